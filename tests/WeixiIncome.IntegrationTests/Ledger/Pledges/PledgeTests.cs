using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MediatR;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Ledger.Pledges;
using WeixiIncome.Web.Sheets;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.IntegrationTests.Ledger.Pledges;

public abstract class PledgeTests(IDatabases databases) : IAsyncLifetime
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

    private async Task<Seen> Draft(Visitor visitor, params (string, string?)[] typed) => await visitor.Submit(await visitor.Get("/pledges/new"), "form#keep-pledge", typed);

    private async Task<Seen> Act(Person person, string number, string form, params (string, string?)[] typed)
    {
        var visitor = await market.As(person);
        return await visitor.Submit(await visitor.Get($"/pledges/{number}"), $"form#{form}", typed);
    }

    /// <summary>An order from the checkout; answers its number, or nothing where it was refused.</summary>
    private async Task<(string Number, Seen Seen)> Order(Guid? pledge, string purpose = "Pledge", string kilograms = "100", Guid? activity = null)
    {
        var buyer = await market.As(unit.Buyer);
        await market.Given.Address(unit.Organisation);
        await buyer.AddToCart(rice.Offer, kilograms);
        var seen = await buyer.Submit(await buyer.Get("/cart/checkout"), "form#place-order", ("Purpose", purpose), ("PledgeId", pledge?.ToString()), ("ActivityEventId", activity?.ToString()));
        return (await market.InDb(db => db.Orders.OrderByDescending(o => o.Number).Select(o => o.Number).FirstOrDefaultAsync()) ?? "", seen);
    }

    private async Task<(string Ordered, string Accepted, string Verified)> Figures(string number)
    {
        var page = await (await market.As(county)).Get($"/pledges/{number}");
        string Of(string id) => page.Document.QuerySelector($"#{id} a")!.TextContent.Trim();
        return (Of("ordered"), Of("accepted"), Of("verified"));
    }

    [Fact]
    public async Task A_pledge_is_drafted_signed_and_drawn_down_and_what_is_cancelled_is_given_back()
    {
        var drafted = await Draft(await market.As(unit.Buyer), ("Amount", "1000"), ("Body", "Union"));
        Assert.Equal("/pledges/RG2026-0001", drafted.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(county)).Get("/pledges/RG2026-0001")).Status);
        Assert.Null((await (await market.As(unit.Buyer)).Get("/pledges/RG2026-0001")).Document.QuerySelector("form#sign"));
        Assert.Contains("请填写文号", (await Act(unit.Approver, "RG2026-0001", "sign")).Text);
        Assert.Contains("还没有到", (await Act(unit.Approver, "RG2026-0001", "sign", ("DocumentNumber", "函1"), ("SignedOn", "2026-12-01"))).Text);
        await Act(unit.Approver, "RG2026-0001", "sign", ("DocumentNumber", "函1"));
        var pledge = await market.InDb(db => db.Pledges.AsNoTracking().SingleAsync());
        Assert.Equal(PledgeStatus.InForce, pledge.Status);
        Assert.Contains("RG2026-0001", (await (await market.As(county)).Get("/notices")).Html);

        var (number, _) = await Order(pledge.Id, kilograms: "30");
        Assert.Equal(("¥0.00", "¥0.00", "¥0.00"), await Figures(pledge.Number));
        var order = await market.InDb(db => db.Orders.AsNoTracking().SingleAsync(o => o.Number == number));
        Assert.Equal(pledge.Id, order.PledgeId);
        await market.Given.Act(order.Id, o => o.Approve(unit.Approver.Id, null, market.Given.Now));
        Assert.Equal(("¥600.00", "¥0.00", "¥0.00"), await Figures(pledge.Number));
        var (second, _) = await Order(pledge.Id, kilograms: "20");
        var other = await market.InDb(db => db.Orders.Where(o => o.Number == second).Select(o => o.Id).SingleAsync());
        await market.Given.Act(other, o => o.Approve(unit.Approver.Id, null, market.Given.Now));
        Assert.Equal(("¥1,000.00", "¥0.00", "¥0.00"), await Figures(pledge.Number));
        await market.Given.Act(other, o => o.Cancel(unit.Buyer.Id, "不要了", market.Given.Now));
        Assert.Equal(("¥600.00", "¥0.00", "¥0.00"), await Figures(pledge.Number));
        var page = await (await market.As(unit.Buyer)).Get($"/pledges/{pledge.Number}");
        Assert.Equal(2, page.Document.QuerySelectorAll("#orders tbody tr").Length);
        Assert.NotNull((await (await market.As(unit.Buyer)).Get($"/orders/{number}")).Document.QuerySelector($"#facts a[href='/pledges/{pledge.Number}']"));
        var said = await Commands.Run(market, "check");
        Assert.True(said.Code == 0, said.Output);
    }

    [Fact]
    public async Task Accepted_amounts_and_goods_count_and_more_than_promised_is_shown()
    {
        var category = await market.InDb(db => db.Categories.AsNoTracking().SingleAsync(c => c.Code == "rice"));
        var pledge = await market.Given.Pledge(unit, 100m, new GoodsTerms(category, null, 8000, Unit.Kilogram));
        var (number, _) = await Order(pledge.Id, kilograms: "10");
        var id = await market.InDb(db => db.Orders.Where(o => o.Number == number).Select(o => o.Id).SingleAsync());
        foreach (var act in new Action<Order>[]
        {
            o => o.Approve(unit.Approver.Id, null, market.Given.Now), o => o.Confirm(rice.Clerk.Id, null, market.Given.Now), o => o.Ship(rice.Clerk.Id, null, null, market.Given.Now),
            o => o.Inspect([.. o.Lines.Select(l => new InspectedLine(l.Id, l.Quantity - 1000, 1000, "破损"))], unit.Organisation, unit.Receiver.Id, market.Given.Now),
            o => o.Countersign(unit.SecondReceiver.Id, market.Given.Now),
        }) await market.Given.Act(id, act);
        Assert.Equal(("¥200.00", "¥180.00", "¥0.00"), await Figures(pledge.Number));
        await market.Given.Prove(new Purchase(id, number, unit.Organisation, rice.Organisation, unit.Treasurer, rice.Clerk));
        Assert.Equal(("¥200.00", "¥180.00", "¥180.00"), await Figures(pledge.Number));
        var page = await (await market.As(unit.Buyer)).Get($"/pledges/{pledge.Number}");
        Assert.Contains("180%", page.Text);
        Assert.Contains("已超额完成", page.Text);
        Assert.Contains("9 公斤", page.Document.QuerySelector("#goods")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await Act(unit.Approver, pledge.Number, "close")).Status);
        Assert.Equal((PledgeStatus.Fulfilled, 18000L), await market.InDb(db => db.Pledges.Select(p => new ValueTuple<PledgeStatus, long>(p.Status, p.AcceptedAtClose!.Value.Fen)).SingleAsync()));
    }

    [Fact]
    public async Task A_purchase_for_a_pledge_names_one_of_the_unit_that_is_in_force_for_the_year()
    {
        var pledge = await market.Given.Pledge(unit);
        Assert.Contains("请选择这次兑现哪一份认购", (await Order(null)).Seen.Text);
        var foreign = await market.Given.Pledge(await market.Given.BuyingUnit());
        Assert.Contains("不在 2026 年履行中", (await Order(foreign.Id)).Seen.Text);
        Assert.Equal(0, await market.InDb(db => db.Orders.CountAsync()));
        // Another purpose may draw it down too, and need not.
        Assert.Equal(HttpStatusCode.Redirect, (await Order(null, "Canteen", "5")).Seen.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Order(pledge.Id, "Canteen", "5")).Seen.Status);
        Assert.Equal(1, await market.InDb(db => db.Orders.CountAsync(o => o.PledgeId == pledge.Id)));
    }

    [Theory]
    [InlineData("Amount", "", "请填写认购金额，或至少一种")]
    [InlineData("Amount", "0", "应大于 0")]
    [InlineData("Amount", "1.234", "太细")]
    [InlineData("Year", "2025", "只能是 2026 年或 2027 年")]
    [InlineData("Goods[0].Quantity", "5", "第 1 行请填写品类")]
    public async Task Bad_input_is_told_in_a_sentence(string field, string value, string sentence)
    {
        var seen = await Draft(await market.As(unit.Buyer), field == "Amount" ? (field, value) : ("Amount", "100"), field == "Amount" ? ("Note", "") : (field, value));
        Assert.Equal((HttpStatusCode)422, seen.Status);
        Assert.Contains(sentence, seen.Text);
        Assert.Equal(0, await market.InDb(db => db.Pledges.CountAsync()));
    }

    [Fact]
    public async Task It_is_closed_at_the_years_end_with_words_and_next_years_is_made_from_it_once()
    {
        var pledge = await market.Given.Pledge(unit);
        Assert.Contains("现在不能结转", (await Act(unit.Approver, pledge.Number, "close", ("Words", "来不及"))).Text);
        market.Clock.Advance(TimeSpan.FromDays(45));
        Assert.Contains("请填写结转说明", (await Act(unit.Approver, pledge.Number, "close")).Text);
        Assert.Equal(HttpStatusCode.Redirect, (await Act(unit.Approver, pledge.Number, "close", ("Words", "预算调减"))).Status);
        Assert.Contains("预算调减", (await (await market.As(county)).Get($"/pledges/{pledge.Number}")).Text);
        var next = await Act(unit.Buyer, pledge.Number, "repeat");
        Assert.Equal("/pledges/RG2027-0001", next.Location?.ToString());
        Assert.Equal((2027, 1_000_000L, PledgeStatus.Draft, (Guid?)pledge.Id), await market.InDb(db => db.Pledges.Where(p => p.Number == "RG2027-0001")
            .Select(p => new ValueTuple<int, long, PledgeStatus, Guid?>(p.Year, p.Amount!.Value.Fen, p.Status, p.PreviousId)).SingleAsync()));
        var again = await (await market.As(unit.Buyer)).PostTo($"/pledges/{pledge.Number}/repeat", ("FormKey", Guid.NewGuid().ToString()));
        Assert.Contains("RG2027-0001", again.Text);
        Assert.Equal(2, await market.InDb(db => db.Pledges.CountAsync()));
    }

    [Fact]
    public async Task Units_are_reminded_once_a_month_however_many_processes_ask_and_the_county_hears_of_those_behind()
    {
        var pledge = await market.Given.Pledge(unit);
        await market.InDb(db => db.Notices.ExecuteDeleteAsync());
        await using var replica = market.Replica();
        replica.Clock.SetUtcNow(market.Clock.GetUtcNow());
        async Task<int> Remind(Market of)
        {
            await using var scope = of.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RemindUnits());
        }
        var reminded = await Task.WhenAll(Remind(market), Remind(replica), Remind(market));
        Assert.Equal(1, reminded.Sum());
        Assert.Equal(0, await Remind(market));
        Assert.Equal(1, await market.InDb(db => db.PledgeReminders.CountAsync(r => r.PledgeId == pledge.Id && r.Period == 202611 && r.WasBehind)));
        Assert.Contains("落后于时间进度", (await (await market.As(unit.Buyer)).Get("/notices")).Text);
        Assert.Equal(1, await market.InDb(db => db.Notices.CountAsync(n => n.MemberId == county.Id)));
        market.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(1, await Remind(market));
    }

    [Fact]
    public async Task A_unit_sees_its_own_the_county_all_that_were_signed_and_a_person_makes_none()
    {
        var mine = await market.Given.Pledge(unit);
        var theirs = await market.Given.Pledge(await market.Given.BuyingUnit());
        var buyer = await market.As(unit.Buyer);
        var list = await buyer.Get("/pledges");
        Assert.Contains(mine.Number, list.Html);
        Assert.DoesNotContain(theirs.Number, list.Html);
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.Get($"/pledges/{theirs.Number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(unit.Approver)).PostTo($"/pledges/{theirs.Number}/close", ("Words", "x"), ("FormKey", Guid.NewGuid().ToString()))).Status);
        foreach (var person in new[] { county, await market.Given.TownshipOfficer(), await market.Given.Member(await market.Given.Organisation(OrganisationKind.ProvinceDepartment, area: "53"), MarketRole.ProvinceViewer) })
        {
            var seen = await (await market.As(person)).Get("/pledges");
            Assert.Contains(mine.Number, seen.Html);
            Assert.Contains(theirs.Number, seen.Html);
        }
        var sheet = Sheet.Read(new MemoryStream(await (await market.As(county)).Download("/pledges/export?format=csv")), "a.csv");
        Assert.Equal([mine.Number, theirs.Number], sheet.Rows.Select(r => r["认购编号"]).Order());
        var individual = await market.Given.Member(await market.Given.Organisation(OrganisationKind.Person), MarketRole.Individual);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(individual)).Get("/pledges/new")).Status);
        var contractor = await market.Given.Contractor(await market.Given.Canteen());
        Assert.Contains("不向个人和农户下达任何任务", (await (await market.As(contractor.Buyer)).Get("/pledges/new")).Text);
    }

    [Fact]
    public async Task The_letter_prints_with_its_number()
    {
        var pledge = await market.Given.Pledge(unit);
        var buyer = await market.As(unit.Buyer);
        var paper = await buyer.Follow(await Act(unit.Buyer, pledge.Number, "print"));
        Assert.Contains("认购书", paper.Text);
        Assert.Contains("10,000.00", paper.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As((await market.Given.BuyingUnit()).Buyer)).PostTo($"/pledges/{pledge.Number}/print", ("FormKey", Guid.NewGuid().ToString()))).Status);
    }
}

public sealed class PledgeOnSqlite(SqliteDatabases databases) : PledgeTests(databases);

public sealed class PledgeOnMySql(MySqlDatabases databases) : PledgeTests(databases);
