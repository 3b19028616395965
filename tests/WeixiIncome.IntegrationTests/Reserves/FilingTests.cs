using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Reserves;

public abstract class FilingTests(IDatabases databases) : IAsyncLifetime
{
    private const string Titles = "统一社会信用代码,单位名称,年度,食堂类型,食堂模式,代表单位信用代码,年度食材采购总额(元),预留比例(%),预留金额(元),工会人数,工会人均(元),工会采购需求(元),填报日期,说明";
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Visitor buyer = null!;
    private Visitor county = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit("维西县测试中学");
        buyer = await market.As(unit.Buyer);
        county = await market.As(await market.Given.CountySupervisor());
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<List<ReserveFiling>> Filings() => market.InDb(db => db.ReserveFilings.AsNoTracking().Include(f => f.Amendments).OrderBy(f => f.FiledOn).ThenBy(f => f.Mode).ToListAsync());

    private async Task<Seen> File(params (string, string?)[] typed) => await buyer.Submit(await buyer.Get("/reserve/filing?year=2026"), "#filing-form", typed);

    private async Task Rule(string floor, string deadline)
    {
        var done = await county.Submit(await county.Get("/reserve/rules/new"), "#rule-form", ("Floor", floor), ("Deadline", deadline), ("SourceDocument", "测试通知"), ("DocumentNumber", "财〔2026〕1号"));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
    }

    [Fact]
    public async Task A_unit_files_and_sees_what_it_has_to_fulfil()
    {
        Assert.Contains("还没有填报预留份额", (await buyer.Get("/reserve")).Text);
        var done = await buyer.Follow(await File(("FoodTotal", "1200000"), ("Ratio", "12.5"), ("Canteen", "School"), ("UnionHeads", "80"), ("UnionPerHead", "300")));
        Assert.Contains("¥150,000.00", done.Text);
        Assert.Contains("单位自己填写的数", done.Text);
        var filing = Assert.Single(await Filings());
        Assert.Equal((15_000_000, 1250, FilingSource.Entered), (filing.Reserved.Fen, filing.Ratio, filing.Source));
        Assert.Equal(CanteenKind.School, await market.InDb(db => db.Organisations.Where(o => o.Id == unit.Organisation.Id).Select(o => o.CanteenKind).SingleAsync()));
    }

