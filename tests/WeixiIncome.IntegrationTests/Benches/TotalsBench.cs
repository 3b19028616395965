using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Domain.Areas;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Benches;

/// <summary>What the oversight page and the page of goals cost as the ledger grows; run by eng/bench-totals alone.</summary>
public abstract class TotalsBench(IDatabases databases, ITestOutputHelper output)
{
    private const int Times = 9;

    [Fact]
    public async Task Pages_cost_the_same_as_the_ledger_grows()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("WEIXI_BENCH") == "1", "A bench: eng/bench-totals runs it.");
        var sizes = (Environment.GetEnvironmentVariable("WEIXI_BENCH_LINES") ?? "100000,1000000").Split(',').Select(n => long.Parse(n, CultureInfo.InvariantCulture));
        (double Desk, double Goals)? first = null;
        foreach (var lines in sizes)
        {
            await using var market = await Market.Open(databases);
            // The verb has the machine's clock, and so have the pages here.
            market.Clock.SetUtcNow(DateTimeOffset.UtcNow);
            var filled = Stopwatch.StartNew();
            var said = await Commands.Run(market, "bench-data", "--orders", lines.ToString(CultureInfo.InvariantCulture));
            Assert.True(said.Code == 0, said.Error);
            var year = market.Clock.GetUtcNow().Year;
            var scanning = Stopwatch.StartNew();
            var scan = await market.InDb(async db =>
            {
                db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
                return await db.Ledger.Within(Area.Weixi).OfYear(year)
                    .GroupBy(e => new { e.Stage, e.Relation, e.Purpose, e.Series, e.Base, e.Unattributed, e.TownshipCode, e.CategoryId, e.CountsOn.Month })
                    .Select(g => new { g.Key.Stage, g.Key.TownshipCode, g.Key.Month, Fen = g.Sum(e => (long)e.Amount) }).ToListAsync();
            });
            var scanned = scanning.Elapsed.TotalMilliseconds;
            var cells = await market.InDb(db => db.LedgerCells(Area.Weixi, year, default));
            Assert.Equal(scan.Count, cells.Count);
            Assert.Equal(scan.GroupBy(s => (s.Stage, s.TownshipCode, s.Month)).Select(g => (g.Key, g.Sum(s => s.Fen))).Order(), cells.GroupBy(c => (c.Stage, c.Place, c.Month)).Select(g => (g.Key, g.Sum(c => c.Amount.Fen))).Order());
            var supervisor = await market.As(await market.Given.CountySupervisor());
            var (desk, goals) = (await Median(supervisor, "/oversight"), await Median(supervisor, "/oversight/goals"));
            first ??= (desk, goals);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"BENCH {GetType().Name} {lines,10} lines: desk {desk,6:0.0} ms (×{desk / first.Value.Desk:0.00}), goals {goals,6:0.0} ms (×{goals / first.Value.Goals:0.00}), a scan {scanned,8:0} ms; {cells.Count} cells equal to the scan; filled in {filled.Elapsed.TotalSeconds:0} s"));
        }
    }

    private static async Task<double> Median(Visitor visitor, string path)
    {
        await visitor.Get(path);
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var one = Stopwatch.StartNew();
            Assert.Equal(System.Net.HttpStatusCode.OK, (await visitor.Get(path)).Status);
            times.Add(one.Elapsed.TotalMilliseconds);
        }
        return times.Order().ElementAt(Times / 2);
    }
}

public sealed class TotalsBenchOnSqlite(SqliteDatabases databases, ITestOutputHelper output) : TotalsBench(databases, output);

public sealed class TotalsBenchOnMySql(MySqlDatabases databases, ITestOutputHelper output) : TotalsBench(databases, output);
