using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Catalogue;

public abstract class StockTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Organisation cooperative = null!;
    private Visitor clerk = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        cooperative = await market.Given.Cooperative();
        clerk = await market.As(await market.Given.Member(cooperative, MarketRole.CooperativeClerk));
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<long> Stock(Guid offer) => market.InDb(db => db.Offers.Where(o => o.Id == offer).Select(o => o.Available).SingleAsync());

    private Task<int> Sell(Guid offer, long quantity) => market.InDb(db => db.Offers.Where(o => o.Id == offer).ExecuteUpdateAsync(set => set.SetProperty(o => o.Available, o => o.Available - quantity)));

    private Task<Seen> Page(Product product, Offer offer) => clerk.Get($"/supply/products/{product.Number}/offers/{offer.Id}");

    [Fact]
    public async Task Stock_is_added_and_taken_and_says_by_how_much()
    {
        var (product, offer) = await market.Given.Product(cooperative, stock: 10_000);
        var page = await clerk.Follow(await clerk.Submit(await Page(product, offer), "form#change-stock", ("How", "Add"), ("Quantity", "2.5")));
        Assert.Contains("库存增加 2.5 公斤，现有 12.5 公斤。", page.Text);
        page = await clerk.Follow(await clerk.Submit(page, "form#change-stock", ("How", "Take"), ("Quantity", "0.5")));
        Assert.Contains("库存减少 0.5 公斤，现有 12 公斤。", page.Text);
        Assert.Equal(12_000, await Stock(offer.Id));
        Assert.Equal(12_000, await market.InDb(db => db.StockMovements.Where(m => m.OfferId == offer.Id).SumAsync(m => m.Delta)));
    }

    [Fact]
    public async Task A_count_keeps_what_was_sold_while_the_form_was_open()
    {
        var (product, offer) = await market.Given.Product(cooperative, stock: 10_000);
        var page = await Page(product, offer);
        await Sell(offer.Id, 3000);
        await clerk.Submit(page, "form#change-stock", ("How", "Count"), ("Quantity", "15"));
        Assert.Equal(12_000, await Stock(offer.Id));
    }

    [Fact]
    public async Task More_than_there_is_cannot_be_taken()
    {
        var (product, offer) = await market.Given.Product(cooperative, stock: 10_000);
        var seen = await clerk.Submit(await Page(product, offer), "form#change-stock", ("How", "Take"), ("Quantity", "11"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("库存现在只有 10 公斤，减不了 11 公斤。", seen.Text);
        Assert.Equal(10_000, await Stock(offer.Id));
    }

    [Fact]
    public async Task The_same_stock_form_posted_twice_counts_once()
    {
        var (product, offer) = await market.Given.Product(cooperative, stock: 10_000);
        var page = await Page(product, offer);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => clerk.Submit(page, "form#change-stock", ("How", "Add"), ("Quantity", "1"))));
        Assert.Equal(11_000, await Stock(offer.Id));
    }

    [Fact]
    public async Task Many_offers_change_at_once()
    {
        var (_, first) = await market.Given.Product(cooperative, "阿墩子米", stock: 10_000, price: 20);
        var (_, second) = await market.Given.Product(cooperative, "中路米", stock: 5000, price: 30);
        var page = await clerk.Get("/supply/products/bulk");
        await Sell(first.Id, 1000);
        var done = await clerk.Follow(await clerk.Submit(page, "form#bulk", ("Rows[0].Price", "22.5"), ("Rows[0].Stock", "12"), ("Rows[1].Stock", "0")));
        Assert.Contains("已更新 2 个规格。", done.Text);
        Assert.Equal(2250, await market.InDb(db => db.Offers.Where(o => o.Id == first.Id).Select(o => (long)o.LowestTierPrice).SingleAsync()));
        Assert.Equal(11_000, await Stock(first.Id));
        Assert.Equal(0, await Stock(second.Id));
    }

    [Fact]
    public async Task One_wrong_cell_and_no_row_is_saved_and_every_wrong_one_is_named()
    {
        var (_, first) = await market.Given.Product(cooperative, "阿墩子米", stock: 10_000, price: 20);
        await market.Given.Product(cooperative, "中路米", stock: 5000, price: 30);
        await market.Given.Product(cooperative, "左洛米", stock: 5000, price: 30);
        var seen = await clerk.Submit(await clerk.Get("/supply/products/bulk"), "form#bulk", ("Rows[0].Price", "25"), ("Rows[1].Price", "-1"), ("Rows[2].Stock", "-4"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        var errors = seen.Document.QuerySelector(".form-errors")!.TextContent;
        Assert.Contains("价格应大于 0。", errors);
        Assert.Contains("库存不能小于 0。", errors);
        Assert.Equal("25", seen.Document.QuerySelector("[name='Rows[0].Price']")!.GetAttribute("value"));
        Assert.Equal(2000, await market.InDb(db => db.Offers.Where(o => o.Id == first.Id).Select(o => (long)o.LowestTierPrice).SingleAsync()));
    }

    [Fact]
    public async Task A_price_that_somebody_else_changed_meanwhile_is_not_overwritten()
    {
        var (product, offer) = await market.Given.Product(cooperative, "阿墩子米", price: 20);
        var page = await clerk.Get("/supply/products/bulk");
        await clerk.Submit(await Page(product, offer), "form#offer", ("Price", "21"));
        var seen = await clerk.Submit(page, "form#bulk", ("Rows[0].Price", "19"));
        Assert.Contains("这个价格刚被改为 ¥21.00，请核对。", seen.Text);
    }

    [Fact]
    public async Task Another_suppliers_offer_in_the_bulk_form_is_not_there()
    {
        await market.Given.Product(cooperative, "阿墩子米");
        var (_, foreign) = await market.Given.Product(await market.Given.Cooperative(), "别家的米", stock: 5000);
        var seen = await clerk.Submit(await clerk.Get("/supply/products/bulk"), "form#bulk", ("Rows[0].OfferId", foreign.Id.ToString()), ("Rows[0].Stock", "1"));
        Assert.Equal(HttpStatusCode.NotFound, seen.Status);
        Assert.Equal(5000, await Stock(foreign.Id));
    }
}

public sealed class StockOnSqlite(SqliteDatabases databases) : StockTests(databases);

public sealed class StockOnMySql(MySqlDatabases databases) : StockTests(databases);
