using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Households;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.IntegrationTests.Catalogue.Lots;

/// <summary>Harvest lots that were weighed elsewhere, from a sheet: with their households, in stock and owed for.</summary>
public abstract class LotImportTests(IDatabases databases) : IAsyncLifetime
{
    private const string Address = "/supply/lots/import";
    private const string Titles = "批次标识,产品,等级,采收日期,数量,单位,村代码,地块,保质期至,户编号,该户数量,收购单价(元)";

    private readonly string folder = Directory.CreateTempSubdirectory("weixi-lots-").FullName;
    private Market market = null!;
    private Seller seller = null!;
    private Household first = null!;
    private Household second = null!;
    private Visitor clerk = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        seller = await market.Given.Seller("鲜核桃", category: "walnut");
        first = await market.Given.Household(boundTo: seller.Organisation);
        second = await market.Given.Household(boundTo: seller.Organisation, kind: HouseholdKind.AtRisk);
        clerk = await market.As(seller.Clerk);
    }

    public async ValueTask DisposeAsync()
    {
        await market.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Two households brought 280 of 320 kg; a lot in 斤 that names nobody.</summary>
    private string[] Good =>
    [
        Titles,
        $"1,鲜核桃,一级,2026-09-20,320,公斤,{Given.Village},坡地东,2027-09-20,{first.Number},180,12.5",
        $"1,,,,,,,,,{second.Number},100,12",
        $"2,{seller.Product.Number},统货,2026-09-22,1000,斤,{Given.Village},,,,,",
    ];

    private Task<List<Lot>> Lots() => market.InDb(db => db.Lots.AsNoTracking().Include(l => l.Shares).Include(l => l.WeighIns).OrderByDescending(l => l.Grade).ToListAsync());

    private async Task TheyAreThere()
    {
        var (mixed, taken) = ((await Lots())[0], (await Lots())[1]);
        if (mixed.Grade == "一级") (mixed, taken) = (taken, mixed);
        Assert.Equal((320_000L, 320_000L, 320_000L, LotStatus.Ready, "坡地东", new DateOnly(2026, 9, 20)), (taken.Quantity, taken.Available, taken.InputWeight, taken.Status, taken.Plot, taken.ProducedOn));
        Assert.Equal([100_000L, 40_000L, 180_000L], taken.Shares.OrderBy(s => s.HouseholdId == second.Id ? 0 : s.HouseholdId is null ? 1 : 2).Select(s => s.Weight));
        Assert.Equal(180_000, taken.AlleviatedWeight);
        Assert.Equal((500_000L, 500_000L, 0L), (mixed.Quantity, mixed.Available, mixed.AlleviatedWeight));
        Assert.Equal([(first.Id, 2250_00L), (second.Id, 1200_00L)], (await market.InDb(db => db.HouseholdDues.AsNoTracking().ToListAsync())).OrderByDescending(d => d.Amount.Fen).Select(d => (d.HouseholdId, d.Amount.Fen)));
        Assert.All(await market.InDb(db => db.HouseholdDues.Select(d => d.OwedOn).ToListAsync()), day => Assert.Equal(new DateOnly(2026, 9, 20), day));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("xlsx")]
    public async Task Lots_with_their_households_come_in_closed_in_stock_and_owed_for(string kind)
    {
        var dry = await Given.HandIn(clerk, Address, Good, kind, confirm: false);
        Assert.NotNull(dry.Document.QuerySelector("form#import-confirm"));
        Assert.Empty(await Lots());
        Assert.Equal(0, await market.InDb(db => db.HouseholdDues.CountAsync()));
        Assert.Contains("已导入 2 个批次。", (await Given.HandIn(clerk, Address, Good, kind)).Text);
        await TheyAreThere();
        var trace = await clerk.Get($"/supply/lots/{(await Lots()).Single(l => l.Plot is not null).Number}");
        Assert.Contains(first.Number, trace.Text);
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
    }

    [Theory]
    [InlineData("lots.csv")]
    [InlineData("lots.xlsx")]
    public async Task The_command_line_takes_them_of_the_supplier_that_each_row_names_and_hands_out_a_template(string name)
    {
        var lines = Good.Select((line, i) => $"{(i == 0 ? "供应商信用代码" : seller.Organisation.CreditCode)},{line}").ToArray();
        var file = Saved(name, lines);
        Assert.Equal(0, (await Commands.Run(market, "import", "lots", file, "--dry-run")).Code);
        Assert.Empty(await Lots());
        var said = await Commands.Run(market, "import", "lots", file);
        Assert.True(said.Code == 0, said.Error);
        await TheyAreThere();
        var template = Path.Combine(folder, $"template-{name}");
        Assert.Equal(0, (await Commands.Run(market, "export", "lots", "--template", "--out", template)).Code);
        Assert.Equal(["供应商信用代码", .. Titles.Split(',')], Sheet.Read(UploadedSheet.From(template)).Columns);
        // What is handed out is known again row by row.
        var all = Path.Combine(folder, $"all-{name}");
        Assert.Equal(0, (await Commands.Run(market, "export", "lots", "--out", all)).Code);
        var again = await Commands.Run(market, "import", "lots", all);
        Assert.Equal(1, again.Code);
        Assert.Contains("完全一样，应已导入过", again.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await Lots()).Count);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("xlsx")]
    public async Task Every_wrong_row_is_told_by_its_number_and_nothing_is_saved(string kind)
    {
        var stranger = await market.Given.Household();
        string[] lines =
        [
            Titles,
            $"a,鲜核桃,一级,2026-09-20,10,公斤,{Given.Village},,,{first.Number},8,10",
            $"a,,,,,,,,,{second.Number},5,10",
            $"b,没有的,一级,2026-09-20,10,公斤,{Given.Village},,,,,",
            $"c,鲜核桃,一级,2026-12-20,10,公斤,{Given.Village},,,,,",
            $"d,鲜核桃,一级,2026-09-20,10,升,{Given.Village},,,,,",
            $"e,鲜核桃,一级,2026-09-20,10,公斤,533423102,,,,,",
            $"f,鲜核桃,一级,2026-09-20,10,公斤,{Given.Village},,,{stranger.Number},5,10",
            $"g,鲜核桃,一级,2026-09-20,10,公斤,{Given.Village},,,{first.Number},5,",
            $"h,鲜核桃,一级,2026-09-20,10,公斤,{Given.Village},,,{first.Number},5,10",
            $"h,,,,,,,,,{first.Number},2,10",
            $"i,鲜核桃,一级,2026-09-20,10,公斤,{Given.Village},,,{first.Number},5,10",
            $"i,鲜核桃,二级,,,,,,,{second.Number},5,10",
        ];
        var seen = await Given.HandIn(clerk, Address, lines, kind);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        var problems = seen.Document.QuerySelectorAll("#import-problems tbody tr").Select(row => string.Join(" ", row.QuerySelectorAll("td").Select(td => td.TextContent.Trim()))).ToArray();
        Assert.Equal(
        [
            "2 数量 各户合计 13 公斤 超过批次数量 10 公斤。",
            "4 产品 供应商没有产品“没有的”，请填写产品编号或名称。",
            "5 采收日期 日期 2026年12月20日 还没有到。",
            "6 单位 产品“鲜核桃”按公斤计，不能用升。",
            "7 村代码 “533423102”不是村代码。",
            $"8 户编号 户 {stranger.Number} 没有绑定这个供应商，请先登记绑定，或不填户编号（不归户）。",
            "9 收购单价(元) 请填写收购单价(元)。",
            $"11 户编号 户 {first.Number} 在第 10 行已经出现，请合成一行。",
            "13 等级 与第 12 行是同一批次，等级却不同。",
        ], problems);
        Assert.Empty(await Lots());
        Assert.Equal(0, await market.InDb(db => db.HouseholdDues.CountAsync()));
    }

    [Fact]
    public async Task The_same_file_is_not_taken_twice_and_the_template_and_the_page_are_the_suppliers()
    {
        await Given.HandIn(clerk, Address, Good);
        var twice = await Given.HandIn(clerk, Address, Good);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains("应已导入过", twice.Text);
        Assert.Equal(2, (await Lots()).Count);
        Assert.Equal(Titles, Encoding.UTF8.GetString(await clerk.Download($"{Address}/template?format=csv")).TrimStart('\uFEFF').Split('\n')[0].Trim());
        var buyer = await market.As((await market.Given.BuyingUnit()).Buyer);
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.Get(Address)).Status);
    }

    private string Saved(string name, string[] lines)
    {
        var file = Path.Combine(folder, name);
        if (name.EndsWith("csv", StringComparison.Ordinal)) File.WriteAllLines(file, lines, new UTF8Encoding(true));
        else
        {
            using var stream = File.Create(file);
            SheetFile.Write(stream, SheetFormat.Xlsx, lines[0].Split(','), lines.Skip(1).Select(line => (IReadOnlyList<object?>)[.. line.Split(',')]));
        }
        return file;
    }
}

public sealed class LotImportOnSqlite(SqliteDatabases databases) : LotImportTests(databases);

public sealed class LotImportOnMySql(MySqlDatabases databases) : LotImportTests(databases);
