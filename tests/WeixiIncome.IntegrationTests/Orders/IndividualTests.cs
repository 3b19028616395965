using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Orders;

public abstract class IndividualTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller seller = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        (unit, seller) = (await market.Given.BuyingUnit("一中"), await market.Given.Seller());
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task From_sign_up_to_an_order_in_three_pages_and_again_in_two()
    {
        var visitor = market.Anyone();
        var product = await visitor.Get($"/catalogue/{seller.Product.Number}");
        var sign = await visitor.Get(product.Document.QuerySelector("a[href^='/join/person']")!.GetAttribute("href")!);
        var answer = await visitor.Submit(sign, "form#join-person", ("DisplayName", "张三"), ("UserName", "zhangsan"), ("AreaCode", Given.Township), ("Password", Given.Password));
        Assert.Equal($"/buy/{seller.Offer.Id}", answer.Location?.ToString());
        var buy = await visitor.Get(answer.Location!.ToString());
        Assert.Contains("¥20.00", buy.Document.QuerySelector("#sum")!.TextContent);
        var placed = await visitor.Follow(await visitor.Submit(buy, "form#buy-now", ("Quantity", "2.5"), ("Phone", "13800000000"), ("AreaCode", Given.Township), ("Detail", "村口")));
        var order = await market.InDb(db => db.Orders.AsNoTracking().Include(o => o.Lines).SingleAsync());
        Assert.Contains(order.Number, placed.Text);
        Assert.Equal((OrderStatus.Approved, Purpose.Personal, Money.FromYuan(50), (Guid?)null), (order.Status, order.Purpose, order.Total, order.BoundUnitId));
        Assert.Equal(997_500, await market.Given.Left(seller.Offer));

        var home = await visitor.Get("/");
        var again = await visitor.Get(home.Document.QuerySelector("#recent a.btn")!.GetAttribute("href")!);
        Assert.Equal("2.5", again.Document.QuerySelector("#Quantity")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Submit(again, "form#buy-now", ("DeliveryAddressId", again.Document.QuerySelector("#DeliveryAddressId option")!.GetAttribute("value")))).Status);
        Assert.Equal(2, await market.InDb(db => db.Orders.CountAsync()));
    }

    [Fact]
    public async Task A_form_sent_twice_orders_once_and_bad_input_orders_nothing()
    {
        var (_, visitor) = await Person();
        var buy = await visitor.Get($"/buy/{seller.Offer.Id}");
        (string, string?)[] address = [("Phone", "13800000000"), ("AreaCode", Given.Township), ("Detail", "村口")];
        async Task<string> Try(params (string, string?)[] typed) => (await visitor.Submit(buy, "form#buy-now", [.. address, ("FormKey", Guid.NewGuid().ToString()), .. typed])).Text;
        Assert.Contains("起订量", await Try(("Quantity", "0.5")));
        Assert.Contains("只剩", await Try(("Quantity", "5000")));
        Assert.Contains("数量应在", await Try(("Quantity", "0")));
        Assert.Contains("已经过去", await Try(("DeliverOn", "2026-11-01")));
        Assert.Contains("请填写详细地址", await Try(("Detail", "")));
        Assert.Contains("单价刚从", await Try(("SeenPrice", "1900")));
        Assert.Equal((0, 1_000_000), (await market.InDb(db => db.Orders.CountAsync()), await market.Given.Left(seller.Offer)));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Submit(buy, "form#buy-now", address)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Submit(buy, "form#buy-now", address)).Status);
        Assert.Equal(1, await market.InDb(db => db.Orders.CountAsync()));
        foreach (var other in new[] { unit.Buyer, seller.Clerk }) Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(other)).Get($"/buy/{seller.Offer.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/buy/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task A_bound_purchase_counts_for_the_unit_as_a_total_only_and_the_unit_may_refuse_a_stranger()
    {
        var (person, visitor) = await Person();
        await visitor.Submit(await visitor.Get("/account"), "form#home-unit", ("unitId", unit.Organisation.Id.ToString()));
        await Buy(visitor);
        var bound = await market.InDb(db => db.Ledger.SingleAsync(e => e.Stage == Stage.Ordered));
        Assert.Equal((unit.Organisation.Id, Purpose.Personal), (bound.BoundUnitId!.Value, bound.Purpose));
        var approver = await market.As(unit.Approver);
        Assert.Contains("请核对是不是本单位人员", (await approver.Get("/notices")).Text);
        var page = await approver.Get("/account/members");
        // One buyer in the month: no row of its own.
        Assert.Equal("购买不足 3 人的月份合计", page.Document.QuerySelector("#months tbody .row-title")!.TextContent);
        Assert.Contains("¥20.00", page.Document.QuerySelector("#months")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await approver.Get($"/orders/{bound.SourceNumber}")).Status);

        await approver.Submit(page, "form[id^=refuse-]", ("reason", "不是本单位的人"));
        Assert.Null(await market.InDb(db => db.Organisations.Where(o => o.Id == person.OrganisationId).Select(o => o.HomeUnitId).SingleAsync()));
        await Buy(visitor);
        Assert.Equal(1, await market.InDb(db => db.Orders.CountAsync(o => o.BoundUnitId == null)));
        Assert.Equal(1, await market.InDb(db => db.Orders.CountAsync(o => o.BoundUnitId == unit.Organisation.Id)));
        Assert.Contains("不认可您是本单位人员", (await visitor.Submit(await visitor.Get("/account"), "form#home-unit", ("unitId", unit.Organisation.Id.ToString()))).Text);
        await approver.Submit(await approver.Get("/account/members"), "form[id^=allow-]");
        Assert.Equal("/account", (await visitor.Submit(await visitor.Get("/account"), "form#home-unit", ("unitId", unit.Organisation.Id.ToString()))).Location?.ToString());
        await approver.Submit(await approver.Get("/account/members"), "form[id^=confirm-]");
        Assert.Contains("单位已确认", (await approver.Get("/account/members")).Text);
        // Those who do not manage colleagues see numbers and no names.
        Assert.DoesNotContain("测试个人", (await (await market.As(unit.Treasurer)).Get("/account/members")).Text);
        var stranger = await market.As((await market.Given.BuyingUnit()).Approver);
        var binding = await market.InDb(db => db.UnitBindings.OrderByDescending(b => b.BoundAt).Select(b => b.Id).FirstAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostTo("/account/members/refuse", ("id", binding.ToString()), ("reason", "x"))).Status);
    }

    [Fact]
    public async Task Three_buyers_make_a_month()
    {
        for (var i = 0; i < 3; i++)
        {
            var (person, _) = await Person();
            var organisation = await market.InDb(db => db.Organisations.AsNoTracking().SingleAsync(o => o.Id == person.OrganisationId));
            await market.Given.PersonalOrder(organisation, person, seller, unit.Organisation);
        }
        var months = (await (await market.As(unit.Treasurer)).Get("/account/members")).Document.QuerySelectorAll("#months tbody tr").Select(row => row.TextContent).ToArray();
        Assert.Contains("2026年11月", Assert.Single(months));
        Assert.Contains("¥120.00", months[0]);
    }

    private async Task<(Person, Visitor)> Person()
    {
        var person = await market.Given.Member(await market.Given.Organisation(OrganisationKind.Person, "测试个人"), MarketRole.Individual);
        return (person, await market.As(person));
    }

    private async Task Buy(Visitor visitor)
    {
        var page = await visitor.Get($"/buy/{seller.Offer.Id}");
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Submit(page, "form#buy-now", ("DeliveryAddressId", Guid.Empty.ToString()), ("Recipient", "张三"), ("Phone", "13800000000"), ("AreaCode", Given.Township), ("Detail", "村口"))).Status);
    }
}

public sealed class IndividualOnSqlite(SqliteDatabases databases) : IndividualTests(databases);

public sealed class IndividualOnMySql(MySqlDatabases databases) : IndividualTests(databases);
