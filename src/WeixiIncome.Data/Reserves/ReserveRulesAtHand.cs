using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;

namespace WeixiIncome.Data.Reserves;

/// <summary>Rules and column headings that are in force.</summary>
public static class ReserveRulesAtHand
{
    public static async Task<ReserveStandard> StandardFor(this MarketDb db, string areaCode, int year, CancellationToken ct) =>
        ReserveStandard.For(await db.ReserveRules.AsNoTracking().Where(r => r.Year == year).ToListAsync(ct), areaCode, year);

    /// <summary>As the county keeps them, or the usual ones.</summary>
    public static async Task<Columns832> ColumnsOf(this MarketDb db, List832 source, CancellationToken ct) =>
        await db.Columns832.AsNoTracking().Include(c => c.Columns).SingleOrDefaultAsync(c => c.Source == source, ct) ?? Usual(source);

    /// <summary>How the three lists are headed where nobody kept another mapping (Reference/columns-832.csv).</summary>
    private static Columns832 Usual(List832 source)
    {
        var columns = new Columns832(source);
        columns.Keep([.. ReferenceData.Text("columns-832.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)
            .Select(line => line.Split(',')).Where(row => row[0] == source.ToString()).Select(row => (Enum.Parse<Field832>(row[1]), row[2]))], null, null);
        return columns;
    }
}
