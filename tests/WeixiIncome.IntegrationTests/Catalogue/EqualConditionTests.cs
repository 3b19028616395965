using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Catalogue;

/// <summary>同等条件优先 in the catalogue: at equal conditions first, marked for those who are signed in, and nothing more.</summary>
public abstract class EqualConditionTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Seller plain = null!;
    private Seller linked = null!;
    private Visitor buyer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        // Listed first, so that without the rule it comes first.
        plain = await market.Given.Seller();
        linked = await market.Given.Seller();
        await market.Given.Household(boundTo: linked.Organisation, income: 8000);
        buyer = await market.As((await market.Given.BuyingUnit()).Buyer);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private static string[] Order(Seen seen) => [.. seen.Document.QuerySelectorAll(".product-card > a").Select(a => a.GetAttribute("href")!.Split('/')[^1])];

    private static string[] Marked(Seen seen) => [.. seen.Document.QuerySelectorAll(".product-card").Where(card => card.TextContent.Contains("同等条件优先", StringComparison.Ordinal)).Select(card => card.QuerySelector("a")!.GetAttribute("href")!.Split('/')[^1])];

    [Theory]
    [InlineData("price")]
    [InlineData("-price")]
    [InlineData("name")]
    public async Task At_equal_price_the_linked_comes_first_in_every_sort_by_price_or_name_for_those_signed_in(string sort)
    {
        var dearer = await market.Given.Seller("老黑谷米", price: 30);
        await market.Given.Household(boundTo: dearer.Organisation, income: 8000);
        var seen = await buyer.Get($"/catalogue?sort={sort}");
        var equal = Order(seen).Where(number => number != dearer.Product.Number);
        Assert.Equal([linked.Product.Number, plain.Product.Number], equal);
        // The price itself is never overruled.
        Assert.Equal(sort == "-price" ? 0 : 2, Array.IndexOf(Order(seen), dearer.Product.Number));
        Assert.Equal([linked.Product.Number], Marked(seen));
        var anyone = await market.Anyone().Get($"/catalogue?sort={sort}");
        Assert.Equal([plain.Product.Number, linked.Product.Number], Order(anyone).Where(number => number != dearer.Product.Number));
        Assert.Empty(Marked(anyone));
    }

    [Fact]
    public async Task The_newest_stay_the_newest_and_the_mark_goes_with_the_conditions()
    {
        Assert.Equal([linked.Product.Number], Marked(await buyer.Get("/catalogue")));
        Assert.Equal([linked.Product.Number], Marked(await buyer.Get("/catalogue?q=老黑谷")));
        await market.InDb(db => db.Offers.Where(o => o.Id == plain.Offer.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.LowestTierPrice, new Money(1900))));
        Assert.Empty(Marked(await buyer.Get("/catalogue")));
    }
}

public sealed class EqualConditionOnSqlite(SqliteDatabases databases) : EqualConditionTests(databases);

public sealed class EqualConditionOnMySql(MySqlDatabases databases) : EqualConditionTests(databases);
