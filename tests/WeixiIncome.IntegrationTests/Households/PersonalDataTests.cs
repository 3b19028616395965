using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Households.Import;

namespace WeixiIncome.IntegrationTests.Households;

/// <summary>Sheets of households, and that nothing personal is left in clear anywhere.</summary>
public abstract class PersonalDataTests(IDatabases databases) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("weixi-households-").FullName;
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public async ValueTask DisposeAsync()
    {
        await market.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static string Row(string mark, string kinship, string number, string name = "和丽花", string kind = "脱贫户", string village = Given.Village, string income = "") =>
        $"{mark},{village},{kind},{name},{kinship},{number},,13988776655,是,{(income.Length > 0 ? "2025" : "")},{income},{(kinship == "户主" ? "6228480012345678" : "")},{(kinship == "户主" ? "农村信用社" : "")}";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("xlsx")]
    public async Task A_sheet_becomes_the_same_households_in_every_form_and_is_refused_a_second_time(string kind)
    {
        var officer = await market.As(await market.Given.VillageOfficer());
        var (head, child) = (Given.ResidentNumberOfNobody(), Given.ResidentNumberOfNobody());
        string[] lines = [string.Join(',', HouseholdColumns.All), Row("甲", "户主", head, income: "9800"), Row("甲", "子女", child, "和小花"), Row("乙", "户主", Given.ResidentNumberOfNobody(), "余国华", "边缘易致贫户")];
        await Given.HandIn(officer, "/households/import", lines, kind);
        var households = await market.InDb(db => db.Households.Include(h => h.Members).Include(h => h.Years).OrderBy(h => h.Number).ToListAsync());
        Assert.Equal(["NH000001", "NH000002"], households.Select(h => h.Number));
        Assert.Equal((2, 980_000L, "************5678"), (households[0].People, households[0].Years[0].NetPerHead.Fen, households[0].Account!.Mask));
        Assert.Equal(head, market.Given.Vault.Open(households[0].Head.ResidentNumber!));
        var again = await Given.HandIn(officer, "/households/import", lines, kind);
        Assert.Contains("已经登记在一户里", again.Text);
        Assert.Equal(2, await market.InDb(db => db.Households.CountAsync()));
    }

    [Fact]
    public async Task Three_bad_rows_save_nothing_are_named_and_repeat_nothing_personal()
    {
        var (good, twice) = (Given.ResidentNumberOfNobody(), Given.ResidentNumberOfNobody());
        var file = Path.Combine(folder, "农户.csv");
        var wrong = good[..17] + (good[17] == '1' ? '2' : '1');
        await File.WriteAllLinesAsync(file, [string.Join(',', HouseholdColumns.All), Row("1", "户主", twice), Row("2", "户主", wrong), Row("3", "户主", twice), Row("4", "子女", good)]);
        var said = await Commands.Run(market, "import", "households", file);
        Assert.Equal(1, said.Code);
        foreach (var row in new[] { 3, 4, 5 }) Assert.Matches($"(第 {row} 行|Row {row} )", said.Output + said.Error);
        Assert.Contains("校验码不对", said.Output + said.Error);
        foreach (var clear in new[] { good, twice, wrong, "和丽花", "6228480012345678" }) Assert.DoesNotContain(clear, said.Output + said.Error);
        Assert.Equal(0, await market.InDb(db => db.Households.CountAsync()));
    }

    [Fact]
    public async Task Nothing_personal_is_found_in_clear_in_the_database_files_exports_or_pages_and_a_rotation_changes_every_cipher()
    {
        market.Settings["PersonalData:KeyFile"] = Path.Combine(folder, "keys.json");
        Data.Households.PersonalKeys.Create(market.Settings["PersonalData:KeyFile"]);
        var number = Given.ResidentNumberOfNobody();
        string[] secrets = [number, "13988776655", "6228480012345678", "和丽花"];
        var officer = await market.As(await market.Given.VillageOfficer());
        // The first half of an import alone: what waits for confirmation lies in the data folder.
        string[] lines = [string.Join(',', HouseholdColumns.All), Row("甲", "户主", number)];
        await Given.HandIn(officer, "/households/import", lines, confirm: false);
        await Given.HandIn(officer, "/households/import", lines);
        foreach (var page in new[] { "/households", "/households/NH000001", "/households/linkage" }) Found((await officer.Get(page)).Html, secrets, page);
        var export = Path.Combine(folder, "out.csv");
        Assert.Equal(0, (await Commands.Run(market, "export", "households", "--out", export)).Code);
        Found(await File.ReadAllTextAsync(export), secrets, "export");
        Found(await Rows(), secrets, "database");
        var files = Directory.GetFiles(market.DataFolder, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith(".sheet", StringComparison.Ordinal));
        foreach (var file in files) Found(Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file)), secrets, file);

        var before = await market.InDb(db => db.Households.SelectMany(h => h.Members).Select(m => m.Name).SingleAsync());
        var said = await Commands.Run(market, "personal-keys", "rotate");
        Assert.True(said.Code == 0, said.Error);
        var household = await market.InDb(db => db.Households.Include(h => h.Members).SingleAsync());
        Assert.StartsWith("k2.", household.Head.Name.Cipher);
        Assert.NotEqual(before.Cipher, household.Head.Name.Cipher);
        Assert.Equal((number, "6228480012345678"), (market.Given.Vault.Open(household.Head.ResidentNumber!), market.Given.Vault.Open(household.Account!)));
        Assert.Equal(2, (await Commands.Run(market, "personal-keys", "forget")).Code);
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
        File.Delete(market.Settings["PersonalData:KeyFile"]);
        var lost = await Commands.Run(market, "migrate");
        Assert.Equal(2, lost.Code);
        Assert.Contains("PersonalData__KeyFile", lost.Error);
    }

    private static void Found(string text, string[] secrets, string where) => Assert.All(secrets, secret => Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{secret} stands in {where}"));

    /// <summary>Every value of every table as text, blobs too.</summary>
    private Task<string> Rows() => market.InDb(async db =>
    {
        var text = new StringBuilder();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                for (var i = 0; i < reader.FieldCount; i++) text.Append(reader.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : reader.GetValue(i)).Append('\n');
        }
        return text.ToString();
    });

    [Fact]
    public async Task A_sheet_for_another_area_is_refused()
    {
        var officer = await market.As(await market.Given.VillageOfficer());
        var seen = await Given.HandIn(officer, "/households/import", [string.Join(',', HouseholdColumns.All), Row("1", "户主", Given.ResidentNumberOfNobody(), village: "533423103204")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("不在您的辖区", seen.Text);
    }
}

public sealed class PersonalDataOnSqlite(SqliteDatabases databases) : PersonalDataTests(databases);

public sealed class PersonalDataOnMySql(MySqlDatabases databases) : PersonalDataTests(databases);
