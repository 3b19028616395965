using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Reserves;

public abstract class Orders832Tests(IDatabases databases) : IAsyncLifetime
{
    private const string Finance = "订单编号,预算单位名称,统一社会信用代码,供应商名称,供应商信用代码,采购类型,订单金额(元),下单日期,支付日期,退款金额(元),商品名称,商品类目";
    private const string Supply = "订单号,采购人,采购人信用代码,采购类型,实付金额(元),下单时间,付款时间";
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller seller = null!;
    private Visitor buyer = null!;
    private Visitor county = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit("维西县测试机关");
        seller = await market.Given.Seller();
        await market.Given.Canteen(unit.Organisation, CanteenKind.School);
        await market.Given.Filing(unit.Organisation);
        buyer = await market.As(unit.Buyer);
        county = await market.As(await market.Given.CountySupervisor());
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private string Row(string number, string yuan, string paid = "2026-06-03", string line = "食堂", string? name = null, string refund = "", string category = "", string day = "2026-06-01") =>
        $"{number},{name ?? unit.Organisation.Name},{(name is null ? unit.Organisation.CreditCode : "")},{seller.Organisation.Name},{seller.Organisation.CreditCode},{line},{yuan},{day},{paid},{refund},某商品,{category}";

    private Task<Seen> Finances(params string[] rows) => Given.HandIn(county, "/reserve/lists", [Finance, .. rows]);

    private Task<Purchase832> Bought(string number) => market.InDb(db => db.Purchases832.AsNoTracking().Include(p => p.Records).Include(p => p.Entries).SingleAsync(p => p.Number == number));

    private async Task<Seen> WriteBack(string number, string yuan, string day = "2026-06-01", string? order = null) =>
        await buyer.Submit(await buyer.Get($"/reserve/write-back?product={seller.Product.Number}"), "#write-back", ("Number", number), ("Amount", yuan), ("OrderedOn", day), ("Order", order));

