using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Buying;

public abstract class CartTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Visitor buyer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit();
        buyer = await market.As(unit.Buyer);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<List<long>> Quantities() => market.InDb(db => db.Carts.SelectMany(c => c.Lines).OrderBy(l => l.AddedAt).Select(l => l.Quantity).ToListAsync());

    [Fact]
    public async Task Products_of_many_suppliers_lie_in_one_cart_grouped_by_supplier()
    {
        var rice = await market.Given.Seller();
        var walnut = await market.Given.Seller("核桃", category: "walnut", price: 30m);
        Assert.Equal("/cart", (await buyer.AddToCart(rice.Offer, "2.5")).Location?.ToString());
        market.Clock.Advance(TimeSpan.FromSeconds(1)); // lines of one instant have no order
        await buyer.AddToCart(walnut.Offer, "1");
        await buyer.AddToCart(rice.Offer, "0.5");

        var page = await buyer.Get("/cart");

        Assert.Equal([3000, 1000], await Quantities());
        Assert.Contains(rice.Organisation.Name, page.Text);
        Assert.Contains(walnut.Organisation.Name, page.Text);
        Assert.Contains("¥60.00", page.Text);
        Assert.Contains("¥90.00", page.Text);
        Assert.Equal("2", page.Document.QuerySelector(".site-tools a[href='/cart'] .tool-count")?.TextContent);
        Assert.NotNull(page.Document.QuerySelector("a#checkout"));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("1e9")]
    [InlineData("")]
    [InlineData("1.00005")]
    public async Task A_wrong_quantity_is_refused_with_a_sentence_and_stays_in_the_field(string typed)
    {
        var rice = await market.Given.Seller();

        var seen = await buyer.AddToCart(rice.Offer, typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.NotEmpty(seen.Document.QuerySelectorAll(".form-errors li"));
        Assert.Equal(typed, seen.Document.QuerySelector("#add-again input[name=Quantity]")!.GetAttribute("value"));
        Assert.Empty(await Quantities());

        await buyer.AddToCart(rice.Offer, "2");
        var again = await buyer.Submit(await buyer.Get("/cart"), $"form[action='/cart/lines/{rice.Offer.Id}']", ("Quantity", typed));
        if (typed == "0") Assert.Empty(await Quantities());
        else
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
            Assert.Equal(typed, again.Document.QuerySelector($"form[action='/cart/lines/{rice.Offer.Id}'] input[name=Quantity]")!.GetAttribute("value"));
            Assert.Equal([2000], await Quantities());
        }
    }

    [Fact]
    public async Task What_hinders_an_order_is_said_at_its_line_with_what_to_do()
    {
        var small = await market.Given.Seller("起订不足", minimum: 5000);
        var scarce = await market.Given.Seller("库存不足", stock: 3000);
        var gone = await market.Given.Seller("已经下架");
        var dearer = await market.Given.Seller("涨了价");
        foreach (var seller in new[] { small, gone, dearer }) await buyer.AddToCart(seller.Offer, "2");
        await buyer.AddToCart(scarce.Offer, "4");
        await market.InDb(async db =>
        {
            (await db.Products.SingleAsync(p => p.Id == gone.Product.Id)).Withdraw(market.Given.Now);
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlAsync($"UPDATE PriceTiers SET Price = 2500 WHERE OfferId = {dearer.Offer.Id}");
        });

        var page = await buyer.Get("/cart");
        string Row(Seller seller) => page.Document.QuerySelector($"#line-{seller.Offer.Id}")!.TextContent;

        Assert.Contains("低于起订量 5 公斤", Row(small));
        Assert.Contains("库存只剩 3 公斤", Row(scarce));
        Assert.Contains("已下架", Row(gone));
        Assert.Contains("¥20.00 变为 ¥25.00", Row(dearer));
        Assert.Null(page.Document.QuerySelector("a#checkout"));

        await buyer.PostTo($"/cart/lines/{scarce.Offer.Id}", ("Quantity", "3"));
        await buyer.PostTo($"/cart/lines/{small.Offer.Id}", ("Quantity", "5"));
        await buyer.Submit(page, $"form[action='/cart/lines/{gone.Offer.Id}/remove']");
        Assert.NotNull((await buyer.Get("/cart")).Document.QuerySelector("a#checkout"));
    }

    [Fact]
    public async Task A_cart_belongs_to_one_person()
    {
        var rice = await market.Given.Seller();
        await buyer.AddToCart(rice.Offer, "2");
        var colleague = await market.As(await market.Given.Member(unit.Organisation, MarketRole.Buyer));

        Assert.Contains("购物车是空的", (await colleague.Get("/cart")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(rice.Clerk)).Get("/cart")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(unit.Approver)).AddToCart(rice.Offer, "1")).Status);
        Assert.Equal(HttpStatusCode.Found, (await market.Anyone().Get("/cart")).Status);
    }

    [Fact]
    public async Task An_offer_that_is_not_published_is_not_there()
    {
        var supplier = await market.Given.Cooperative();
        var (_, offer) = await market.Given.Product(supplier, status: Domain.Catalogue.ProductStatus.Draft);
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.AddToCart(offer, "1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.PostTo("/cart/add", ("OfferId", Guid.NewGuid().ToString()), ("Quantity", "1"))).Status);
    }

    [Fact]
    public async Task Two_first_products_put_in_at_once_make_one_cart()
    {
        var sellers = new[] { await market.Given.Seller("甲米"), await market.Given.Seller("乙米") };
        await Task.WhenAll(sellers.Select(seller => buyer.AddToCart(seller.Offer, "1")));
        Assert.Equal(1, await market.InDb(db => db.Carts.CountAsync()));
        Assert.InRange((await Quantities()).Count, 1, 2);
    }

    [Fact]
    public async Task The_cart_asks_the_database_as_often_for_one_line_as_for_many()
    {
        var sellers = new List<Seller>();
        for (var i = 0; i < 4; i++) sellers.Add(await market.Given.Seller($"米{i}"));
        await buyer.AddToCart(sellers[0].Offer, "1");
        async Task<int> Cost()
        {
            market.Queries.Reset();
            await buyer.Get("/cart");
            return market.Queries.Count;
        }
        await Cost();
        var one = await Cost();
        foreach (var seller in sellers.Skip(1)) await buyer.AddToCart(seller.Offer, "1");
        Assert.Equal(one, await Cost());
        Assert.InRange(one, 1, 8);
    }
}

public sealed class CartOnSqlite(SqliteDatabases databases) : CartTests(databases);

public sealed class CartOnMySql(MySqlDatabases databases) : CartTests(databases);
