using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Home;

namespace WeixiIncome.IntegrationTests.Goals;

/// <summary>From order to receipt: what a purchase does to the goal, and what it does not.</summary>
public abstract class RaiseGoalTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private sealed record Figures(long Ordered, long Accepted, long Verified);

    private async Task<(Figures Own, Figures All)> Read(string page)
    {
        // Past the half minute for which the first page may be kept.
        market.Clock.Advance(FrontWindow.Fresh);
        var seen = await market.Anyone().Get(page);
        Figures Of(string section)
        {
            long Fen(Stage stage) => long.Parse(seen.Document.QuerySelector($"#{section} [data-stage={stage}]")!.GetAttribute("data-fen")!, CultureInfo.InvariantCulture);
            return new(Fen(Stage.Ordered), Fen(Stage.Accepted), Fen(Stage.Verified));
        }
        return (Of("own"), Of("all"));
    }

    private async Task<(Figures Own, Figures All)> Everywhere()
    {
        var goals = await Read("/oversight/goals");
        Assert.Equal(goals, await Read("/"));
        return goals;
    }

    private async Task On(Person who, string page, string form, params (string, string?)[] typed)
    {
        var visitor = await market.As(who);
        var seen = await visitor.Submit(await visitor.Get(page), form, typed);
        Assert.True(seen.Status == HttpStatusCode.Redirect, $"{form} on {page}: {seen.Status} {seen.Document.QuerySelector(".form-errors")?.TextContent}");
    }

    /// <summary>From the cart to the receipt by the people of a unit and a cooperative, everything through the pages.</summary>
    /// <param name="look">Called after the approval, after the acceptance and after the receipt.</param>
    private async Task Buy(BuyingUnit unit, string kilograms, string accepted, string due, Func<string, Task> look)
    {
        var seller = await market.Given.Seller();
        // All that it sells came from one alleviated household: base A.
        await market.Given.LotOfOne(seller.Organisation, seller.Product, 1_000_000);
        await market.Given.Address(unit.Organisation);
        var buyer = await market.As(unit.Buyer);
        await buyer.AddToCart(seller.Offer, kilograms);
        await On(unit.Buyer, "/cart/checkout", "#place-order", ("DeliverOn", "2026-11-23"));
        var number = await market.InDb(db => db.Orders.Select(o => o.Number).SingleAsync());
        var (order, payment) = ($"/orders/{number}", $"/payments/{number}");
        await On(unit.Approver, order, "#approve");
        await look("approved");
        await On(seller.Clerk, order, "#confirm");
        await On(seller.Clerk, order, "#ship");
        await On(unit.Receiver, $"{order}/acceptance", "#inspect", ("Lines[0].Accepted", accepted), ("Lines[0].Reason", accepted == kilograms ? null : "变质或腐烂"));
        await On(unit.SecondReceiver, $"{order}/acceptance", "#countersign");
        await look("accepted");
        await On(seller.Clerk, $"{payment}/invoice", "form#record-invoice", ("InvoiceNumber", Given.InvoiceNumber()), ("IssuedOn", "2026-11-20"), ("Amount", due));
        await On(unit.Treasurer, $"{payment}/transfer", "form#record-transfer", ("PayerName", unit.Organisation.Name), ("Reference", $"R-{number}"), ("PaidOn", "2026-11-20"), ("Amount", due));
        await look("accepted");
        await On(seller.Clerk, payment, "form[id^=confirm-]");
        await look("verified");
        Assert.Contains("已核实", (await (await market.As(await market.Given.CountySupervisor())).Get($"/oversight/ledger?q={number}")).Text);
    }

    private async Task<BuyingUnit> Unit(OrganisationKind kind, AssistanceRelation relation, string area)
    {
        var unit = await market.Given.Organisation(kind, null, relation, area);
        return new(unit, await market.Given.Member(unit, MarketRole.Buyer), await market.Given.Member(unit, MarketRole.Approver), await market.Given.Member(unit, MarketRole.Receiver),
            await market.Given.Member(unit, MarketRole.Receiver), await market.Given.Member(unit, MarketRole.Treasurer));
    }

    [Fact]
    public async Task A_provincial_units_order_raises_the_goals_own_figure_by_exactly_that_amount()
    {
        var unit = await Unit(OrganisationKind.PairedUnit, AssistanceRelation.Provincial, "530102");
        var before = await Everywhere();
        Assert.Equal((new Figures(0, 0, 0), new Figures(0, 0, 0)), before);
        // Two and a half kilograms arrive broken.
        await Buy(unit, "12.5", "10", "200", async step =>
        {
            var wanted = new Figures(25000, step == "approved" ? 0 : 20000, step == "verified" ? 20000 : 0);
            Assert.Equal((wanted, wanted), await Everywhere());
        });
    }

    [Fact]
    public async Task A_canteens_order_raises_only_all_purchases()
    {
        var unit = await Unit(OrganisationKind.BudgetUnit, AssistanceRelation.County, "533423");
        await Buy(unit, "10", "10", "200", async step =>
            Assert.Equal((new Figures(0, 0, 0), new Figures(20000, step == "approved" ? 0 : 20000, step == "verified" ? 20000 : 0)), await Everywhere()));
    }

    [Fact]
    public async Task Half_an_invoice_or_half_the_money_verifies_nothing()
    {
        var unit = await market.Given.Organisation(OrganisationKind.ShanghaiPartner, "宝山区协作单位", AssistanceRelation.Shanghai, "310113");
        var purchase = await market.Given.Purchase(buyer: unit, purpose: Purpose.Pledge);
        var before = await Everywhere();
        var (clerk, treasurer) = (await market.As(purchase.Clerk), await market.As(purchase.Treasurer));
        await clerk.Submit(await clerk.Get($"{purchase.Page}/invoice"), "form#record-invoice", ("InvoiceNumber", Given.InvoiceNumber()), ("IssuedOn", "2026-11-20"), ("Amount", "199.99"));
        await treasurer.Submit(await treasurer.Get($"{purchase.Page}/transfer"), "form#record-transfer", ("PayerName", "户"), ("Reference", "R"), ("PaidOn", "2026-11-20"), ("Amount", "200"));
        await clerk.Submit(await clerk.Get(purchase.Page), "form[id^=confirm-]");
        Assert.Equal(before, await Everywhere());
        await clerk.Submit(await clerk.Get($"{purchase.Page}/invoice"), "form#record-invoice", ("InvoiceNumber", Given.InvoiceNumber()), ("IssuedOn", "2026-11-20"), ("Amount", "0.01"));
        Assert.Equal(before.Own.Verified + 20000, (await Everywhere()).Own.Verified);
    }
}

public sealed class RaiseGoalOnSqlite(SqliteDatabases databases) : RaiseGoalTests(databases);

public sealed class RaiseGoalOnMySql(MySqlDatabases databases) : RaiseGoalTests(databases);
