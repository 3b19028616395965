using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Complaints;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Orders.Complaints;

namespace WeixiIncome.IntegrationTests.Orders;

public abstract class ComplaintTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Seller seller = null!;
    private Person first = null!;
    private Person second = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        seller = await market.Given.Seller();
        (first, second) = (await market.Given.CountySupervisor(), await market.Given.CountySupervisor());
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task A_complaint_goes_from_the_public_entry_to_its_closing()
    {
        var (number, code) = await File();
        Assert.Equal("TS20261120-0001", number);
        var complaint = await Kept(number);
        // Friday: two working days end on Tuesday, fifteen days on 5 December.
        Assert.Equal((new DateOnly(2026, 11, 24), new DateOnly(2026, 12, 5), seller.Organisation.Id), (complaint.AcceptBy, complaint.DecideBy, complaint.ConcernedId!.Value));

        var desk = await market.As(first);
        Assert.Contains(number, (await desk.Get("/notices")).Text);
        Assert.Contains(number, (await desk.Get("/oversight/complaints")).Text);
        var page = await desk.Get($"/complaints/{number}");
        Assert.Contains("李四", page.Document.QuerySelector("#contact")!.TextContent);
        await desk.Submit(page, "form#assign", ("To", first.Id.ToString()));

        var clerk = await market.As(seller.Clerk);
        var concerned = await clerk.Get($"/complaints/{number}");
        Assert.Contains("发霉", concerned.Text);
        foreach (var secret in new[] { "李四", "13900000000" }) Assert.DoesNotContain(secret, concerned.Html);
        await clerk.Submit(concerned, "form#state", ("Text", "愿意换货"));

        await desk.Submit(await desk.Get($"/complaints/{number}"), "form#say", ("Text", "请补照片"));
        var visitor = market.Anyone();
        var followed = await visitor.Get($"/complaints/{number}?code={code}");
        Assert.Contains("请补照片", followed.Text);
        await visitor.Submit(followed, "form#say", ("Text", "照片已寄"));
        Assert.Contains("照片已寄", (await desk.Get($"/complaints/{number}")).Text);
        Assert.DoesNotContain("照片已寄", (await clerk.Get($"/complaints/{number}")).Text);

        var decide = await desk.Get($"/complaints/{number}");
        Assert.Contains("请填写处理措施", (await desk.Submit(decide, "form#decide", ("Decision", "Upheld"), ("Finding", "属实"))).Text);
        await desk.Submit(decide, "form#decide", ("Decision", "Upheld"), ("Finding", "检查属实"), ("Measures", "三日内换货"), ("FormKey", Guid.NewGuid().ToString()));
        Assert.Contains("作出处理的人不能办结", (await desk.PostTo($"/oversight/complaints/{number}/close", ("Number", number), ("FormKey", Guid.NewGuid().ToString()))).Text);
        var other = await market.As(second);
        await other.Submit(await other.Get($"/complaints/{number}"), "form#close");

        var end = await visitor.Get($"/complaints/{number}?code={code}");
        foreach (var said in new[] { "已办结", "三日内换货", "检查属实", "愿意换货" }) Assert.Contains(said, end.Text);
        Assert.Null(end.Document.QuerySelector("form#say"));
        Assert.Contains(number, Encoding.UTF8.GetString(await desk.Download("/oversight/complaints/export?format=csv")));
        Assert.DoesNotContain("李四", Encoding.UTF8.GetString(await desk.Download("/oversight/complaints/export?format=csv")));
    }

    [Fact]
    public async Task A_complaint_is_open_to_nobody_else()
    {
        var (number, code) = await File();
        var strangers = new[] { market.Anyone(), await market.As((await market.Given.BuyingUnit()).Approver), await market.As((await market.Given.Seller("核桃", category: "walnut")).Clerk), await market.As(await market.Given.Member(await market.Given.Organisation(OrganisationKind.Township, area: "533423205"), MarketRole.TownshipOfficer)) };
        foreach (var stranger in strangers)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/complaints/{number}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/complaints/{number}?code=AAAA-BBBB-CCCC")).Status);
        }
        // Before it is taken up the side concerned does not see it; an officer of its own township does.
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(seller.Clerk)).Get($"/complaints/{number}")).Status);
        var township = await market.As(await market.Given.Member(await market.Given.Organisation(OrganisationKind.Township, area: Given.Township), MarketRole.TownshipOfficer));
        Assert.Equal(HttpStatusCode.OK, (await township.Get($"/complaints/{number}")).Status);
        foreach (var act in new[] { "assign", "decide", "close" })
            foreach (var stranger in new[] { strangers[1], strangers[3], await market.As(seller.Clerk) })
                Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostTo($"/oversight/complaints/{number}/{act}", ("Number", number), ("To", first.Id.ToString()), ("Decision", "NotUpheld"), ("Finding", "x"), ("FormKey", Guid.NewGuid().ToString()))).Status);
        Assert.False(await market.InDb(db => db.CommandsDone.AnyAsync(d => d.Answer.Contains(code))));
        Assert.False(await market.InDb(db => db.Complaints.AnyAsync(c => c.CodeDigest == code)));
    }

    [Fact]
    public async Task Who_is_complained_of_neither_decides_nor_closes()
    {
        // The officer also holds a post in the side complained of.
        await market.Given.AlsoHolds(first, seller.Organisation, MarketRole.CooperativeClerk);
        var (number, _) = await File();
        var visitor = await market.As(first);
        foreach (var act in new[] { "assign", "decide", "close" })
        {
            var answer = await visitor.PostTo($"/oversight/complaints/{number}/{act}", ("Number", number), ("To", second.Id.ToString()), ("Decision", "NotUpheld"), ("Finding", "x"), ("FormKey", Guid.NewGuid().ToString()));
            Assert.True(answer.Status == HttpStatusCode.NotFound || answer.Text.Contains("被投诉方的人员不能办理", StringComparison.Ordinal), act);
        }
        Assert.Equal(ComplaintStatus.Received, (await Kept(number)).Status);
    }

    [Fact]
    public async Task Steps_come_in_their_order_and_once()
    {
        var (number, _) = await File();
        var (desk, clerk) = (await market.As(first), await market.As(seller.Clerk));
        Assert.Contains("不能做这一步", (await desk.PostTo($"/oversight/complaints/{number}/decide", ("Number", number), ("Decision", "NotUpheld"), ("Finding", "x"), ("FormKey", Guid.NewGuid().ToString()))).Text);
        var page = await desk.Get($"/complaints/{number}");
        await desk.Submit(page, "form#assign", ("To", second.Id.ToString()));
        // A second officer with the page of before is told.
        Assert.Contains("刚刚被别人修改过", (await desk.Submit(page, "form#assign", ("To", first.Id.ToString()), ("FormKey", Guid.NewGuid().ToString()))).Text);
        Assert.Contains("请选择本辖区的工作人员", (await desk.PostTo($"/oversight/complaints/{number}/assign", ("Number", number), ("To", seller.Clerk.Id.ToString()), ("FormKey", Guid.NewGuid().ToString()))).Text);
        var concerned = await clerk.Get($"/complaints/{number}");
        await clerk.Submit(concerned, "form#state", ("Text", "一"));
        Assert.Contains("不能做这一步", (await clerk.Submit(concerned, "form#state", ("Text", "二"), ("FormKey", Guid.NewGuid().ToString()))).Text);
        Assert.Equal("一", (await Kept(number)).Statement);
    }

    [Fact]
    public async Task Machines_and_floods_are_refused_and_markup_stays_text()
    {
        var visitor = market.Anyone();
        var page = await visitor.Get("/complaints/new");
        (string, string?)[] typed = [("Subject", "Other"), ("Text", "<script>alert(1)</script>")];
        Assert.Contains("留空", (await visitor.Submit(page, "form#complain", [.. typed, ("Website", "http://spam")])).Text);
        Assert.Contains("投诉内容最多 2000 个字", (await visitor.Submit(page, "form#complain", ("Subject", "Other"), ("Text", new string('长', 2001)))).Text);
        Assert.Contains("请填写投诉内容", (await visitor.Submit(page, "form#complain", ("Subject", "Other"))).Text);
        Assert.Contains("不像电话号码", (await visitor.Submit(page, "form#complain", [.. typed, ("ContactPhone", "abc")])).Text);
        Assert.Equal(0, await market.InDb(db => db.Complaints.CountAsync()));
        var filed = await visitor.Submit(page, "form#complain", typed);
        var number = filed.Document.QuerySelector("#complaint-number")!.TextContent.Trim();
        Assert.DoesNotContain("<script>alert", (await (await market.As(first)).Get($"/complaints/{number}")).Html);
        // The same form again is the same complaint, and the code is not shown twice.
        Assert.Contains("不再显示", (await visitor.Submit(page, "form#complain", typed)).Text);
        Assert.Equal(1, await market.InDb(db => db.Complaints.CountAsync()));
        HttpStatusCode last = default;
        for (var i = 0; i < 12; i++) last = (await visitor.Submit(page, "form#complain", [.. typed, ("FormKey", Guid.NewGuid().ToString())])).Status;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.True(await market.InDb(db => db.Complaints.CountAsync()) <= 10);
    }

    [Fact]
    public async Task A_passed_deadline_is_reminded_of_exactly_once_by_however_many_processes()
    {
        var (number, _) = await File();
        Assert.Equal(0, await market.Send(new RemindComplaints()));
        market.Clock.Advance(TimeSpan.FromDays(5));
        await using var replica = market.Replica();
        replica.Clock.SetUtcNow(market.Clock.GetUtcNow());
        var told = await Task.WhenAll(market.Send(new RemindComplaints()), replica.Send(new RemindComplaints()), market.Send(new RemindComplaints()));
        Assert.Equal(1, told.Sum());
        Assert.Equal(0, await market.Send(new RemindComplaints()));
        Assert.Contains("已超期", (await (await market.As(first)).Get("/oversight/complaints?overdue=true")).Text);
        market.Clock.Advance(TimeSpan.FromDays(12));
        Assert.Equal(1, await market.Send(new RemindComplaints()));
        Assert.Equal(2, await market.InDb(db => db.Notices.CountAsync(n => n.MemberId == first.Id && n.Sentence.Contains("超过"))));
        Assert.NotNull((await Kept(number)).RemindedToDecideAt);
    }

    [Fact]
    public async Task The_county_sets_the_deadlines_from_a_day_on()
    {
        var desk = await market.As(first);
        var page = await desk.Get("/oversight/complaints");
        Assert.Contains("只能从今天", (await desk.Submit(page, "form#set-terms", ("From", "2026-11-01"))).Text);
        await desk.Submit(page, "form#set-terms", ("AcceptWorkingDays", "5"), ("DecideDays", "30"));
        var complaint = await Kept((await File()).Number);
        Assert.Equal((new DateOnly(2026, 11, 27), new DateOnly(2026, 12, 20)), (complaint.AcceptBy, complaint.DecideBy));
    }

    [Fact]
    public async Task A_buyer_complains_about_an_order_and_the_supplier_about_the_buyer()
    {
        var unit = await market.Given.BuyingUnit("一中食堂");
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Accepted);
        foreach (var (person, against) in new[] { (unit.Buyer, seller.Organisation.Id), (seller.Clerk, unit.Organisation.Id) })
        {
            var visitor = await market.As(person);
            var filed = await visitor.Submit(await visitor.Get($"/complaints/new?subject=Order&about={order.Number}"), "form#complain", ("Text", "有意见"));
            var number = filed.Document.QuerySelector("#complaint-number")!.TextContent.Trim();
            Assert.Equal(against, (await Kept(number)).ConcernedId);
            Assert.Contains(number, (await visitor.Get("/complaints")).Text);
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get($"/complaints/{number}")).Status);
        }
        // Whoever is not part of an order cannot find out by it whom it concerns.
        var stranger = await market.As((await market.Given.BuyingUnit()).Buyer);
        var blind = await stranger.Submit(await stranger.Get($"/complaints/new?subject=Order&about={order.Number}"), "form#complain", ("Text", "有意见"));
        Assert.Null((await Kept(blind.Document.QuerySelector("#complaint-number")!.TextContent.Trim())).ConcernedId);
    }

    [Fact]
    public async Task A_file_is_for_the_desk_alone()
    {
        var visitor = market.Anyone();
        var filed = await visitor.Upload(await visitor.Get("/complaints/new"), "form#complain", [("Paper", "照片.png", Pictures.Of(40, 40, SkiaSharp.SKEncodedImageFormat.Png))], ("Subject", "Supplier"), ("About", seller.Organisation.Name), ("Text", "看照片"));
        var number = filed.Document.QuerySelector("#complaint-number")!.TextContent.Trim();
        var file = (await Kept(number)).Files.Single().FileId;
        var desk = await market.As(first);
        await desk.Submit(await desk.Get($"/complaints/{number}"), "form#assign", ("To", first.Id.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await desk.Get($"/files/{file}")).Status);
        foreach (var other in new[] { visitor, await market.As(seller.Clerk) }) Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/files/{file}")).Status);
    }

    private async Task<(string Number, string Code)> File()
    {
        var visitor = market.Anyone();
        var filed = await visitor.Submit(await visitor.Get("/complaints/new"), "form#complain", ("Subject", "Supplier"), ("About", seller.Organisation.Name), ("Text", "米有点发霉"), ("ContactName", "李四"), ("ContactPhone", "13900000000"));
        return (filed.Document.QuerySelector("#complaint-number")!.TextContent.Trim(), filed.Document.QuerySelector("#complaint-code")!.TextContent.Trim());
    }

    private Task<Complaint> Kept(string number) => market.InDb(db => db.Complaints.AsNoTracking().Include(c => c.Files).SingleAsync(c => c.Number == number));
}

public sealed class ComplaintOnSqlite(SqliteDatabases databases) : ComplaintTests(databases);

public sealed class ComplaintOnMySql(MySqlDatabases databases) : ComplaintTests(databases);
