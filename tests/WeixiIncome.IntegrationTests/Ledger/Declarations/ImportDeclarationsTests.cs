using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Ledger.Declarations;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.IntegrationTests.Ledger.Declarations;

public abstract class ImportDeclarationsTests(IDatabases databases) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("weixi-offline-").FullName;
    private Market market = null!;
    private Declaring of = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        of = await market.Given.Declaring();
    }

    public async ValueTask DisposeAsync()
    {
        await market.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private object?[] Row(string invoice, string kind = "线下采购", string product = "鲜山药", object? amount = null) =>
        [kind, "2026-11-10", "2026-11-12", kind == "向农户直接采购" ? "" : of.Supplier.Name, Given.Village, kind == "向农户直接采购" ? "和" : "", kind == "帮助销售" ? "某超市" : "", "yam", product, 100, "公斤", amount ?? 1200m, "线下", "", invoice, "工会", ""];

    private static byte[] Csv(string[] columns, params object?[][] rows)
    {
        using var kept = new MemoryStream();
        SheetFile.Write(kept, SheetFormat.Csv, columns, rows);
        return kept.ToArray();
    }

    private async Task<Seen> HandIn(Visitor buyer, byte[] bytes) =>
        await buyer.Upload(await buyer.Get("/declarations/import"), "form#import", [("File", "a.csv", bytes)]);

    [Fact]
    public async Task A_file_is_looked_through_first_and_then_becomes_drafts()
    {
        var buyer = await market.As(of.Buyer);
        var seen = await HandIn(buyer, Csv(DeclarationColumns.Own, Row("26539000000000000001"), Row("", "向农户直接采购"), Row("", "帮助销售")));
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Equal(0, await market.InDb(db => db.Declarations.CountAsync()));
        await buyer.Submit(seen, "form#import-confirm");
        var drafts = await market.InDb(db => db.Declarations.AsNoTracking().OrderBy(d => d.Number).ToListAsync());
        Assert.Equal([DeclarationKind.Offline, DeclarationKind.HouseholdDirect, DeclarationKind.HelpedToSell], drafts.Select(d => d.Kind));
        Assert.All(drafts, d => Assert.Equal((DeclarationStatus.Draft, of.Unit.Id, 120000L), (d.Status, d.UnitId, d.Total.Fen)));
        Assert.Equal(of.Supplier.Id, drafts[0].SupplierId);
        Assert.Equal("SB20261120-0003", drafts[2].Number);
    }

    [Fact]
    public async Task Every_bad_row_is_named_and_nothing_is_kept()
    {
        var buyer = await market.As(of.Buyer);
        var seen = await HandIn(buyer, Csv(DeclarationColumns.Own, Row("26539000000000000011"), Row("26539000000000000011"), Row("12"), Row("26539000000000000012", amount: "面议")));
        Assert.Equal((HttpStatusCode)422, seen.Status);
        foreach (var sentence in new[] { "与第 2 行是同一笔采购", "现在是 2 位", "应填数字" }) Assert.Contains(sentence, seen.Text);
        Assert.Equal(0, await market.InDb(db => db.Declarations.CountAsync()));

        var foreign = await HandIn(buyer, Csv([.. DeclarationColumns.Own, "备注"], [.. Row("26539000000000000013"), "x"]));
        Assert.Contains("不认识的列", foreign.Text);
    }

    [Fact]
    public async Task The_same_file_a_second_time_says_where_it_was_declared()
    {
        var buyer = await market.As(of.Buyer);
        var bytes = Csv(DeclarationColumns.Own, Row("26539000000000000021"), Row("", "帮助销售"));
        await buyer.Submit(await HandIn(buyer, bytes), "form#import-confirm");
        var again = await HandIn(buyer, bytes);
        Assert.Equal((HttpStatusCode)422, again.Status);
        Assert.Contains("已在 SB20261120-0001 申报", again.Text);
        Assert.Contains("已在 SB20261120-0002 申报", again.Text);
        Assert.Equal(2, await market.InDb(db => db.Declarations.CountAsync()));
    }

    [Fact]
    public async Task The_command_line_takes_the_same_table_for_any_unit_and_hands_it_out_again()
    {
        var path = Path.Combine(folder, "offline.csv");
        await File.WriteAllBytesAsync(path, Csv(DeclarationColumns.All, [of.Unit.CreditCode, .. Row("26539000000000000031")]));
        Assert.Equal(0, (await Commands.Run(market, "import", "offline", path, "--dry-run")).Code);
        Assert.Equal(0, await market.InDb(db => db.Declarations.CountAsync()));
        var said = await Commands.Run(market, "import", "offline", path);
        Assert.True(said.Code == 0, said.Error);
        Assert.Equal(of.Unit.Id, await market.InDb(db => db.Declarations.Select(d => d.UnitId).SingleAsync()));
        var sheet = Path.Combine(folder, "out.xlsx");
        Assert.Equal(0, (await Commands.Run(market, "export", "offline", "--out", sheet)).Code);
        Assert.Equal("26539000000000000031", Sheet.Read(UploadedSheet.From(sheet)).Rows.Single()["发票号码"]);

        await File.WriteAllBytesAsync(path, Csv(DeclarationColumns.All, ["91350100M000100Y43", .. Row("26539000000000000032")]));
        var wrong = await Commands.Run(market, "import", "offline", path);
        Assert.Equal(1, wrong.Code);
        Assert.Contains("没有信用代码", wrong.Error);
    }
}

public sealed class ImportDeclarationsOnSqlite(SqliteDatabases databases) : ImportDeclarationsTests(databases);

public sealed class ImportDeclarationsOnMySql(MySqlDatabases databases) : ImportDeclarationsTests(databases);
