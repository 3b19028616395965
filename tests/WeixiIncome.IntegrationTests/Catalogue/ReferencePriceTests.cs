using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Catalogue;

/// <summary>Reference prices by product, place and week: entered, imported, corrected, and shown beside what is sold.</summary>
public abstract class ReferencePriceTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Visitor county = null!;
    private string rice = "";

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        county = await market.As(await market.Given.CountySupervisor());
        rice = (await market.InDb(db => db.Categories.Where(c => c.Code == "rice").Select(c => c.Id).SingleAsync())).ToString();
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<List<ReferencePrice>> Prices() => market.InDb(db => db.ReferencePrices.AsNoTracking().Include(p => p.Steps).OrderBy(p => p.Week).ThenBy(p => p.Price).ToListAsync());

    private (string, string?)[] Typed(params (string Name, string? Value)[] changed) =>
        [.. new (string, string?)[] { ("CategoryId", rice), ("Unit", "Jin"), ("Week", "2026-W47"), ("Source", "ThreeMarkets"), ("SourceName", "县城、塔城、超市"), ("FirstPrice", "9"), ("SecondPrice", "10"), ("ThirdPrice", "10.5") }
            .Where(field => changed.All(c => c.Name != field.Item1)), .. changed];

    [Fact]
    public async Task A_three_market_survey_is_kept_per_kilogram_with_its_mean_and_corrected_with_history()
    {
        var seller = await market.Given.Seller("老黑谷米", price: 18m);
        await county.Submit(await county.Get("/prices/new"), "#price-form", Typed());
        var price = Assert.Single(await Prices());
        Assert.Equal((1967, 1800, 2000, 2100, Unit.Kilogram, new DateOnly(2026, 11, 16)), (price.Price.Fen, price.FirstMarket!.Value.Fen, price.SecondMarket!.Value.Fen, price.ThirdMarket!.Value.Fen, price.Unit, price.Week));

        var again = await county.Submit(await county.Get("/prices/new"), "#price-form", Typed(("FirstPrice", "8")));
        Assert.Contains("已经登记过", again.Text);
        await county.Submit(await county.Get($"/prices/{price.Id}"), "#price-form", ("FirstPrice", "20"), ("SecondPrice", "20"), ("ThirdPrice", "20"));
        price = Assert.Single(await Prices());
        Assert.Equal([1967, 2000], price.Steps.OrderBy(s => s.At).ThenBy(s => s.Id).Select(s => s.Price.Fen));

        var product = (await market.Anyone().Get($"/catalogue/{seller.Product.Number}")).Text;
        foreach (var said in new[] { "¥20.00", "低 10%", "三市场调查", "2026-W47", "县城、塔城、超市" }) Assert.Contains(said, product);
        var buyer = await market.As((await market.Given.BuyingUnit()).Buyer);
        await buyer.AddToCart(seller.Offer, "2");
        Assert.Contains("低 10%", (await buyer.Get("/cart")).Text);
        await market.Given.Price("rice", 22m, weeksAgo: 3);
        var history = await market.Anyone().Get($"/catalogue/{seller.Product.Number}/prices");
        foreach (var said in new[] { "2026-W47", "2026-W44", "¥22.00", "¥20.00" }) Assert.Contains(said, history.Text);
        Assert.NotNull(history.Document.QuerySelector("[data-chart], .chart, figure"));
    }

    [Fact]
    public async Task A_products_own_price_comes_before_its_categorys_and_what_is_too_old_or_elsewhere_says_nothing()
    {
        var seller = await market.Given.Seller("老黑谷米", price: 18m);
        await market.Given.Price("rice", 30m, weeksAgo: 9);
        await market.Given.Price("rice", 36m, area: "533423202");
        Assert.DoesNotContain("参考价 ¥", (await market.Anyone().Get($"/catalogue/{seller.Product.Number}")).Text.Replace("\n", "", StringComparison.Ordinal));
        await market.Given.Price("rice", 20m);
        await market.Given.Price("rice", 24m, word: "老黑谷", weeksAgo: 2);
        var page = (await market.Anyone().Get($"/catalogue/{seller.Product.Number}")).Text;
        Assert.Contains("低 25%", page);
        Assert.DoesNotContain("低 10%", page);
    }

    [Theory]
    [InlineData("Week", "2026-W60", "写法不对")]
    [InlineData("Week", "2026-W48", "还没有到的周")]
    [InlineData("FirstPrice", "0", "价格应大于 0")]
    [InlineData("ThirdPrice", "", "三个市场的价格")]
    [InlineData("Unit", "Litre", "不能用")]
    [InlineData("AreaCode", "310113", "不在您负责的范围内")]
    [InlineData("SourceName", "", "请填写来源说明")]
    public async Task A_wrong_price_is_refused_in_a_sentence(string field, string typed, string said)
    {
        var seen = await county.Submit(await county.Get("/prices/new"), "#price-form", Typed((field, typed)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(said, seen.Text);
        Assert.Empty(await Prices());
    }

    [Fact]
    public async Task A_township_enters_its_own_place_only_and_buyers_and_suppliers_none()
    {
        var township = await market.As(await market.Given.Member(await market.Given.Organisation(OrganisationKind.Township, area: Given.Township), MarketRole.TownshipOfficer));
        Assert.Contains("不在您负责的范围内", (await township.Submit(await township.Get("/prices/new"), "#price-form", Typed(("AreaCode", "533423202")))).Text);
        Assert.Equal(HttpStatusCode.Found, (await township.Submit(await township.Get("/prices/new"), "#price-form", Typed(("AreaCode", Given.Township)))).Status);
        await market.Given.Price("rice", 20m, weeksAgo: 1);
        var wide = (await Prices()).Single(p => p.AreaCode == "533423");
        Assert.Equal(HttpStatusCode.NotFound, (await township.Get($"/prices/{wide.Id}")).Status);
        var seller = await market.Given.Seller();
        foreach (var person in new[] { seller.Clerk, (await market.Given.BuyingUnit()).Buyer })
            Assert.NotEqual(HttpStatusCode.OK, (await (await market.As(person)).Get("/prices/new")).Status);
    }

    private static readonly string[] Titles = ["品类代码", "产品词", "单位", "地区代码", "周次", "来源", "来源说明", "价格(元)", "第二市场价格(元)", "第三市场价格(元)"];

    private static byte[] Csv(params string[] rows) => Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(string.Join(',', Titles))));

    [Fact]
    public async Task A_sheet_is_looked_through_first_taken_whole_or_not_at_all_and_read_back_from_the_export()
    {
        var good = Csv("rice,老黑谷,公斤,533423,2026-W46,价格监测,监测,18.6,,", "walnut,,斤,533423,2026-11-16,三市场调查,三个市场,16,17,18");
        var bad = Csv("rice,老黑谷,公斤,533423,2026-W46,价格监测,监测,18.6,,", "rice,,公斤,533423,2026-W46,价格监测,监测,免费,,", "nothing,,公斤,533423,2026-W46,价格监测,监测,1,,", "rice,老黑谷,公斤,533423,2026-W46,价格监测,监测,19,,", "rice,,公斤,31,2026-W46,价格监测,监测,19,,");
        var refused = await county.Upload(await county.Get("/prices/import"), "#import", [("File", "prices.csv", bad)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        foreach (var said in new[] { "价格(元)应填数字", "没有代码为“nothing”的品类", "文件里已有同一产品", "不在您负责的范围内" }) Assert.Contains(said, refused.Text);
        Assert.Empty(await Prices());

        var looked = await county.Upload(await county.Get("/prices/import"), "#import", [("File", "prices.csv", good)]);
        Assert.Empty(await Prices());
        await county.Submit(looked, "#import-confirm");
        Assert.Equal([1860, 3400], (await Prices()).Select(p => p.Price.Fen));
        Assert.Contains("18.60", Encoding.UTF8.GetString(await county.Download("/prices/export?format=csv&q=老黑谷")));

        var folder = Directory.CreateTempSubdirectory("weixi-prices-").FullName;
        var file = Path.Combine(folder, "prices.xlsx");
        Assert.Equal(0, (await Commands.Run(market, "export", "prices", "--out", file)).Code);
        var same = await Commands.Run(market, "import", "prices", file, "--dry-run");
        Assert.True(same.Code == 0, same.Error);
        await File.WriteAllBytesAsync(Path.Combine(folder, "bad.csv"), bad);
        Assert.Equal(1, (await Commands.Run(market, "import", "prices", Path.Combine(folder, "bad.csv"))).Code);
        await File.WriteAllBytesAsync(Path.Combine(folder, "more.csv"), Csv("rice,老黑谷,公斤,533423,2026-W46,价格监测,监测,19.6,,"));
        Assert.Equal(0, (await Commands.Run(market, "import", "prices", Path.Combine(folder, "more.csv"))).Code);
        Assert.Equal([1860, 1960], (await Prices())[0].Steps.OrderBy(s => s.At).ThenBy(s => s.Id).Select(s => s.Price.Fen));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_list_filters_and_pages()
    {
        await market.Given.Price("rice", 20m);
        await market.Given.Price("walnut", 33m, weeksAgo: 1, source: PriceSource.ThreeMarkets);
        var all = await market.Anyone().Get("/prices");
        Assert.Equal(2, all.Document.QuerySelectorAll("tbody tr").Length);
        foreach (var filter in new[] { $"category={rice}", "source=Monitoring", "week=2026-W47", "q=大米" })
            Assert.True((await market.Anyone().Get($"/prices?{filter}")).Document.QuerySelectorAll("tbody tr").Length <= 1, filter);
        Assert.Contains("没有符合条件", (await market.Anyone().Get("/prices?week=nonsense")).Text);
    }
}

public sealed class ReferencePricesOnSqlite(SqliteDatabases databases) : ReferencePriceTests(databases);

public sealed class ReferencePricesOnMySql(MySqlDatabases databases) : ReferencePriceTests(databases);
