using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Catalogue.Import;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.IntegrationTests.Catalogue;

public abstract class ProductImportTests(IDatabases databases) : IAsyncLifetime
{
    private const string Address = "/supply/products/import";
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

    private static readonly string[] Good =
    [
        "产品名称,品类代码,品类,介绍,规格,单位,价格(元),阶梯价,起订量,库存,供货开始月,供货结束月,备货天数,配送区域",
        "泡核桃干果,walnut,,自然晾干,特级散装,公斤,32.5,50:30;200:28,5,1200,10,3,2,云南、上海",
        "泡核桃干果,walnut,,自然晾干,5公斤箱装,公斤,36,,5,400,10,3,3,全国",
        "冰葡萄酒,,冰酒,,750毫升瓶装,瓶,168,,6,300,,,,",
    ];

    private static readonly string[] ThreeWrong =
    [
        Good[0], Good[1],
        "老黑谷米,rice,,,普通,公斤,免费,,5,10,,,,",
        Good[2],
        "百花蜜,mi,,,瓶装,公斤,68,,1,10,,,,",
        "漆油,oil-lacquer,,,桶装,升,40,,1,10,,,,",
    ];

    private static byte[] Csv(string[] lines, string encoding) => encoding switch
    {
        "gb18030" => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(string.Join("\r\n", lines)),
        "utf-8-mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(string.Join("\n", lines))],
        _ => Encoding.UTF8.GetBytes(string.Join("\n", lines)),
    };

    private static byte[] Xlsx(string[] lines)
    {
        using var stream = new MemoryStream();
        object? Cell(string text) => decimal.TryParse(text, out var number) ? number : text.Length == 0 ? null : text;
        SheetFile.Write(stream, SheetFormat.Xlsx, lines[0].Split(','), lines.Skip(1).Select(line => (IReadOnlyList<object?>)[.. line.Split(',').Select(Cell)]));
        return stream.ToArray();
    }

    private static (string Name, byte[] Bytes) File(string[] lines, string kind) => kind == "xlsx" ? ("产品.xlsx", Xlsx(lines)) : ("产品.csv", Csv(lines, kind));

    private async Task<Seen> Check(string[] lines, string kind = "utf-8")
    {
        var (name, bytes) = File(lines, kind);
        return await clerk.Upload(await clerk.Get(Address), "form#import", [("File", name, bytes)]);
    }

    private async Task<Seen> Import(string[] lines, string kind = "utf-8") => await clerk.Follow(await clerk.Submit(await Check(lines, kind), "form#import-confirm"));

    private async Task<string[]> Shelf() => await market.InDb(async db =>
    {
        var categories = await db.Categories.ToDictionaryAsync(c => c.Id, c => c.Code);
        var products = await db.Products.Include(p => p.Offers).ThenInclude(o => o.Tiers).ToListAsync();
        return products.SelectMany(p => p.Offers, (p, o) => FormattableString.Invariant(
            $"{p.Name}|{categories[p.CategoryId]}|{p.OriginAreaCode}|{p.Description}|{p.Status}|{o.Specification}|{o.Unit}|{string.Join(';', o.Tiers.OrderBy(t => t.From).Select(t => $"{t.From}:{t.Price.Fen}"))}|{o.MinimumQuantity}|{o.Available}|{o.SeasonFrom}-{o.SeasonTo}|{o.LeadDays}|{o.DeliveryAreas}"))
            .Order(StringComparer.Ordinal).ToArray();
    });

    private static readonly string[] Expected =
    [
        $"冰葡萄酒|wine|{Given.Township}||InReview|750毫升瓶装|Bottle|0:16800|6|300|1-12|0|",
        $"泡核桃干果|walnut|{Given.Township}|自然晾干|InReview|5公斤箱装|Kilogram|0:3600|5000|400000|10-3|3|",
        $"泡核桃干果|walnut|{Given.Township}|自然晾干|InReview|特级散装|Kilogram|0:3250;50000:3000;200000:2800|5000|1200000|10-3|2|31,53",
    ];

