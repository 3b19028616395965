using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.IntegrationTests.CommandLine;

public abstract class ProductImportVerbTests(IDatabases databases) : IAsyncLifetime
{
    private static readonly string[] Titles = ["供应商信用代码", "产品名称", "品类代码", "规格", "单位", "价格(元)", "起订量", "库存"];

    private readonly string folder = Directory.CreateTempSubdirectory("weixi-products-").FullName;
    private Market market = null!;
    private Organisation cooperative = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        cooperative = await market.Given.Cooperative();
    }

    public async ValueTask DisposeAsync()
    {
        await market.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private object?[][] Good =>
    [
        [cooperative.CreditCode, "老黑谷米", "rice", "真空 5 公斤袋", "公斤", 19.6m, 5, 640],
        [cooperative.CreditCode, "冰酒", "wine", "750 毫升", "瓶", 168m, 6, 300],
    ];

    [Theory]
    [InlineData("products.csv", "GB18030")]
    [InlineData("products.csv", "utf-8")]
    [InlineData("products.xlsx", "")]
    public async Task A_table_of_products_gives_the_same_however_it_was_saved(string name, string encoding)
    {
        var said = await Commands.Run(market, "import", "products", Saved(Good, name, encoding));

        Assert.True(said.Code == 0, said.Error);
        Assert.Equal(["冰酒|750 毫升|16800|300", "老黑谷米|真空 5 公斤袋|1960|640000"], await Offers());
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
    }

    [Theory]
    [InlineData("products.csv", "GB18030")]
    [InlineData("products.xlsx", "")]
    public async Task Three_bad_rows_are_named_and_nothing_is_saved(string name, string encoding)
    {
        object?[][] rows = [.. Good, [cooperative.CreditCode, "天麻", "herb-tianma", "一级", "公斤", "面议", 1, 10], ["91350100M000100Y4Z", "木香", "herb-muxiang", "统货", "公斤", 21m, 1, 10], [cooperative.CreditCode, "山药", "yam", "一级", "升", 12m, 1, 10]];
        var said = await Commands.Run(market, "import", "products", Saved(rows, name, encoding));

        Assert.Equal(1, said.Code);
        Assert.Equal(["4", "5", "6"], said.Error.Split('\n').Where(line => line.StartsWith('第')).Select(line => line.Split(' ')[1]));
        Assert.Empty(await Offers());
    }

    private Task<List<string>> Offers() => market.InDb(async db =>
        (await db.Products.SelectMany(p => p.Offers, (p, o) => new { p.Name, o.Specification, o.LowestTierPrice, o.Available }).OrderBy(o => o.Name).ToListAsync())
            .Select(o => $"{o.Name}|{o.Specification}|{o.LowestTierPrice.Fen}|{o.Available}").Order(StringComparer.Ordinal).ToList());

    private string Saved(object?[][] rows, string name, string encoding)
    {
        var file = Path.Combine(folder, name);
        using var written = new MemoryStream();
        SheetFile.Write(written, encoding.Length == 0 ? SheetFormat.Xlsx : SheetFormat.Csv, Titles, rows);
        File.WriteAllBytes(file, encoding == "GB18030"
            ? CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(Encoding.UTF8.GetString(written.ToArray()).TrimStart('\uFEFF'))
            : written.ToArray());
        return file;
    }
}

public sealed class ProductImportVerbOnSqlite(SqliteDatabases databases) : ProductImportVerbTests(databases);

public sealed class ProductImportVerbOnMySql(MySqlDatabases databases) : ProductImportVerbTests(databases);
