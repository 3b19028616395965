using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Orders;

public abstract class OrderAccessTests(IDatabases databases) : IAsyncLifetime
{
    private static readonly string[] Acts = ["approve", "reject", "cancel", "again", "confirm", "decline", "ship", "acceptance", "acceptance/countersign", "acceptance/reopen", "messages"];

    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller seller = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit("测试食堂");
        seller = await market.Given.Seller();
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task Somebody_elses_order_is_not_there_whatever_is_asked_of_it()
    {
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Shipped);
        var (otherUnit, otherSeller) = (await market.Given.BuyingUnit(), await market.Given.Seller("核桃", category: "walnut"));
        var person = await market.Given.Member(await market.Given.Organisation(OrganisationKind.Person), MarketRole.Individual);
        foreach (var stranger in new[] { otherUnit.Buyer, otherUnit.Approver, otherUnit.Receiver, otherSeller.Clerk, person })
        {
            var visitor = await market.As(stranger);
            foreach (var page in new[] { "", "/acceptance", "/delivery-note", "/acceptance-note" })
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/orders/{order.Number}{page}")).Status);
            foreach (var act in Acts)
            {
                var seen = await visitor.PostTo($"/orders/{order.Number}/{act}", ("Reason", "不要了"), ("Text", "你好"), ("Lines[0].LineId", order.Lines[0].Id.ToString()), ("Lines[0].Accepted", "5"));
                Assert.True(seen.Status == HttpStatusCode.NotFound, $"{act}: {seen.Status}");
            }
            Assert.DoesNotContain(order.Number, (await visitor.Get("/orders?tab=All")).Html);
            Assert.DoesNotContain(order.Number, (await visitor.Get("/orders/export?format=csv")).Html);
        }
        Assert.Equal(order.Version, await market.InDb(db => db.Orders.Where(o => o.Id == order.Id).Select(o => o.Version).SingleAsync()));
    }

    [Fact]
    public async Task An_act_belongs_to_a_role_and_a_side()
    {
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Approved);
        (Person Who, string[] May)[] allowed =
        [
            (unit.Buyer, ["cancel", "again", "messages"]), (unit.Approver, ["approve", "reject", "messages"]), (unit.Treasurer, ["messages"]),
            (unit.Receiver, ["acceptance", "acceptance/countersign", "acceptance/reopen", "messages"]), (seller.Clerk, ["confirm", "decline", "ship", "messages"]),
        ];
        foreach (var (who, may) in allowed)
        {
            var visitor = await market.As(who);
            foreach (var act in Acts)
            {
                // Without reason, text or lines: whoever may do it is told what is missing.
                var seen = await visitor.PostTo($"/orders/{order.Number}/{act}", ("Version", "-1"));
                Assert.True(may.Contains(act) != (seen.Status == HttpStatusCode.NotFound), $"{who.UserName} {act}: {seen.Status}");
            }
        }
    }

    [Fact]
    public async Task The_county_sees_a_persons_order_without_name_address_and_messages()
    {
        var person = await market.Given.Organisation(OrganisationKind.Person, "张三丰");
        var member = await market.Given.Member(person, MarketRole.Individual);
        var order = await market.Given.PlacedPersonalOrder(new BuyingUnit(person, member, member, member, member, member), seller);
        await (await market.As(member)).PostTo($"/orders/{order.Number}/messages", ("Text", "悄悄话"), ("FormKey", Guid.NewGuid().ToString()));
        var county = await market.Given.Organisation(OrganisationKind.CountyDepartment, "县工信局");
        var officer = await market.As(await market.Given.Member(county, MarketRole.CountySupervisor));

        foreach (var address in new[] { $"/orders/{order.Number}", "/orders", "/orders/export?format=csv", "/orders?q=张三丰" })
        {
            var seen = await officer.Get(address);
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            foreach (var secret in new[] { "张三丰</", "李收货", "13800000000", "悄悄话" }) Assert.DoesNotContain(secret, seen.Html);
        }
        Assert.Contains(order.Number, (await officer.Get("/orders")).Text);
        Assert.DoesNotContain(order.Number, (await officer.Get("/orders?q=张三丰")).Text);
    }
}

public sealed class OrderAccessOnSqlite(SqliteDatabases databases) : OrderAccessTests(databases);

public sealed class OrderAccessOnMySql(MySqlDatabases databases) : OrderAccessTests(databases);
