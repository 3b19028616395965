using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Ledger.Seals;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Ledger;

/// <summary>Days are closed, published, proven; any change shows (reliability.md, R15).</summary>
public abstract class SealTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<Said> Ledger(string act) => Commands.Run(market, "ledger", act, $"--Seals:Folder={Path.Combine(market.DataFolder, "seals")}");

    /// <summary>Three days with entries and one without, closed. Verbs have the machine's clock: what a test writes lies before it.</summary>
    private async Task<IReadOnlyList<LedgerEntry>> Closed(int a = 40, int b = 33)
    {
        var entries = new List<LedgerEntry>(await market.Given.Entries(1, a, 2026));
        market.Clock.Advance(TimeSpan.FromDays(2));
        entries.AddRange(await market.Given.Entries(2, b, 2026));
        var said = await Ledger("seal");
        Assert.Equal((0, ""), (said.Code, said.Error));
        return entries;
    }

    private Task Tamper(string table, string act, params string[] sql) => market.InDb(async db =>
    {
        foreach (var one in sql.Prepend($"DROP TRIGGER {table}_no_{act}")) await db.Database.ExecuteSqlRawAsync(one);
    });

    private Task<int> Raw(string sql) => market.InDb(db => db.Database.ExecuteSqlRawAsync(sql));

    private async Task<string> Found()
    {
        var said = await Ledger("verify");
        Assert.Equal(1, said.Code);
        return said.Error;
    }

    private string Id(Guid id) => market.Database.Provider == Web.Hosting.DatabaseProvider.Sqlite ? $"'{id.ToString().ToUpperInvariant()}'" : $"0x{Convert.ToHexString(id.ToByteArray(bigEndian: true))}";

    [Fact]
    public async Task Days_are_closed_once_and_agree()
    {
        Assert.Equal(0, (await Ledger("seal")).Code);
        var entries = await Closed();
        var said = await Ledger("verify");
        Assert.Equal((0, ""), (said.Code, said.Error));
        Assert.Contains($"{entries.Count} 条", said.Output, StringComparison.Ordinal);
        var before = await market.InDb(db => db.LedgerSeals.OrderBy(s => s.Sequence).Select(s => s.Head).ToListAsync());
        Assert.Equal(entries.Count, await market.InDb(db => db.LedgerSeals.SumAsync(s => s.Count)));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Ledger("seal")));
        Assert.Equal(before, await market.InDb(db => db.LedgerSeals.OrderBy(s => s.Sequence).Select(s => s.Head).ToListAsync()));
        Assert.Equal(before.Count, (await File.ReadAllLinesAsync(Path.Combine(market.DataFolder, "seals", "heads.jsonl"))).Length);
        Assert.Equal(2, (await Ledger("reckon")).Code);
        foreach (var table in new[] { "LedgerSeals", "LedgerLeaves" })
            await Assert.ThrowsAnyAsync<Exception>(() => Raw($"DELETE FROM {table}"));
    }

    [Fact]
    public async Task Every_member_of_an_entry_is_sealed_and_a_changed_one_is_named()
    {
        var entries = await Closed(12, 2);
        var entry = entries.First(e => !e.IsReversal && !entries.Any(o => o.ReversesId == e.Id));
        var other = entries.First(e => e.Id != entry.Id && !e.IsReversal && !entries.Any(o => o.ReversesId == e.Id));
        var columns = await market.InDb(db => Task.FromResult(db.Model.FindEntityType(typeof(LedgerEntry))!.GetProperties().Select(p => (p.Name, Type: Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType)).ToArray()));
        Assert.Equal(columns.Select(c => c.Name).Except([nameof(LedgerEntry.EvidenceDigest)]).Order(), LeafText.Members(entry).Select(m => m.Key).Order());
        await Tamper("Ledger", "UPDATE");
        var stranger = Guid.Parse("0198a000-0000-7000-8000-0000000000ff");
        foreach (var (name, type) in columns.Where(c => c.Name != nameof(LedgerEntry.Id)))
        {
            var value = type == typeof(Guid) ? (name == nameof(LedgerEntry.ReversesId) ? Id(other.Id) : Id(stranger))
                : type == typeof(bool) ? $"1 - {name}"
                : type == typeof(string) ? "'9'"
                : type == typeof(DateOnly) ? "'2026-01-02'"
                : type == typeof(DateTime) ? "'2026-11-20 02:00:00.000001'"
                : $"{name} + 1";
            var before = await market.InDb(db => db.Ledger.AsNoTracking().SingleAsync(e => e.Id == entry.Id));
            await Raw($"UPDATE Ledger SET {name} = {value} WHERE Id = {Id(entry.Id)}");
            var said = await Found();
            Assert.True(said.Contains(entry.Id.ToString(), StringComparison.Ordinal), $"{name}: {said}");
            await market.InDb(async db =>
            {
                db.Entry(before).State = EntityState.Modified;
                await db.SaveChangesAsync();
            });
            Assert.Equal(0, (await Ledger("verify")).Code);
        }
    }

    [Fact]
    public async Task Taken_out_put_in_and_swapped_entries_are_named()
    {
        var entries = await Closed(10, 4);
        var lonely = entries.First(e => e.ReversesId is null && !entries.Any(o => o.ReversesId == e.Id));
        var copy = $"INSERT INTO Ledger ({await Columns("Id", "SourceLineId")}, Id, SourceLineId) SELECT {await Columns("Id", "SourceLineId")}, {Id(Guid.NewGuid())}, {Id(Guid.NewGuid())} FROM Ledger WHERE Id = {Id(lonely.Id)}";
        await Raw(copy);
        Assert.Contains("封账之后补进了分录", await Found(), StringComparison.Ordinal);
        await Tamper("Ledger", "DELETE", $"DELETE FROM Ledger WHERE SourceNumber = '{lonely.SourceNumber}' AND Id NOT IN (SELECT EntryId FROM LedgerLeaves)");
        Assert.Equal(0, (await Ledger("verify")).Code);
        // What pretends to be older than the first closed day.
        await Tamper("Ledger", "UPDATE", $"UPDATE Ledger SET RecordedOn = '2020-01-01' WHERE Id = {Id(lonely.Id)}");
        Assert.Contains(lonely.Id.ToString(), await Found(), StringComparison.Ordinal);
        await Raw($"UPDATE Ledger SET RecordedOn = '{lonely.RecordedOn:yyyy-MM-dd}' WHERE Id = {Id(lonely.Id)}");
        Assert.Equal(0, (await Ledger("verify")).Code);
        await Raw($"DELETE FROM Ledger WHERE Id = {Id(lonely.Id)}");
        var said = await Found();
        Assert.Contains(lonely.Id.ToString(), said, StringComparison.Ordinal);
        Assert.Contains("2026-11-20", said, StringComparison.Ordinal);
        // The supervisor's desk says so, and so does the public page.
        var supervisor = await market.As(await market.Given.CountySupervisor());
        Assert.Contains("封账时有的分录不见了", (await supervisor.Get("/oversight")).Document.QuerySelector("#ledger-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("发现不符", (await market.Anyone().Get("/open/seals")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_seals_and_chains_that_were_made_anew_are_found()
    {
        var entries = await Closed(9, 5);
        var heads = Path.Combine(market.DataFolder, "seals", "heads.jsonl");
        var kept = await File.ReadAllTextAsync(heads);
        // One line of what was kept is changed, then gone.
        await File.WriteAllTextAsync(heads, kept.Replace("\"Total\":" + (await market.InDb(db => db.LedgerSeals.MaxAsync(s => s.Total))), "\"Total\":1", StringComparison.Ordinal));
        Assert.Contains("签名不对", await Found(), StringComparison.Ordinal);
        Assert.Equal(1, (await Ledger("seal")).Code);
        await File.WriteAllTextAsync(heads, kept);
        Assert.Equal(0, (await Ledger("verify")).Code);

        // An entry and its leaf: the root tells.
        await Tamper("Ledger", "UPDATE", $"UPDATE Ledger SET Amount = Amount + 1 WHERE Id = {Id(entries[3].Id)}");
        await Tamper("LedgerLeaves", "UPDATE");
        await market.InDb(async db =>
        {
            var entry = await db.Ledger.AsNoTracking().SingleAsync(e => e.Id == entries[3].Id);
            var hash = MerkleTree.Leaf(LeafText.Of(entry));
            await db.LedgerLeaves.Where(l => l.EntryId == entry.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Hash, hash));
        });
        Assert.Contains("根哈希与分录不符", await Found(), StringComparison.Ordinal);

        // And the whole chain anew: what was signed outside tells.
        await Tamper("LedgerSeals", "DELETE", "DELETE FROM LedgerSeals");
        await Tamper("LedgerLeaves", "DELETE", "DELETE FROM LedgerLeaves");
        await market.InDb(async db =>
        {
            while (await Data.Ledger.Seals.LedgerSealing.SealNextDay(db, DateTime.UtcNow, default) is not null) { }
        });
        Assert.Contains("数据库外签名保存的不同", await Found(), StringComparison.Ordinal);
        Assert.Equal(1, (await Ledger("seal")).Code);

        // Everything of the last days taken away.
        await Raw("DELETE FROM LedgerSeals");
        Assert.Contains("这一天的封账不见了", await Found(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_is_proven_by_a_script_without_the_market()
    {
        var entries = await Closed(21, 6);
        var supervisor = await market.As(await market.Given.CountySupervisor());
        var seals = await market.Anyone().Client.GetStringAsync("/open/seals.json");
        var (proofFile, sealsFile) = (Path.Combine(market.DataFolder, "proof.json"), Path.Combine(market.DataFolder, "seals.json"));
        await File.WriteAllTextAsync(sealsFile, seals);
        foreach (var entry in entries.Where((_, i) => i % 7 == 0))
        {
            var seen = await supervisor.Get($"/oversight/ledger/{entry.Id}/proof");
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            await File.WriteAllTextAsync(proofFile, seen.Html);
            Assert.Equal(0, await Script(proofFile, sealsFile));
            // One digit of the amount, one of the root.
            foreach (var (was, becomes) in new[] { ($"\\u0022Amount\\u0022:{(long)entry.Amount}", $"\\u0022Amount\\u0022:{(long)entry.Amount + 1}"), ("\"count\":", "\"count\":1") })
            {
                var forged = seen.Html.Replace(was, becomes, StringComparison.Ordinal);
                Assert.NotEqual(forged, seen.Html);
                await File.WriteAllTextAsync(proofFile, forged);
                Assert.Equal(1, await Script(proofFile, sealsFile));
            }
        }
        // Nobody's business: strangers, and an entry that is not there.
        var stranger = await market.As(await market.Given.Member(await market.Given.Organisation(Domain.Accounts.OrganisationKind.Cooperative, "别家合作社"), Domain.Accounts.MarketRole.CooperativeClerk));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/oversight/ledger/{entries[0].Id}/proof")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Get($"/oversight/ledger/{Guid.NewGuid()}/proof")).Status);
        using var published = JsonDocument.Parse(seals);
        Assert.Equal(await market.InDb(db => db.LedgerSeals.CountAsync()), published.RootElement.GetProperty("seals").GetArrayLength());
        Assert.DoesNotContain("PRIVATE", seals, StringComparison.Ordinal);
        var page = await market.Anyone().Get("/open/seals");
        Assert.Equal(await market.InDb(db => db.LedgerSeals.OrderByDescending(s => s.Day).Select(s => s.Head).FirstAsync()), page.Document.QuerySelector("#head")!.TextContent);
    }

    private static async Task<int> Script(params string[] words)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "WeixiIncome.sln"))) root = root.Parent;
        using var run = Process.Start(new ProcessStartInfo("node", [Path.Combine(root.FullName, "eng", "check-inclusion"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await run.WaitForExitAsync();
        return run.ExitCode;
    }

    private Task<string> Columns(params string[] without) => market.InDb(db =>
        Task.FromResult(string.Join(", ", db.Model.FindEntityType(typeof(LedgerEntry))!.GetProperties().Select(p => p.Name).Except(without))));
}

public sealed class SealOnSqlite(SqliteDatabases databases) : SealTests(databases);

public sealed class SealOnMySql(MySqlDatabases databases) : SealTests(databases);