    private static string Text(Seen seen, string selector) => seen.Document.QuerySelector(selector)?.TextContent.Trim() ?? "";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("xlsx")]
    public async Task The_bureaus_list_counts_in_three_lines_by_the_year_of_payment(string kind)
    {
        string[] lines = [Finance, Row("83200000001", "1000"), Row("83200000002", "200", line: "工会采购"), Row("83200000003", "30", line: "个人"), Row("83200000004", "4000", paid: ""), Row("83200000005", "50000", paid: "2025-12-30", day: "2025-12-29"), Row("83200000006", "600", refund: "100")];
        var dry = await Given.HandIn(county, "/reserve/lists", lines, kind, confirm: false);
        Assert.Contains("将新增 6", dry.Text);
        Assert.Contains("付款日期", Text(dry, "#recognised"));
        Assert.Contains("财政名单", Text(dry, "#recognised"));
        Assert.Equal(0, await market.InDb(db => db.Purchases832.CountAsync()));
        Assert.Contains("已导入：新增 6", (await Given.HandIn(county, "/reserve/lists", lines, kind)).Text);
        Assert.Equal((173_000, 5_000_000), (await market.Given.Counted(unit.Organisation), await market.Given.Counted(unit.Organisation, 2025)));
        var page = await buyer.Get("/reserve?year=2026");
        foreach (var text in new[] { "¥1,500.00", "¥200.00", "¥30.00", "1.7", "832 上还没有付款", "不计入832" }) Assert.Contains(text, page.Text);
        Assert.Contains("未变 6", (await Given.HandIn(county, "/reserve/lists", lines, kind)).Text);
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
        // The number opens the orders behind it; people's own are totals only.
        var behind = await buyer.Get($"/reserve/purchases?year=2026&unit={unit.Organisation.Id}&counted=true");
        Assert.Equal(["83200000001", "83200000002", "83200000006"], behind.Document.QuerySelectorAll("#purchases tbody .row-title").Select(td => td.TextContent.Trim()).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.Get("/reserve/purchases/83200000003")).Status);
    }

    [Fact]
    public async Task A_foreign_column_or_a_double_is_answered_in_a_sentence_and_nothing_is_kept()
    {
        var foreign = await Given.HandIn(county, "/reserve/lists", [Finance + ",神秘列", Row("83200000001", "10") + ",x"], typed: ("Source", "Finance"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.Status);
        Assert.Contains("不认识的列：神秘列。不会猜测它的含义", foreign.Text);
        var twice = await Finances(Row("83200000001", "10"), Row("83200000002", "10"), Row("83200000001", "10"));
        Assert.Contains("订单号 83200000001 与第 2 行重复", twice.Text);
        var bad = await Finances(Row("1", "10"), Row("83200000002", "-5"), Row("83200000003", "10", line: "礼品"), Row("83200000004", "10", paid: "2026-05-01"));
        Assert.Equal(4, bad.Document.QuerySelectorAll("#import-problems tbody tr").Length);
        Assert.Equal(0, await market.InDb(db => db.Purchases832.CountAsync()));
        // The bureau says what the column is; then it is read.
        var kept = await county.Submit(await county.Get("/reserve/columns"), "#columns-Finance", ("Titles[Ignored]", "序号\n神秘列"));
        Assert.Equal(HttpStatusCode.Redirect, kept.Status);
        Assert.Contains("已导入：新增 1", (await Given.HandIn(county, "/reserve/lists", [Finance + ",神秘列", Row("83200000001", "10") + ",x"], typed: ("Source", "Finance"))).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.Get("/reserve/columns")).Status);
    }

    [Fact]
    public async Task Records_are_matched_both_ways_and_doubts_are_settled_by_a_person()
    {
        await WriteBack("83200000001", "1000");
        await WriteBack("83200000002", "2000");
        await WriteBack("83200000003", "3000");
        Assert.Equal((Match832.OnlyHere, false), ((await Bought("83200000001")).Match, (await Bought("83200000001")).Counts));
        await Finances(Row("83200000001", "1000"), Row("83200000002", "2500"), Row("83200000004", "4000"));
        foreach (var (number, match, counts) in new[] { ("83200000001", Match832.Matched, true), ("83200000002", Match832.Doubtful, false), ("83200000003", Match832.OnlyHere, false), ("83200000004", Match832.OnlyThere, true) })
            Assert.Equal((number, match, counts), (number, (await Bought(number)).Match, (await Bought(number)).Counts));
        Assert.Equal(500_000, await market.Given.Counted(unit.Organisation));
        var treasurer = await market.As(unit.Treasurer);
        var page = await treasurer.Get("/reserve/purchases/83200000002");
        Assert.Contains("金额不同", Text(page, "#doubts"));
        Assert.Null((await buyer.Get("/reserve/purchases/83200000002")).Document.QuerySelector("#resolve"));
        await treasurer.Submit(page, "#resolve", ("To", "Finance"), ("Reason", "回填时看错了"));
        Assert.Equal((Match832.Matched, 750_000L), ((await Bought("83200000002")).Match, await market.Given.Counted(unit.Organisation)));
        // The list changes: what was settled is looked at again, and the account follows by linked entries.
        await Finances(Row("83200000002", "2600"));
        var again = await Bought("83200000002");
        Assert.Equal((Match832.Doubtful, 0L, 2), (again.Match, again.Entries.Sum(e => e.Amount.Fen), again.Entries.Count));
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
    }

    [Fact]
    public async Task A_suppliers_list_alone_does_not_count_until_the_buyers_side_confirms()
    {
        var clerk = await market.As(seller.Clerk);
        string[] list = [Supply, $"83200000001,{unit.Organisation.Name},,食堂,1000,2026-06-01,2026-06-02", "83200000002,外县某校,,食堂,500,2026-06-01,2026-06-02"];
        Assert.Contains("已导入：新增 2", (await Given.HandIn(clerk, "/reserve/lists", list)).Text);
        Assert.Equal((Match832.OnlyThere, 0L), ((await Bought("83200000001")).Match, await market.Given.Counted(unit.Organisation)));
        await Given.HandIn(buyer, "/reserve/lists", ["订单编号,供应商名称,采购类型,订单金额(元),下单时间,支付时间", $"83200000001,{seller.Organisation.Name},食堂,1000,2026-06-01,2026-06-02"]);
        Assert.Equal((Match832.Matched, 100_000L), ((await Bought("83200000001")).Match, await market.Given.Counted(unit.Organisation)));
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As((await market.Given.BuyingUnit()).Buyer)).Get("/reserve/purchases/83200000001")).Status);
    }

    [Fact]
    public async Task A_number_that_was_written_wrongly_can_be_taken_back_while_no_list_knows_it()
    {
        await WriteBack("83200000009", "1000");
        await WriteBack("83200000001", "1000");
        await Finances(Row("83200000001", "1000"), Row("83200000008", "1000"));
        Assert.Contains("83200000008", (await buyer.Get("/reserve/purchases/83200000009")).Text);
        Assert.Null((await buyer.Get("/reserve/purchases/83200000001")).Document.QuerySelector("#retract"));
        await buyer.Submit(await buyer.Get("/reserve/purchases/83200000009"), "#retract");
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.Get("/reserve/purchases/83200000009")).Status);
        Assert.Equal(2, await market.InDb(db => db.Purchases832.CountAsync()));
    }

    [Fact]
    public async Task An_unknown_buyer_is_kept_outside_and_can_become_a_unit()
    {
        await Finances(Row("83200000001", "1000", name: "维西县旧名单位"), Row("83200000002", "500", name: "维西县旧名单位"));
        Assert.Equal((1, 2), await market.InDb(async db => (await db.OutsideBuyers.CountAsync(), await db.Purchases832.CountAsync(p => p.UnitId == null && p.OutsideBuyerId != null))));
        var page = await county.Get("/reserve/outside");
        Assert.Contains("没有名称或统一社会信用代码", (await county.Submit(page, "#outside form", ("Unit", "没有的单位"))).Text);
        await county.Submit(await county.Get("/reserve/outside"), "#outside form", ("Unit", unit.Organisation.Name));
        Assert.Equal(150_000, await market.Given.Counted(unit.Organisation));
        // A later list of that name is the unit's at once.
        await Finances(Row("83200000003", "100", name: "维西县旧名单位"));
        Assert.Equal(160_000, await market.Given.Counted(unit.Organisation));
    }

    [Fact]
    public async Task A_purchase_in_two_venues_counts_once()
    {
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Accepted, 5000);
        var row = Row("83200000001", "100", day: "2026-11-19", paid: "2026-11-20");
        Assert.Contains("¥100.00", Text(await buyer.Get("/reserve/here?year=2026"), ".figures"));
        await Finances(row);
        var treasurer = await market.As(unit.Treasurer);
        var page = await treasurer.Get("/reserve/purchases/83200000001");
        Assert.Contains("可能与本平台订单重复", Text(page, "#doubts"));
        Assert.Equal(0, await market.Given.Counted(unit.Organisation));
        await treasurer.Submit(page, "#resolve", ("To", "Finance"), ("IsSameOrder", "true"), ("Reason", "同一笔"));
        Assert.Equal((10_000L, order.Id), (await market.Given.Counted(unit.Organisation), (await Bought("83200000001")).OrderId!.Value));
        var here = await buyer.Get("/reserve/here?year=2026");
        Assert.Contains("已计在 832：83200000001", Text(here, "#here"));
        Assert.Contains("¥0.00", Text(here, ".figures"));
        Assert.Contains("另有 ¥100.00 同时是 832 订单", (await buyer.Get("/reserve")).Text);
    }

    [Fact]
    public async Task A_number_written_back_with_its_order_here_counts_once_when_the_list_confirms_it()
    {
        await market.InDb(async db =>
        {
            (await db.Products.SingleAsync(p => p.Id == seller.Product.Id)).LinkTo832("https://www.fupin832.com/item/1");
            await db.SaveChangesAsync();
        });
        var shown = await buyer.Get($"/catalogue/{seller.Product.Number}");
        Assert.Equal(("去 832 平台下单", "https://www.fupin832.com/item/1"), (Text(shown, "#link-832"), shown.Document.QuerySelector("#link-832")!.GetAttribute("href")));
        Assert.Contains("去 832 平台下单", (await market.Anyone().Get("/catalogue")).Text);
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Accepted, 5000);
        Assert.Contains("没有编号为“WX1”的有效订单", (await WriteBack("83200000001", "100", "2026-11-20", "WX1")).Text);
        Assert.Equal(HttpStatusCode.Redirect, (await WriteBack("83200000001", "100", "2026-11-20", order.Number)).Status);
        Assert.Contains("已经回填过", (await WriteBack("83200000001", "100", "2026-11-20")).Text);
        await Finances(Row("83200000001", "100", day: "2026-11-20", paid: "2026-11-20"));
        Assert.Equal((Match832.Matched, 10_000L), ((await Bought("83200000001")).Match, await market.Given.Counted(unit.Organisation)));
        Assert.Contains("已计在 832：83200000001", (await buyer.Get("/reserve/here?year=2026")).Text);
    }

    [Fact]
    public async Task What_may_not_count_is_shown_apart()
    {
        await Finances(Row("83200000001", "1000"), Row("83200000002", "200", category: "冰酒"), Row("83200000003", "300", category: "秦艽", line: "工会"), Row("83200000004", "400", category: "野生菌"), Row("83200000005", "500", category: "冰酒", line: "工会"));
        Assert.Equal(150_000, await market.Given.Counted(unit.Organisation));
        Assert.Equal("¥900.00", Text(await buyer.Get("/reserve"), "#not-counted"));
        Assert.Equal(CanteenBar.WildMushroom, (await Bought("83200000004")).Entries[0].Bar);
        // The rule is data: once schools may have them, what was bought counts, by linked entries.
        await market.InDb(db => db.Write(async ct =>
        {
            (await db.Categories.SingleAsync(c => c.Code == "mushroom-wild", ct)).Bar(true, [CanteenKind.Hospital]);
            return await db.SaveChangesAsync(ct);
        }, CancellationToken.None));
        Assert.Equal((190_000L, 3), (await market.Given.Counted(unit.Organisation), (await Bought("83200000004")).Entries.Count));
    }

    [Fact]
    public async Task The_command_line_finds_out_whose_list_it_is()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("weixi-832-").FullName, "orders.csv");
        await System.IO.File.WriteAllBytesAsync(path, Given.Table([Finance, Row("83200000001", "1000")], "gb18030").Bytes);
        Assert.Equal(0, (await Commands.Run(market, "import", "orders-832", path)).Code);
        Assert.Equal(List832.Finance, Assert.Single((await Bought("83200000001")).Records).Source);
        await System.IO.File.WriteAllBytesAsync(path, Given.Table([Finance + ",别的列", Row("83200000002", "1000") + ",1"]).Bytes);
        var said = await Commands.Run(market, "import", "orders-832", path);
        Assert.True(said.Code == 1 && said.Error.Contains("别的列", StringComparison.Ordinal), said.Error);
    }
}

public sealed class Orders832OnSqlite(SqliteDatabases databases) : Orders832Tests(databases);

public sealed class Orders832OnMySql(MySqlDatabases databases) : Orders832Tests(databases);
