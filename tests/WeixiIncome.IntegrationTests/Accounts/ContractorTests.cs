using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Accounts.Contractors;

namespace WeixiIncome.IntegrationTests.Accounts;

public abstract class ContractorTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller seller = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        (unit, seller) = (await market.Given.BuyingUnit("县医院食堂"), await market.Given.Seller());
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task The_units_approver_registers_a_contractor_and_invites_its_people_and_the_county_may_too()
    {
        var approver = await market.As(unit.Approver);
        var answer = await approver.Submit(await approver.Get("/contractors"), "form#register-contractor", ("Name", "好味餐饮"), ("CreditCode", Given.CreditCodeNumber()), ("From", "2026-11-20"));
        var page = await approver.Follow(answer);
        Assert.Contains("好味餐饮", page.Text);
        var shown = await approver.Submit(page, "form#invite", ("DisplayName", "王采购"), ("Role", "Buyer"));
        var newcomer = market.Anyone();
        await newcomer.Submit(await newcomer.Get(new Uri(shown.Document.QuerySelector("#invitation-link")!.TextContent.Trim()).AbsolutePath), "form#accept", ("UserName", "wang"), ("Password", Given.Password));
        Assert.Contains("采购员", (await newcomer.Get("/account")).Text);
        Assert.Contains("为县医院食堂承包食堂", (await newcomer.Get("/account/organisation")).Text);

        var county = await market.As(await market.Given.CountySupervisor());
        var list = await county.Get("/contractors");
        Assert.Contains("好味餐饮", list.Text);
        var second = await market.Given.Canteen("民族小学食堂");
        Assert.StartsWith("/contractors/", (await county.Submit(list, "form#register-contractor", ("UnitId", second.Id.ToString()), ("Name", "另一家"), ("CreditCode", Given.CreditCodeNumber()), ("From", "2026-11-20"))).Location!.ToString());
        // Another unit sees neither.
        var stranger = await market.As((await market.Given.BuyingUnit()).Approver);
        Assert.DoesNotContain("好味餐饮", (await stranger.Get("/contractors")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(answer.Location!.ToString())).Status);
    }

    [Fact]
    public async Task Bad_contracts_are_answered_in_a_sentence()
    {
        var contractor = await market.Given.Contractor(unit.Organisation);
        var approver = await market.As(unit.Approver);
        var page = await approver.Get("/contractors");
        async Task<string> Try(string code, string from, string? to = null) =>
            (await approver.Submit(page, "form#register-contractor", ("Name", "某餐饮"), ("CreditCode", code), ("From", from), ("To", to), ("FormKey", Guid.NewGuid().ToString()))).Text;
        Assert.Contains("还有没结束的合同", await Try(contractor.Organisation.CreditCode!, "2027-01-01"));
        Assert.Contains("不能登记为食堂承包单位", await Try(seller.Organisation.CreditCode!, "2026-11-20"));
        Assert.Contains("不能早于开始日期", await Try(Given.CreditCodeNumber(), "2027-05-01", "2027-04-01"));
        Assert.Contains("校验位不对", await Try("91533423MA6K000001", "2026-11-20"));
        Assert.Equal(1, await market.InDb(db => db.CanteenContracts.CountAsync()));
    }

    [Fact]
    public async Task A_contractor_buys_for_the_canteen_it_runs_and_its_own_approver_approves()
    {
        var contractor = await market.Given.Contractor(unit.Organisation);
        var buyer = await market.As(contractor.Buyer);
        await buyer.AddToCart(seller.Offer, "5");
        var checkout = await buyer.Get("/cart/checkout");
        Assert.Contains("采购计入：县医院食堂", checkout.Text);
        Assert.Equal(["Canteen"], checkout.Document.QuerySelectorAll("#Purpose option").Select(o => o.GetAttribute("value")!));
        (string, string?)[] typed = [("Recipient", "李收货"), ("Phone", "13800000000"), ("AreaCode", Given.Township), ("Detail", "后门")];
        Assert.Contains("用途请选“食堂”", (await buyer.Submit(checkout, "#place-order", [.. typed, ("Purpose", "Union")])).Text);
        var placed = await buyer.Follow(await buyer.Submit(await buyer.Get("/cart/checkout"), "#place-order", typed));
        var order = await market.InDb(db => db.Orders.AsNoTracking().Include(o => o.Lines).SingleAsync());
        Assert.Contains(order.Number, placed.Text);
        Assert.Equal((contractor.Organisation.Id, unit.Organisation.Id, Purpose.Canteen, AssistanceRelation.County), (order.BuyerId, order.BoundUnitId!.Value, order.Purpose, order.Relation));

        var served = await market.As(unit.Approver);
        Assert.Equal(HttpStatusCode.NotFound, (await served.PostTo($"/orders/{order.Number}/approve", ("FormKey", Guid.NewGuid().ToString()))).Status);
        await (await market.As(contractor.Approver)).PostTo($"/orders/{order.Number}/approve", ("FormKey", Guid.NewGuid().ToString()));
        Assert.Contains("县医院食堂", (await served.Get($"/orders/{order.Number}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await served.PostTo($"/orders/{order.Number}/cancel", ("Reason", "不要了"), ("FormKey", Guid.NewGuid().ToString()))).Status);
        Assert.Equal(unit.Organisation.Id, await market.InDb(db => db.Ledger.Select(e => e.BoundUnitId!.Value).Distinct().SingleAsync()));
    }

    [Fact]
    public async Task The_invoice_is_made_out_to_the_contractor_and_the_unit_stands_beside_it()
    {
        var contractor = await market.Given.Contractor(unit.Organisation);
        var order = await Bound(contractor);
        var page = await (await market.As(contractor.Treasurer)).Get($"/payments/{order}");
        Assert.Contains(contractor.Organisation.Name, page.Document.QuerySelector("#heading")!.TextContent);
        Assert.Contains(contractor.Organisation.CreditCode!, page.Document.QuerySelector("#heading")!.TextContent);
        Assert.Equal("县医院食堂", page.Document.QuerySelector("#bound-unit")!.TextContent.Trim());
        Assert.Contains(order, (await (await market.As(contractor.Treasurer)).Get("/payments?view=All")).Text);
        Assert.Equal(HttpStatusCode.OK, (await (await market.As(unit.Treasurer)).Get($"/payments/{order}")).Status);
    }

    [Fact]
    public async Task A_receiver_of_the_unit_is_named_to_accept_and_loses_it_with_the_contract()
    {
        var contractor = await market.Given.Contractor(unit.Organisation);
        var approver = await market.As(unit.Approver);
        var page = await approver.Get($"/contractors/{contractor.Organisation.Id}");
        await approver.Submit(page, "form#name-receiver", ("memberId", unit.Receiver.Id.ToString()));
        var order = await Bound(contractor, accepted: false);
        var receiver = await market.As(unit.Receiver);
        Assert.Equal(HttpStatusCode.NotFound, (await receiver.Get($"/orders/{order}/acceptance")).Status);
        await receiver.PostTo("/account/organisation", ("organisationId", contractor.Organisation.Id.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await receiver.Get($"/orders/{order}/acceptance")).Status);

        await approver.Submit(await approver.Get($"/contractors/{contractor.Organisation.Id}"), "form#end-contract", ("reason", "到期"));
        Assert.Equal(HttpStatusCode.NotFound, (await receiver.Get($"/orders/{order}/acceptance")).Status);
        foreach (var person in new[] { contractor.Buyer, contractor.Approver, contractor.Treasurer })
        {
            var visitor = await market.As(person);
            foreach (var address in new[] { $"/orders/{order}", "/approvals", "/cart/checkout", "/units" }) Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(address)).Status);
            Assert.DoesNotContain(order, (await visitor.Get("/orders?tab=All")).Text);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await approver.PostTo($"/contractors/{contractor.Organisation.Id}/invite", ("OrganisationId", contractor.Organisation.Id.ToString()), ("DisplayName", "晚了"), ("Role", "Buyer"), ("FormKey", Guid.NewGuid().ToString()))).Status);
    }

    [Fact]
    public async Task A_contract_ends_with_its_last_day_by_itself()
    {
        var contractor = await market.Given.Contractor(unit.Organisation, BusinessDate.Of(market.Given.Now));
        var buyer = await market.As(contractor.Buyer);
        Assert.Equal(HttpStatusCode.OK, (await buyer.Get("/account/addresses")).Status);
        market.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.Get("/account/addresses")).Status);
        Assert.Equal(1, await market.Send(new EndPastContracts()));
        Assert.Equal(0, await market.Send(new EndPastContracts()));
        Assert.Null(await market.InDb(db => db.Organisations.Where(o => o.Id == contractor.Organisation.Id).Select(o => o.HomeUnitId).SingleAsync()));
    }

    private async Task<string> Bound(BuyingUnit contractor, bool accepted = true)
    {
        var order = await market.Given.PlacedOrder(contractor, seller, accepted ? OrderStatus.Accepted : OrderStatus.Shipped);
        await market.InDb(db => db.Database.ExecuteSqlAsync($"UPDATE Orders SET BoundUnitId = {unit.Organisation.Id} WHERE Id = {order.Id}"));
        return order.Number;
    }
}

public sealed class ContractorOnSqlite(SqliteDatabases databases) : ContractorTests(databases);

public sealed class ContractorOnMySql(MySqlDatabases databases) : ContractorTests(databases);
