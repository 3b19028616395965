using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Reserves;

public abstract class CanteenRuleTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller wild = null!;
    private Visitor buyer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit();
        wild = await market.Given.Seller("野生羊肚菌", category: "mushroom-wild");
        await market.Given.Address(unit.Organisation);
        buyer = await market.As(unit.Buyer);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private async Task<Seen> Checkout(string purpose)
    {
        if ((await buyer.Get("/cart")).Document.QuerySelector("#checkout") is null) await buyer.AddToCart(wild.Offer, "2");
        return await buyer.Submit(await buyer.Get("/cart/checkout"), "#place-order", ("Purpose", purpose));
    }

    [Fact]
    public async Task A_schools_canteen_is_warned_of_wild_mushrooms_and_refused_at_checkout()
    {
        await market.Given.Canteen(unit.Organisation, CanteenKind.School);
        Assert.Contains("“野生羊肚菌”是野生菌，学校食堂不能采购", (await buyer.Get($"/catalogue/{wild.Product.Number}")).Document.QuerySelector("#canteen-bar")!.TextContent);
        await buyer.AddToCart(wild.Offer, "2");
        Assert.Contains("学校食堂不能采购", (await buyer.Get("/cart")).Text);
        Assert.Contains("学校食堂不能采购", (await buyer.Get("/cart/checkout")).Text);
        var refused = await Checkout("Canteen");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("学校食堂不能采购，请改用途或移出购物车", refused.Document.QuerySelector(".form-errors")!.TextContent);
        Assert.Equal(0, await market.InDb(db => db.Orders.CountAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await Checkout("Union")).Status);
    }

    [Fact]
    public async Task Who_has_not_said_what_the_canteen_is_says_so_first()
    {
        Assert.Contains("还没有登记食堂类型", (await Checkout("Canteen")).Text);
        await market.Given.Canteen(unit.Organisation, CanteenKind.Office);
        Assert.Null((await buyer.Get($"/catalogue/{wild.Product.Number}")).Document.QuerySelector("#canteen-bar"));
        Assert.Equal(HttpStatusCode.Redirect, (await Checkout("Canteen")).Status);
    }

    [Fact]
    public async Task The_administrator_says_which_canteens_are_barred()
    {
        await market.Given.Canteen(unit.Organisation, CanteenKind.Office);
        var platform = await market.Given.Organisation(OrganisationKind.Platform);
        var administrator = await market.As(await market.Given.Member(platform, MarketRole.Administrator));
        var id = await market.InDb(db => db.Categories.Where(c => c.Code == "mushroom-wild").Select(c => c.Id).SingleAsync());
        var form = await administrator.Get($"/admin/categories/{id}");
        Assert.Equal(5, form.Document.QuerySelectorAll("input[name=Barred][checked]").Length);
        await administrator.Submit(form, "#category", ("Barred", "Office"));
        Assert.Contains("机关食堂不能采购", (await Checkout("Canteen")).Text);
    }

    [Fact]
    public async Task A_contractor_buys_by_the_rules_of_the_canteen_that_it_runs()
    {
        await market.Given.Canteen(unit.Organisation, CanteenKind.Hospital);
        var contractor = await market.Given.Contractor(unit.Organisation);
        await market.Given.Address(contractor.Organisation);
        buyer = await market.As(contractor.Buyer);
        Assert.Contains("医院食堂不能采购", (await Checkout("Canteen")).Text);
        await market.Given.Filing(unit.Organisation);
        Assert.Contains("¥100,000.00", (await buyer.Get("/reserve")).Text);
    }
}

public sealed class CanteenRuleOnSqlite(SqliteDatabases databases) : CanteenRuleTests(databases);

public sealed class CanteenRuleOnMySql(MySqlDatabases databases) : CanteenRuleTests(databases);
