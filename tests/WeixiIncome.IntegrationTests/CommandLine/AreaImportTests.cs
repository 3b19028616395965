using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.IntegrationTests.CommandLine;

public abstract class AreaImportTests(IDatabases databases) : IAsyncLifetime
{
    private const string Table = "代码,名称,简称,上级代码\n3205,苏州市,,32\n320505,虎丘区,虎丘区,\n533423101201,保和村民委员会,保和新村,533423101\n";

    private readonly string folder = Directory.CreateTempSubdirectory("weixi-areas-").FullName;
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public async ValueTask DisposeAsync()
    {
        await market.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public static TheoryData<string, string> Encodings() => new() { { "utf-8", "a.csv" }, { "GB18030", "b.csv" }, { "xlsx", "c.xlsx" } };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task The_same_table_gives_the_same_divisions_in_every_encoding(string encoding, string name)
    {
        var before = await Count();
        var said = await Commands.Run(market, "import", "areas", Written(Table, encoding, name));

        Assert.Equal((0, ""), (said.Code, said.Error));
        Assert.Equal(before + 2, await Count());
        var (city, district, village) = await market.InDb(async db => (await db.Areas.SingleAsync(a => a.Code == "3205"), await db.Areas.SingleAsync(a => a.Code == "320505"), await db.Areas.SingleAsync(a => a.Code == "533423101201")));
        Assert.Equal(("苏州市", "苏州市", "32"), (city.Name, city.ShortName, city.ParentCode));
        Assert.Equal("3205", district.ParentCode);
        Assert.Equal("保和新村", village.ShortName);
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_happen_and_saves_nothing()
    {
        var before = await Count();
        var said = await Commands.Run(market, "import", "areas", Written(Table, "utf-8", "a.csv"), "--dry-run");

        Assert.Equal(0, said.Code);
        Assert.Contains("新增 2，修改 1", said.Output, StringComparison.Ordinal);
        Assert.Equal(before, await Count());
    }

    [Fact]
    public async Task Bad_rows_are_all_named_and_nothing_is_saved()
    {
        var before = await Count();
        var said = await Commands.Run(market, "import", "areas", Written(Table + "32x,甲,,\n999999,乙,,9999\n3205,丙,,\n", "utf-8", "a.csv"));

        Assert.Equal(1, said.Code);
        Assert.All(new[] { "第 5 行", "第 6 行", "第 7 行" }, row => Assert.Contains(row, said.Error, StringComparison.Ordinal));
        Assert.Equal(before, await Count());
    }

    [Fact]
    public async Task What_was_exported_comes_in_again_unchanged()
    {
        foreach (var name in new[] { "all.csv", "all.xlsx" })
        {
            var file = Path.Combine(folder, name);
            Assert.Equal(0, (await Commands.Run(market, "export", "areas", "--out", file)).Code);
            var said = await Commands.Run(market, "import", "areas", file);
            Assert.True(said.Code == 0, said.Error);
            Assert.Contains("新增 0，修改 0", said.Output, StringComparison.Ordinal);
        }
        var template = Path.Combine(folder, "template.xlsx");
        Assert.Equal(0, (await Commands.Run(market, "export", "areas", "--template", "--out", template)).Code);
        Assert.Equal(["代码", "名称", "简称", "上级代码"], Sheet.Read(UploadedSheet.From(template)).Columns);
    }

    private Task<int> Count() => market.InDb(db => db.Areas.CountAsync());

    private string Written(string table, string encoding, string name)
    {
        var file = Path.Combine(folder, name);
        if (encoding == "xlsx")
        {
            using var stream = File.Create(file);
            var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToArray();
            SheetFile.Write(stream, SheetFormat.Xlsx, lines[0], lines.Skip(1));
        }
        else File.WriteAllBytes(file, (encoding == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(encoding)!).GetBytes(table));
        return file;
    }
}

public sealed class AreaImportsOnSqlite(SqliteDatabases databases) : AreaImportTests(databases);

public sealed class AreaImportsOnMySql(MySqlDatabases databases) : AreaImportTests(databases);
