using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Buying.Thresholds;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Orders;

/// <summary>A unit buys more of a supplier in a year than the threshold (采购限额) says.</summary>
/// <param name="Sum">Of all its orders of the year, accepted amounts where accepted, those asked about included.</param>
public sealed record OverThreshold(Guid SupplierId, int Year, Money Sum, Money Limit, string Name, string DocumentNumber);

/// <summary>What a unit bought of its suppliers in a year.</summary>
public static class SupplierSums
{
    /// <summary>
    /// The suppliers with which a unit is, or with further amounts would be, over the threshold of its area. Orders count in
    /// the year in which they were placed, unless they fell through.
    /// </summary>
    /// <param name="more">What is about to be ordered of each supplier; zero where only what there is counts.</param>
    public static async Task<IReadOnlyDictionary<Guid, OverThreshold>> OverThresholds(this MarketDb db, (Guid Id, string AreaCode) unit, int year,
        IReadOnlyDictionary<Guid, Money> more, CancellationToken ct)
    {
        if (more.Count == 0 || await db.ThresholdFor(unit.AreaCode, year, ct) is not { } threshold) return new Dictionary<Guid, OverThreshold>();
        var (from, before, suppliers) = (BusinessDate.Start(new DateOnly(year, 1, 1)), BusinessDate.Start(new DateOnly(year + 1, 1, 1)), more.Keys.ToList());
        var sums = await db.Orders.Where(o => o.BuyerId == unit.Id && suppliers.Contains(o.SupplierId) && o.Status < OrderStatus.Rejected && o.PlacedAt >= from && o.PlacedAt < before)
            .GroupBy(o => o.SupplierId).Select(g => new { g.Key, Fen = g.Sum(o => o.AcceptedTotal == null ? (long)o.Total : (long)o.AcceptedTotal.Value) }).ToDictionaryAsync(s => s.Key, s => s.Fen, ct);
        return more.Select(m => new OverThreshold(m.Key, year, new Money(sums.GetValueOrDefault(m.Key)) + m.Value, threshold.Amount, threshold.Name, threshold.DocumentNumber))
            .Where(over => over.Sum > over.Limit).ToDictionary(over => over.SupplierId);
    }
}
