using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Data.Ledger.Seals;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Ledger;

/// <summary>What pages read of sealed totals and the open tail is what a scan of all entries gives, at every step.</summary>
public abstract class SealedTotalsTests(IDatabases databases) : IAsyncLifetime
{
    private static readonly string[] Places = ["53", "533423", "533423102"];

    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private static async Task<IReadOnlyList<LedgerCell>> Scan(MarketDb db, string area, int year) =>
        [.. (await db.Ledger.AsNoTracking().Within(area).OfYear(year).ToListAsync())
            .GroupBy(e => (e.Stage, e.Relation, e.Purpose, e.Series, e.Base, e.Unattributed, e.TownshipCode, e.CategoryId, e.CountsOn.Month))
            .Select(g => new LedgerCell(g.Key.Stage, g.Key.Relation, g.Key.Purpose, g.Key.Series, g.Key.Base, g.Key.Unattributed, g.Key.TownshipCode, g.Key.CategoryId, g.Key.Month, new Money(g.Sum(e => e.Amount.Fen))))];

    private static IEnumerable<LedgerCell> InOrder(IEnumerable<LedgerCell> cells) => cells.OrderBy(c => c.ToString(), StringComparer.Ordinal);

    private Task Agree(string when) => market.InDb(async db =>
    {
        foreach (var area in Places)
        {
            foreach (var year in new[] { 2025, 2026, 2027 })
            {
                var scan = await Scan(db, area, year);
                Assert.Equal(InOrder(scan), InOrder(await db.LedgerCells(area, year, default)));
                var sums = scan.GroupBy(c => c with { Place = "", Category = Guid.Empty, Month = 0, Amount = Money.Zero }).Select(g => g.Key with { Amount = new Money(g.Sum(c => c.Amount.Fen)) });
                Assert.True(InOrder(sums).SequenceEqual(InOrder(await db.LedgerSums(area, year, default))), when);
            }
        }
    });

    /// <summary>
    /// Orders, acceptances, payments, parts that come back, corrected bindings and reversals on days that pass, closed or not.
    /// WEIXI_HISTORIES sets how many; the deep figure is 1,000.
    /// </summary>
    [Fact]
    public async Task Totals_are_the_scan_at_every_step_of_random_histories()
    {
        var histories = int.TryParse(Environment.GetEnvironmentVariable("WEIXI_HISTORIES"), out var asked) ? asked : 100;
        var random = new Random(20261127);
        for (var history = 0; history < histories; history++)
        {
            await Step(random, history);
            if (random.Next(3) == 0) market.Clock.Advance(TimeSpan.FromHours(random.Next(1, 40)));
            if (random.Next(4) == 0) await market.InDb(async db => { while (await db.SealNextDay(market.Clock.GetUtcNow().UtcDateTime, default) is not null) { } });
            await Agree($"history {history}");
        }
        Assert.True(await market.InDb(db => db.LedgerTotals.AnyAsync()) && await market.InDb(db => db.LedgerSeals.AnyAsync()));
        var said = await Commands.Run(market, "check");
        Assert.Contains("封账后的汇总等于逐条相加", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("✗ 封账后的汇总等于逐条相加", said.Output, StringComparison.Ordinal);
    }

    private async Task Step(Random random, int history)
    {
        var entries = await market.Given.Entries(1000 + history, random.Next(1, 5), 2026);
        await market.InDb(async db =>
        {
            var now = market.Clock.GetUtcNow().UtcDateTime;
            foreach (var entry in await db.Ledger.AsNoTracking().Where(e => !e.IsReversal && e.ReturnId == Guid.Empty && !db.Ledger.Any(r => r.ReversesId == e.Id)).OrderBy(e => e.Id).Take(40).ToListAsync())
            {
                var act = random.Next(12);
                if (act == 0) db.Ledger.Add(entry.Reverse("冲销", entry.CountsOn, now));
                else if (act == 1) db.Ledger.Add(entry.Return(Guid.NewGuid(), new BasePart(entry.Base, entry.Unattributed, new Money(random.NextInt64(1, entry.Amount.Fen + 1)), 1), "退货", entry.CountsOn.AddDays(3), now));
                else if (act == 2)
                {
                    var (back, anew) = entry.Rebind(Guid.NewGuid(), Domain.Accounts.AssistanceRelation.Shanghai, "更正归属", now);
                    db.Ledger.AddRange(back, anew);
                }
            }
            await db.SaveChangesAsync();
        });
        Assert.NotEmpty(entries);
    }

    [Fact]
    public async Task A_total_that_was_changed_is_found_and_made_anew()
    {
        await market.Given.Entries(7, 60, 2026);
        Assert.Equal(0, (await Commands.Run(market, "ledger", "seal", $"--Seals:Folder={Path.Combine(market.DataFolder, "seals")}")).Code);
        await Agree("closed");
        await market.InDb(db => db.LedgerTotals.Where(t => t.Entries == 1).ExecuteUpdateAsync(set => set.SetProperty(t => t.Entries, 2)));
        Assert.Contains("✗ 封账后的汇总等于逐条相加", (await Commands.Run(market, "check")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Commands.Run(market, "ledger", "rebuild-totals")).Code);
        Assert.DoesNotContain("✗ 封账后的汇总等于逐条相加", (await Commands.Run(market, "check")).Output, StringComparison.Ordinal);
        await market.InDb(db => db.LedgerTotals.ExecuteDeleteAsync());
        Assert.Contains("✗ 封账后的汇总等于逐条相加", (await Commands.Run(market, "check")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Commands.Run(market, "ledger", "rebuild-totals")).Code);
        await Agree("anew");
    }
}

public sealed class SealedTotalsOnSqlite(SqliteDatabases databases) : SealedTotalsTests(databases);

public sealed class SealedTotalsOnMySql(MySqlDatabases databases) : SealedTotalsTests(databases);