    [Theory]
    [InlineData("gb18030")]
    [InlineData("utf-8")]
    [InlineData("utf-8-mark")]
    [InlineData("xlsx")]
    public async Task The_same_table_gives_the_same_products_however_it_was_saved(string kind)
    {
        var done = await Import(Good, kind);
        Assert.Contains("已导入：新增 3，修改 0，未变 0。", done.Text);
        Assert.Equal(Expected, await Shelf());
        Assert.Equal(1_600_300, await market.InDb(db => db.StockMovements.Where(m => m.Cause == StockCause.Imported).SumAsync(m => m.Delta)));
    }

    [Fact]
    public async Task A_dry_run_saves_nothing_and_says_what_would_be()
    {
        var seen = await Check(Good);
        Assert.Contains("将新增 3，修改 0，未变 0。", seen.Text);
        Assert.Empty(await Shelf());
        Assert.Equal(0, await market.InDb(db => db.ProductTerms.CountAsync()));
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("utf-8")]
    [InlineData("xlsx")]
    public async Task Three_bad_rows_save_nothing_and_are_all_named(string kind)
    {
        var seen = await Check(ThreeWrong, kind);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        var problems = seen.Document.QuerySelectorAll("#import-problems tbody tr").Select(row => string.Join(" ", row.QuerySelectorAll("td").Select(td => td.TextContent.Trim()))).ToArray();
        Assert.Equal(
        [
            "3 价格(元) 价格(元)应填数字，现在是“免费”。",
            "5 品类代码 没有代码为“mi”的品类。",
            "6 单位 品类“漆油”按重量计量，不能用“升”。",
        ], problems);
        Assert.Null(seen.Document.QuerySelector("form#import-confirm"));
        Assert.Empty(await Shelf());
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_an_edited_one_only_what_was_edited()
    {
        await Import(Good);
        var versions = await market.InDb(db => db.Products.OrderBy(p => p.Id).Select(p => p.Version).ToListAsync());
        Assert.Contains("新增 0，修改 0，未变 3。", (await Import(Good)).Text);
        Assert.Equal(versions, await market.InDb(db => db.Products.OrderBy(p => p.Id).Select(p => p.Version).ToListAsync()));
        var edited = Good.Select(line => line.Replace("36,,5,400", "35,,5,500", StringComparison.Ordinal)).ToArray();
        Assert.Contains("新增 0，修改 1，未变 2。", (await Import(edited)).Text);
        Assert.Contains(await Shelf(), row => row.Contains("5公斤箱装|Kilogram|0:3500|5000|500000"));
        var offer = await market.InDb(db => db.Offers.SingleAsync(o => o.Specification == "5公斤箱装"));
        Assert.Equal([400_000L, 100_000L], await market.InDb(db => db.StockMovements.Where(m => m.OfferId == offer.Id).OrderByDescending(m => m.Delta).Select(m => m.Delta).ToListAsync()));
    }

    [Fact]
    public async Task What_was_exported_is_imported_again_without_a_change()
    {
        await Import(Good);
        foreach (var format in new[] { "xlsx", "csv" })
        {
            var bytes = await clerk.Download($"/supply/products/export?format={format}");
            var seen = await clerk.Upload(await clerk.Get(Address), "form#import", [("File", $"products.{format}", bytes)]);
            Assert.Contains("将新增 0，修改 0，未变 3。", seen.Text);
        }
    }

    [Fact]
    public async Task An_export_holds_what_the_list_shows_and_no_live_formula()
    {
        await market.Given.Product(cooperative, "=HYPERLINK(1)");
        await market.Given.Product(cooperative, "草稿米", status: ProductStatus.Draft);
        await market.Given.Product(await market.Given.Cooperative(), "别家的米");
        var text = Encoding.UTF8.GetString(await clerk.Download("/supply/products/export?format=csv&status=Published"));
        Assert.Contains("'=HYPERLINK(1)", text);
        Assert.DoesNotContain("草稿米", text);
        Assert.DoesNotContain("别家的米", text);
    }

    [Fact]
    public async Task Another_suppliers_number_is_refused_and_the_same_specification_twice_too()
    {
        var (foreign, _) = await market.Given.Product(await market.Given.Cooperative(), "别家的米");
        var seen = await Check(["产品编号,产品名称,品类代码,规格,单位,价格(元),起订量", $"{foreign.Number},我的米,rice,普通,公斤,1,1", ",新米,rice,普通,公斤,1,1", ",新米,rice,普通,公斤,2,1"]);
        Assert.Contains($"没有编号为“{foreign.Number}”的产品。", seen.Text);
        Assert.Contains("与第 3 行是同一产品的同一规格，请合并。", seen.Text);
        Assert.Equal("别家的米", await market.InDb(db => db.Products.Select(p => p.Name).SingleAsync()));
    }

    [Theory]
    [InlineData("产品名称,规格\n米,普通", "表格缺少列")]
    [InlineData("产品名称,规格,单位,价格(元),起订量,密码\n米,普通,公斤,1,1,x", "表格里有不认识的列：密码")]
    [InlineData("", "文件是空的。")]
    public async Task A_table_of_another_kind_is_refused_as_a_whole(string text, string sentence)
    {
        var seen = await clerk.Upload(await clerk.Get(Address), "form#import", [("File", "x.csv", Encoding.UTF8.GetBytes(text))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(sentence, seen.Text);
    }

    [Fact]
    public async Task The_market_itself_imports_for_the_suppliers_that_the_rows_name()
    {
        var other = await market.Given.Cooperative();
        string[] lines = ["供应商信用代码,产品名称,品类代码,规格,单位,价格(元),起订量", $"{cooperative.CreditCode},甲米,rice,普通,公斤,10,1", $"{other.CreditCode},乙米,rice,普通,公斤,10,1", "91350100M000100Y43,丙米,rice,普通,公斤,10,1"];
        var refused = await Send(lines);
        Assert.Equal([4], refused.Problems.Select(p => p.Row));
        Assert.Equal(2, (await Send(lines[..3])).Counts!.Added);
        Assert.Equal(other.Id, await market.InDb(db => db.Products.Where(p => p.Name == "乙米").Select(p => p.SupplierId).SingleAsync()));

        Task<ImportReport> Send(string[] rows) => market.InDb(async db =>
        {
            var import = new ImportProducts(new UploadedSheet("x.csv", Csv(rows, "utf-8")), DryRun: false);
            var me = new MarketItself();
            var handler = new ImportProductsHandler(db, me, market.Services.GetRequiredService<Data.Areas.AreaBook>(), market.Clock);
            try
            {
                var counts = await new OneTransaction<ImportProducts, ImportCounts>(db, me, market.Clock).Handle(import, CancellationToken.None, () => handler.Handle(import, CancellationToken.None));
                return new ImportReport("x.csv", true, counts, [], null);
            }
            catch (ImportRefused no)
            {
                return new ImportReport("x.csv", false, null, no.Problems, null);
            }
        });
    }

    [Fact]
    public async Task The_template_can_be_imported_as_it_is()
    {
        var bytes = await clerk.Download($"{Address}/template");
        var seen = await clerk.Upload(await clerk.Get(Address), "form#import", [("File", "products-template.xlsx", bytes)]);
        Assert.Contains("将新增 2，修改 0，未变 0。", seen.Text);
    }
}

public sealed class ProductImportOnSqlite(SqliteDatabases databases) : ProductImportTests(databases);

public sealed class ProductImportOnMySql(MySqlDatabases databases) : ProductImportTests(databases);
