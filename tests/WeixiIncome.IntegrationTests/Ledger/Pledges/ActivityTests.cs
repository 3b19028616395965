using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Activities;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.IntegrationTests.Ledger.Pledges;

public abstract class ActivityTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller rice = null!;
    private Person county = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        (unit, rice, county) = (await market.Given.BuyingUnit(), await market.Given.Seller(), await market.Given.CountySupervisor());
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private async Task<Seen> Enter(Person person, params (string, string?)[] typed)
    {
        var visitor = await market.As(person);
        (string Name, string? Value)[] usual = [("Kind", "Schools"), ("Title", "山珍进校园"), ("From", "2026-11-18"), ("To", ""), ("Place", "一中操场"), ("HostUnitId", unit.Organisation.Id.ToString()),
            ("Suppliers", rice.Organisation.Id.ToString()), ("Promises[0].Name", unit.Organisation.Name), ("Promises[0].Amount", "5000"), ("Promises[1].Name", "外地公司"), ("Promises[1].Amount", "800.50")];
        return await visitor.Submit(await visitor.Get("/activities/new"), "form#keep-activity", [.. usual.Where(u => typed.All(t => t.Item1 != u.Name)), .. typed]);
    }

    [Fact]
    public async Task What_was_promised_stands_beside_what_orders_and_declarations_made_of_it()
    {
        Assert.Equal("/activities/HD2026-0001", (await Enter(county)).Location?.ToString());
        var activity = await market.InDb(db => db.ActivityEvents.AsNoTracking().SingleAsync());

        var buyer = await market.As(unit.Buyer);
        await market.Given.Address(unit.Organisation);
        await buyer.AddToCart(rice.Offer, "10");
        await buyer.Submit(await buyer.Get("/cart/checkout"), "form#place-order", ("Purpose", "Canteen"), ("ActivityEventId", activity.Id.ToString()));
        var order = await market.InDb(db => db.Orders.AsNoTracking().SingleAsync());
        Assert.Equal((activity.Id, Activity.Schools), (order.ActivityEventId!.Value, order.Activity));
        await market.Given.Act(order.Id, o => o.Approve(unit.Approver.Id, null, market.Given.Now));

        var of = new Declaring(unit.Organisation, unit.Buyer, rice.Organisation, await market.Given.TownshipOfficer(), county);
        var number = await market.Given.Entered(of, DeclarationKind.Offline, ("ActivityEventId", activity.Id.ToString()), ("Lines[0].Amount", "300"));

        var page = await (await market.As(county)).Get("/activities/HD2026-0001");
        Assert.Equal(["¥500.00", "¥300.00", "¥300.00"], page.Document.QuerySelectorAll("#realised tfoot td.num").Select(td => td.TextContent.Trim()));
        foreach (var address in new[] { $"/orders/{order.Number}", $"/declarations/{number}" }) Assert.NotNull(page.Document.QuerySelector($"#realised a[href='{address}']"));
        Assert.Contains("¥5,800.50", page.Document.QuerySelector("#promises tfoot")!.TextContent);
        var sheet = Sheet.Read(new MemoryStream(await (await market.As(county)).Download("/activities/export?format=csv&year=2026")), "a.csv");
        Assert.Equal(("5800.50", "500.00", "300.00"), (sheet.Rows[0]["现场认购"], sheet.Rows[0]["已下单"], sheet.Rows[0]["已核实"]));
        Assert.Empty(Sheet.Read(new MemoryStream(await (await market.As(county)).Download("/activities/export?format=csv&year=2025")), "a.csv").Rows);
    }

    [Fact]
    public async Task Suppliers_see_those_they_take_part_in_and_units_what_is_theirs_or_open_to_all()
    {
        await Enter(county);
        await Enter(unit.Buyer, ("HostUnitId", null), ("Title", "单位自办"), ("Suppliers", null), ("Promises[0].Name", ""), ("Promises[0].Amount", ""), ("Promises[1].Name", ""), ("Promises[1].Amount", ""));
        async Task<string> Seen(Person person) => (await (await market.As(person)).Get("/activities")).Html;
        Assert.Contains("山珍进校园", await Seen(rice.Clerk));
        Assert.DoesNotContain("单位自办", await Seen(rice.Clerk));
        Assert.DoesNotContain("山珍进校园", await Seen((await market.Given.Seller()).Clerk));
        var other = await market.Given.BuyingUnit();
        Assert.Contains("山珍进校园", await Seen(other.Buyer));
        Assert.DoesNotContain("单位自办", await Seen(other.Buyer));
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(other.Buyer)).Get("/activities/HD2026-0002")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(other.Buyer)).PostTo("/activities/HD2026-0001/report", ("Report", "x"), ("FormKey", Guid.NewGuid().ToString()))).Status);
    }

    [Fact]
    public async Task Papers_and_the_report_are_added_by_whoever_entered_it_and_read_by_those_who_see_it()
    {
        await Enter(county);
        var visitor = await market.As(county);
        await visitor.Upload(await visitor.Get("/activities/HD2026-0001"), "form#attach", [("Paper", "照片.pdf", Given.Pdf)], ("Kind", "Photo"), ("Caption", "现场"));
        await visitor.Submit(await visitor.Get("/activities/HD2026-0001"), "form#tell", ("Report", "卖了三百斤"));
        var page = await (await market.As(rice.Clerk)).Get("/activities/HD2026-0001");
        Assert.Contains("卖了三百斤", page.Text);
        var file = page.Document.QuerySelector("#papers a[href^='/files/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await (await market.As(rice.Clerk)).Get(file)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As((await market.Given.Seller()).Clerk)).Get(file)).Status);
        Assert.Equal(ActivityStatus.Held, await market.InDb(db => db.ActivityEvents.Select(a => a.Status).SingleAsync()));
    }

    [Theory]
    [InlineData("To", "2026-11-01", "结束日期早于开始日期")]
    [InlineData("Kind", "None", "四进的哪一类")]
    [InlineData("Promises[0].Amount", "", "第 1 行请填写认购金额")]
    [InlineData("Promises[0].Amount", "0", "应大于 0")]
    [InlineData("HostUnitId", "", "请选择举办单位")]
    public async Task Bad_input_is_told_in_a_sentence(string field, string value, string sentence)
    {
        var seen = await Enter(county, (field, value));
        Assert.Equal((HttpStatusCode)422, seen.Status);
        Assert.Contains(sentence, seen.Text);
        Assert.Equal(0, await market.InDb(db => db.ActivityEvents.CountAsync()));
    }

    [Fact]
    public async Task A_report_waits_for_the_day_and_a_cancelled_activity_is_no_longer_chosen()
    {
        await Enter(county, ("From", "2026-12-01"));
        var visitor = await market.As(county);
        Assert.Contains("现在还不能写总结", (await visitor.Submit(await visitor.Get("/activities/HD2026-0001"), "form#tell", ("Report", "早了"))).Text);
        await visitor.Submit(await visitor.Get("/activities/HD2026-0001"), "form#cancel", ("Reason", "下雪"));
        var id = await market.InDb(db => db.ActivityEvents.Select(a => a.Id).SingleAsync());
        var buyer = await market.As(unit.Buyer);
        await market.Given.Address(unit.Organisation);
        await buyer.AddToCart(rice.Offer, "10");
        var page = await buyer.Get("/cart/checkout");
        Assert.DoesNotContain("山珍进校园", page.Html);
        Assert.Contains("已取消或看不到", (await buyer.Submit(page, "form#place-order", ("Purpose", "Canteen"), ("ActivityEventId", id.ToString()))).Text);
    }
}

public sealed class ActivityOnSqlite(SqliteDatabases databases) : ActivityTests(databases);

public sealed class ActivityOnMySql(MySqlDatabases databases) : ActivityTests(databases);