    [Fact]
    public async Task A_reserve_below_the_floor_is_refused_with_the_figures_and_keeps_what_was_typed()
    {
        await Rule("15", "2026-12-31");
        var seen = await File(("FoodTotal", "1200000"), ("Ratio", "14.99"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("预留比例 14.99% 低于下限 15%（财〔2026〕1号）", seen.Text);
        Assert.Equal("1200000", seen.Document.QuerySelector("[name=FoodTotal]")!.GetAttribute("value"));
        Assert.Empty(await Filings());
        Assert.Contains("不得低于 10%", (await county.Submit(await county.Get("/reserve/rules/new"), "#rule-form", ("Year", "2027"), ("Floor", "9.9"), ("Deadline", "2027-03-31"), ("SourceDocument", "x"), ("DocumentNumber", "y"))).Text);
    }

    [Fact]
    public async Task A_filing_after_the_deadline_is_refused()
    {
        await Rule("10", "2026-11-19");
        var seen = await File(("FoodTotal", "1200000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("已于 2026年11月19日 截止填报，填报日期 2026年11月20日 已逾期", seen.Text);
        Assert.Empty(await Filings());
    }

    [Fact]
    public async Task An_amendment_keeps_who_when_why_and_what_stood_before()
    {
        await File(("FoodTotal", "1000000"));
        var (stale, page) = (await buyer.Get("/reserve/filing?year=2026"), await buyer.Get("/reserve/filing?year=2026"));
        var refused = await buyer.Submit(page, "#filing-form", ("FoodTotal", "1100000"));
        Assert.Contains("请填写调整原因", refused.Text);
        await buyer.Submit(page, "#filing-form", ("FoodTotal", "1100000"), ("Reason", "就餐人数增加"));
        var filing = Assert.Single(await Filings());
        var kept = Assert.Single(filing.Amendments);
        Assert.Equal((unit.Buyer.Id, "就餐人数增加", 100_000_000L, 11_000_000L), (kept.By!.Value, kept.Reason, ReserveTerms.Read(kept.Before).FoodTotal.Fen, filing.Reserved.Fen));
        Assert.Contains("就餐人数增加", (await buyer.Get("/reserve?year=2026")).Text);
        // The older form is told that somebody was faster.
        Assert.Contains("刚刚被别人修改过", (await buyer.Submit(stale, "#filing-form", ("FoodTotal", "1300000"), ("Reason", "又增加"))).Text);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8-mark")]
    [InlineData("gb18030")]
    [InlineData("xlsx")]
    public async Task The_bureaus_file_brings_all_five_modes_and_stands_at_once(string kind)
    {
        var others = new List<Organisation>();
        for (var i = 0; i < 4; i++) others.Add(await market.Given.Canteen());
        string[] lines =
        [
            Titles,
            $"{unit.Organisation.CreditCode},,2026,学校食堂,自办食堂,,1000000,10,100000,20,300,6000,2026-03-01,",
            $"{others[0].CreditCode},,2026,机关食堂,承包食堂,,500000,12,60000,,,,2026-03-02,",
            $"{others[1].CreditCode},,2026,学校食堂,合用食堂,{unit.Organisation.CreditCode},,,,,,,2026-03-03,",
            $"{others[2].CreditCode},,2026,,无食堂,,,,,,,,2026-03-04,不设食堂",
            $"{others[3].CreditCode},,2026,养老机构食堂,免予预留,,,,,,,,2026-03-05,自收自支",
        ];
        var dry = await Given.HandIn(county, "/reserve/import", lines, kind, confirm: false);
        Assert.Contains("将新增 5，修改 0，未变 0", dry.Text);
        Assert.Empty(await Filings());
        Assert.Contains("已导入：新增 5", (await Given.HandIn(county, "/reserve/import", lines, kind)).Text);
        var filings = await Filings();
        Assert.Equal([CanteenMode.Own, CanteenMode.Outsourced, CanteenMode.Shared, CanteenMode.None, CanteenMode.Exempt], filings.Select(f => f.Mode));
        Assert.Equal([10_000_000L, 6_000_000L, 0, 0, 0], filings.Select(f => f.Reserved.Fen));
        Assert.All(filings, f => Assert.Equal(FilingSource.From832, f.Source));
        Assert.Equal(unit.Organisation.Id, filings[2].RepresentativeId);
        Assert.Contains("未变 5", (await Given.HandIn(county, "/reserve/import", lines, kind)).Text);
        lines[1] = lines[1].Replace("1000000,10,100000", "2000000,10,200000", StringComparison.Ordinal);
        Assert.Contains("修改 1，未变 4", (await Given.HandIn(county, "/reserve/import", lines, kind)).Text);
        Assert.Single((await Filings())[0].Amendments);
        Assert.Contains("832 平台已经审核，这里不再审核", (await buyer.Get("/reserve")).Text);
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
    }

    [Fact]
    public async Task Every_bad_row_is_named_and_nothing_is_kept()
    {
        await Rule("15", "2026-03-31");
        var other = await market.Given.Canteen();
        var seen = await Given.HandIn(county, "/reserve/import",
        [
            Titles,
            $"{unit.Organisation.CreditCode},,2026,,自办食堂,,1000000,15,150000,,,,2026-03-01,",
            $"{other.CreditCode},,2026,,自办食堂,,1000000,14,140000,,,,2026-03-01,",
            $"{other.CreditCode},,2025,,自办食堂,,1000000,15,170000,,,,2025-03-01,",
            $"{unit.Organisation.CreditCode},,2026,,自办食堂,,1000000,15,,,,,2026-03-01,",
            $"{other.CreditCode},,2024,,食堂,,1000000,15,,,,,2024-03-01,",
            "91350100M000100Y43,,2026,,自办食堂,,1000000,15,,,,,2026-03-01,",
        ]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        var problems = seen.Document.QuerySelectorAll("#import-problems tbody tr").Select(row => row.TextContent).ToArray();
        Assert.Equal(5, problems.Length);
        Assert.Contains("低于下限 15%", problems[0]);
        Assert.Contains("不符", problems[1]);
        Assert.Contains("与第 2 行是同一个单位", problems[2]);
        Assert.Contains("不在可选范围内", problems[3]);
        Assert.Contains("没有统一社会信用代码", problems[4]);
        var late = await Given.HandIn(county, "/reserve/import", [Titles, $"{unit.Organisation.CreditCode},,2026,,自办食堂,,1000000,15,,,,,2026-04-01,"]);
        Assert.Contains("已于 2026年3月31日 截止填报", late.Text);
        Assert.Empty(await Filings());
    }

    [Fact]
    public async Task A_unit_imports_its_own_and_nobody_elses()
    {
        var other = await market.Given.Canteen();
        Assert.Contains("不是您可以导入的单位", (await Given.HandIn(buyer, "/reserve/import", [Titles, $"{other.CreditCode},,2026,,自办食堂,,1000000,10,,,,,2026-03-01,"])).Text);
        Assert.Contains("已导入：新增 1", (await Given.HandIn(buyer, "/reserve/import", [Titles, $"{unit.Organisation.CreditCode},,2026,,自办食堂,,1000000,10,,,,,2026-03-01,"])).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.Get($"/reserve/units/{other.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.Get($"/reserve/filing?unit={other.Id}")).Status);
    }

    [Fact]
    public async Task The_command_line_imports_the_same_file()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("weixi-reserve-").FullName, "reserve.csv");
        var lines = new[] { Titles, $"{unit.Organisation.CreditCode},,2026,,自办食堂,,1000000,9,,,,,2026-03-01," };
        await System.IO.File.WriteAllBytesAsync(path, Given.Table(lines, "gb18030").Bytes);
        var bad = await Commands.Run(market, "import", "reserve-832", path);
        Assert.True(bad.Code == 1 && bad.Error.Contains("低于下限 10%", StringComparison.Ordinal), bad.Error);
        lines[1] = lines[1].Replace(",9,", ",10,", StringComparison.Ordinal);
        await System.IO.File.WriteAllBytesAsync(path, Given.Table(lines).Bytes);
        Assert.Equal(0, (await Commands.Run(market, "import", "reserve-832", path, "--dry-run")).Code);
        Assert.Empty(await Filings());
        Assert.Equal(0, (await Commands.Run(market, "import", "reserve-832", path)).Code);
        Assert.Single(await Filings());
    }

    [Fact]
    public async Task A_shared_canteen_counts_under_its_representative_also_when_that_changes()
    {
        var shared = await market.Given.BuyingUnit();
        await market.Given.Bought832(shared.Organisation, 800m);
        await market.Given.Bought832(shared.Organisation, 70m, line: ReserveLine.Union);
        await market.Given.Filing(unit.Organisation);
        var visitor = await market.As(shared.Buyer);
        Assert.Equal(87_000, await market.Given.Counted(shared.Organisation));
        await visitor.Submit(await visitor.Get("/reserve/filing?year=2026"), "#filing-form", ("Mode", "Shared"), ("Ratio", ""), ("Representative", unit.Organisation.Name));
        Assert.Equal((80_000, 7_000), (await market.Given.Counted(unit.Organisation), await market.Given.Counted(shared.Organisation)));
        Assert.Contains("由“维西县测试中学”代表填报", (await visitor.Get("/reserve")).Text);
        await visitor.Submit(await visitor.Get("/reserve/filing?year=2026"), "#filing-form", ("Mode", "Own"), ("FoodTotal", "500000"), ("Ratio", "10"), ("Representative", ""), ("Reason", "食堂分开了"));
        Assert.Equal((0, 87_000), (await market.Given.Counted(unit.Organisation), await market.Given.Counted(shared.Organisation)));
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
    }
}

public sealed class FilingOnSqlite(SqliteDatabases databases) : FilingTests(databases);

public sealed class FilingOnMySql(MySqlDatabases databases) : FilingTests(databases);
