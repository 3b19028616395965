using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Lists;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Buying;

public abstract class ShoppingListTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller rice = null!;
    private Seller walnut = null!;
    private Visitor buyer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit("测试食堂");
        rice = await market.Given.Seller();
        walnut = await market.Given.Seller("核桃", category: "walnut", price: 30m);
        buyer = await market.As(unit.Buyer);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<ShoppingList> Kept() => market.InDb(db => db.ShoppingLists.AsNoTracking().Include(l => l.Lines).SingleAsync());

    private Task<int> Price(Seller seller, long fen) => market.InDb(db => db.Database.ExecuteSqlAsync($"UPDATE PriceTiers SET Price = {fen} WHERE OfferId = {seller.Offer.Id}"));

    [Fact]
    public async Task A_list_is_shared_in_the_unit_and_says_what_changed_when_it_goes_into_the_cart()
    {
        await buyer.Submit(await buyer.Get($"/catalogue/{rice.Product.Number}"), ".list-picker form", ("Quantity", "10"), ("NewName", "每周主食"));
        var list = await Kept();
        await buyer.AddToCart(walnut.Offer, "4");
        await buyer.Submit(await buyer.Get("/cart"), ".list-picker form", ("ListId", list.Id.ToString()));
        await buyer.Submit(await buyer.Get("/cart"), $"form[action='/cart/lines/{walnut.Offer.Id}/remove']");
        Assert.Equal([10_000, 4_000], (await Kept()).Lines.OrderBy(l => l.Position).Select(l => l.Quantity));
        await Price(rice, 2300);
        await market.InDb(async db =>
        {
            (await db.Products.SingleAsync(p => p.Id == walnut.Product.Id)).Withdraw(market.Given.Now);
            await db.SaveChangesAsync();
        });

        var colleague = await market.As(await market.Given.Member(unit.Organisation, MarketRole.Buyer));
        var page = await colleague.Get($"/lists/{list.Id}");
        Assert.Contains("涨价：¥20.00 → ¥23.00", page.Text);
        Assert.Contains("“核桃”已下架", page.Text);
        var cart = await colleague.Follow(await colleague.Submit(page, "#to-cart"));

        Assert.Contains("涨价：¥20.00 → ¥23.00", cart.Document.QuerySelector("#changes")!.TextContent);
        Assert.Contains("“核桃”已下架", cart.Document.QuerySelector("#changes")!.TextContent);
        Assert.Equal(rice.Offer.Id, (await market.InDb(db => db.Carts.SelectMany(c => c.Lines).ToListAsync())).Single().OfferId);
        Assert.DoesNotContain("涨价", (await colleague.Get($"/lists/{list.Id}")).Text); // told once
    }

    [Fact]
    public async Task The_last_order_goes_into_the_cart_with_a_statement_of_what_changed()
    {
        var order = await market.Given.PlacedOrder(unit, rice, quantity: 900_000);
        await Price(rice, 1900);

        var cart = await buyer.Follow(await buyer.Submit(await buyer.Get($"/orders/{order.Number}"), "#again"));

        var changes = cart.Document.QuerySelector("#changes")!.TextContent;
        Assert.Contains("降价：¥20.00 → ¥19.00", changes);
        Assert.Contains("库存只剩 100 公斤，上次是 900 公斤", changes);
        var list = await buyer.Follow(await buyer.Submit(await buyer.Get($"/orders/{order.Number}"), ".list-picker form", ("NewName", "按订单")));
        Assert.Contains("降价：¥20.00 → ¥19.00", list.Text);
        await market.InDb(async db =>
        {
            (await db.Products.SingleAsync(p => p.Id == rice.Product.Id)).Withdraw(market.Given.Now);
            await db.SaveChangesAsync();
        });
        var gone = await buyer.Submit(await buyer.Get($"/orders/{order.Number}"), "#again");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, gone.Status);
        Assert.Contains("都已下架", gone.Text);
    }

    [Fact]
    public async Task A_list_is_exported_and_imported_by_product_number()
    {
        await buyer.Submit(await buyer.Get("/lists"), "#new-list", ("Name", "主食"));
        var id = (await Kept()).Id;
        var page = await buyer.Get($"/lists/{id}/import");
        async Task<Seen> Import(string csv) => await buyer.Upload(page, "#import", [("File", "list.csv", Encoding.UTF8.GetBytes(csv))]);
        var wrong = await Import($"产品编号,规格,数量\nP999999,,5\n{rice.Product.Number},,0\n{walnut.Product.Number},特级,1\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("没有编号为“P999999”的产品", wrong.Text);
        Assert.Contains("没有在售的“特级”", wrong.Text);
        Assert.Empty((await Kept()).Lines);

        var checkedPage = await Import($"产品编号,规格,数量\n{rice.Product.Number},,12.5\n{walnut.Product.Number},普通,3\n");
        await buyer.Submit(checkedPage, "#import-confirm");
        Assert.Equal([12_500, 3_000], (await Kept()).Lines.OrderBy(l => l.Position).Select(l => l.Quantity));
        var exported = Encoding.UTF8.GetString(await buyer.Download($"/lists/{id}/export?format=csv"));
        Assert.Contains($"{rice.Product.Number},老黑谷米,普通", exported);
        Assert.Contains("12.5,公斤,20.00,250.00", exported);
        Assert.Equal("PK"u8.ToArray(), (await buyer.Download($"/lists/{id}/export"))[..2]);
    }

    [Fact]
    public async Task Another_units_list_is_not_there_and_a_stale_form_is_told()
    {
        await buyer.Submit(await buyer.Get("/lists"), "#new-list", ("Name", "主食"));
        var list = await Kept();
        var page = await buyer.Get($"/lists/{list.Id}");
        await buyer.Submit(page, "#set-list", ("Name", "新名"));
        var stale = await buyer.Submit(page, "#set-list", ("Name", "另一个名"));
        Assert.Contains("刚刚被别人修改过", stale.Text);
        Assert.Equal("另一个名", stale.Document.QuerySelector("#Name")!.GetAttribute("value"));
        var stranger = await market.As((await market.Given.BuyingUnit()).Buyer);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/lists/{list.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostTo($"/lists/{list.Id}/to-cart", ("FormKey", Guid.NewGuid().ToString()))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/lists/{list.Id}/export")).Status);
        await buyer.Submit(await buyer.Get($"/lists/{list.Id}"), "#remove-list");
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.Get($"/lists/{list.Id}")).Status);
    }
}

public sealed class ShoppingListOnSqlite(SqliteDatabases databases) : ShoppingListTests(databases);

public sealed class ShoppingListOnMySql(MySqlDatabases databases) : ShoppingListTests(databases);
