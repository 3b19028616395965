using System.Globalization;
using System.Net;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
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

    /// <summary>Invoice by the cooperative, transfer by the treasurer, receipt by the cooperative: all through the pages.</summary>
    private async Task Settle(Purchase purchase, string amount)
    {
        var (clerk, treasurer) = (await market.As(purchase.Clerk), await market.As(purchase.Treasurer));
        var invoice = await clerk.Submit(await clerk.Get($"{purchase.Page}/invoice"), "form#record-invoice",
            ("InvoiceNumber", Given.InvoiceNumber()), ("IssuedOn", "2026-11-20"), ("Amount", amount));
        Assert.Equal(HttpStatusCode.Redirect, invoice.Status);
        var transfer = await treasurer.Submit(await treasurer.Get($"{purchase.Page}/transfer"), "form#record-transfer",
            ("PayerName", purchase.Buyer.Name), ("Reference", $"R-{purchase.Number}"), ("PaidOn", "2026-11-20"), ("Amount", amount));
        Assert.Equal(HttpStatusCode.Redirect, transfer.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.Submit(await clerk.Get(purchase.Page), "form[id^=confirm-]")).Status);
    }

    [Fact]
    public async Task A_provincial_units_order_raises_the_goals_own_figure_by_exactly_that_amount()
    {
        var unit = await market.Given.Organisation(OrganisationKind.PairedUnit, "省级定点帮扶单位", AssistanceRelation.Provincial, "530102");
        var before = await Everywhere();
        var purchase = await market.Given.Purchase(OrderStatus.Approved, buyer: unit, kilograms: 12.5m, purpose: Purpose.Pledge);
        Assert.Equal((before.Own with { Ordered = before.Own.Ordered + 25000 }, before.All with { Ordered = before.All.Ordered + 25000 }), await Everywhere());

        await market.Given.Act(purchase.OrderId, o => o.Confirm(purchase.Clerk.Id, null, market.Given.Now));
        await market.Given.Act(purchase.OrderId, o => o.Ship(purchase.Clerk.Id, null, null, market.Given.Now));
        // Two and a half kilograms arrive broken.
        await market.Given.Act(purchase.OrderId, o => market.Given.Receive(o, unit, 10_000));
        var accepted = (Own: new Figures(before.Own.Ordered + 25000, before.Own.Accepted + 20000, before.Own.Verified),
            All: new Figures(before.All.Ordered + 25000, before.All.Accepted + 20000, before.All.Verified));
        Assert.Equal(accepted, await Everywhere());

        await Settle(purchase, "200");
        Assert.Equal((accepted.Own with { Verified = before.Own.Verified + 20000 }, accepted.All with { Verified = before.All.Verified + 20000 }), await Everywhere());
    }

    [Fact]
    public async Task A_canteens_order_raises_only_all_purchases()
    {
        var before = await Everywhere();
        var purchase = await market.Given.Purchase(kilograms: 10);
        await Settle(purchase, "200");
        Assert.Equal((before.Own, new Figures(before.All.Ordered + 20000, before.All.Accepted + 20000, before.All.Verified + 20000)), await Everywhere());
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

[Collection("sqlite")]
public sealed class RaiseGoalOnSqlite(SqliteDatabases databases) : RaiseGoalTests(databases);

[Collection("mysql")]
public sealed class RaiseGoalOnMySql(MySqlDatabases databases) : RaiseGoalTests(databases);
