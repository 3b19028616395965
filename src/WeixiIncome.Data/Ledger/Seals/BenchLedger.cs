using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Ledger.Seals;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Ledger.Seals;

/// <summary>
/// Order lines of a year for measurements: a thousand are made, each at three stages, and copied until there are as many as asked for. They are
/// labelled (<see cref="Label"/>), have no orders behind them and come into an empty database only.
/// </summary>
public static class BenchLedger
{
    /// <summary>What their source numbers begin with.</summary>
    public const string Label = "BENCH-";

    private const int Made = 1000;
    private const int CopiesAtOnce = 100;
    private static readonly Stage[] Stages = [Stage.Ordered, Stage.Accepted, Stage.Verified];

    /// <param name="lines">Rounded up to whole thousands.</param>
    /// <returns>How many entries there are now.</returns>
    /// <exception cref="RuleBroken">The database holds something already.</exception>
    public static async Task<long> FillForBench(this MarketDb db, long lines, DateTime now, CancellationToken ct)
    {
        if (await db.Organisations.AnyAsync(ct) || await db.Ledger.AnyAsync(ct)) throw new RuleBroken("数据库里已经有数据，测量用的数据只能装入空的数据库。");
        var (today, copies) = (BusinessDate.Of(now), (int)((lines + Made - 1) / Made));
        await Make(db, today, ct);
        await Copy(db, copies, ct);
        db.ChangeTracker.Clear();
        // Yesterday is the last closed day; of today there is what a busy day leaves open.
        db.LedgerSeals.Add(LedgerSeal.Close(null, today.AddDays(-1), [], now));
        await db.SaveChangesAsync(ct);
        await db.RebuildTotals(ct);
        return await db.Ledger.LongCountAsync(ct);
    }

    private static async Task Make(MarketDb db, DateOnly today, CancellationToken ct)
    {
        var random = new Random(Made);
        var categories = await db.Categories.OrderBy(c => c.Position).Select(c => c.Id).ToListAsync(ct);
        var townships = await db.Areas.Where(a => a.ParentCode == Area.Weixi).OrderBy(a => a.Code).Select(a => a.Code).ToListAsync(ct);
        var suppliers = Enumerable.Range(0, 40).Select(i => (Id: Ids.Next(), Place: townships[i % townships.Count], Category: categories[i % categories.Count], Base: (PurchaseBase)(1 + i % 3))).ToArray();
        var days = today.DayOfYear - 1;
        for (var i = 0; i < Made; i++)
        {
            var (supplier, on) = (suppliers[random.Next(suppliers.Length)], i < Made / 100 || days < 1 ? today : today.AddDays(-1 - random.Next(days)));
            var facts = new PurchaseFacts
            {
                SourceId = Ids.Next(), SourceNumber = $"{Label}{i:00000}", SourceLineId = Ids.Next(), Relation = (AssistanceRelation)random.Next(4), Purpose = (Purpose)random.Next(1, 6),
                Activity = Activity.None, Venue = Venue.ThisPlatform, Series = Series.Direct, Base = supplier.Base, Unattributed = false, SupplierId = supplier.Id, SupplierAreaCode = supplier.Place,
                CategoryId = supplier.Category, ProductId = supplier.Id, BuyerId = supplier.Id, BuyerAreaCode = Area.Weixi, BoundUnitId = null, OrderedOn = on, AcceptedOn = on, PaidOn = on,
            };
            var at = BusinessDate.Start(on).AddHours(2);
            db.Ledger.AddRange(Stages.Select(stage => new LedgerEntry(facts, stage, new Money(random.Next(1_000, 500_000)), random.Next(1, 100_000), at)));
        }
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The made ones, but those of today, again and again, with ids that begin with the number of the copy.</summary>
    private static async Task Copy(MarketDb db, int copies, CancellationToken ct)
    {
        var isSqlite = db.Database.IsSqlite();
        const string Numbers = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        string Own(string column, string n) => isSqlite ? $"printf('%08X', {n}) || substr({column}, 9)" : $"CONCAT(UNHEX(LPAD(HEX({n}), 8, '0')), SUBSTR({column}, 5))";
        var columns = db.Model.FindEntityType(typeof(LedgerEntry))!.GetProperties().Select(p => p.Name).ToArray();
        var last = await db.Ledger.MaxAsync(e => e.CountsOn, ct);
#pragma warning disable EF1002 // Names of our own columns, and numbers.
        await db.Database.ExecuteSqlRawAsync($"CREATE TABLE BenchLines AS SELECT * FROM Ledger WHERE CountsOn < '{last:yyyy-MM-dd}'", ct);
        for (var first = 1; first < copies; first += CopiesAtOnce)
        {
            var n = $"({first} + a.d + 10 * b.d)";
            var values = columns.Select(c => c is nameof(LedgerEntry.Id) or nameof(LedgerEntry.SourceId) or nameof(LedgerEntry.SourceLineId) ? Own(c, n) : c == nameof(LedgerEntry.Amount) ? $"Amount + {n}" : c);
            await db.Database.ExecuteSqlRawAsync($"INSERT INTO Ledger ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM BenchLines, {Numbers} a, {Numbers} b WHERE {n} < {copies}", ct);
        }
        await db.Database.ExecuteSqlRawAsync("DROP TABLE BenchLines", ct);
#pragma warning restore EF1002
    }
}
