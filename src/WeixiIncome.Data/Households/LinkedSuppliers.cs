using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Households;

namespace WeixiIncome.Data.Households;

/// <summary>Which suppliers are linked (双绑).</summary>
public static class LinkedSuppliers
{
    /// <summary>
    /// A cooperative with bound households and a leading firm behind it, or a leading firm behind such a cooperative: its produce is base B.
    /// Source: product.md, base; county plan, measure 3.
    /// </summary>
    public static Task<bool> IsLinked(this MarketDb db, Guid supplierId, DateOnly day, CancellationToken ct) =>
        db.FirmBindings.AnyAsync(f => (f.CooperativeId == supplierId || f.FirmId == supplierId) && f.From <= day && (f.To == null || f.To >= day)
            && db.HouseholdBindings.Any(b => (b.SupplierId == f.CooperativeId || b.SupplierId == supplierId) && b.From <= day && (b.To == null || b.To >= day)), ct);

    /// <summary>
    /// Suppliers to which a registered household under ¥10,000 net a head is bound: at equal conditions their offers come first
    /// (「同等条件下……优先采购」). Which household it is, is told to nobody.
    /// </summary>
    public static IQueryable<Guid> LinkedToLowIncome(this MarketDb db)
    {
        var line = (long)HouseholdYear.Line;
        return db.HouseholdBindings.Where(b => b.To == null && db.Households.Any(h => h.Id == b.HouseholdId && h.Status == HouseholdStatus.Registered
            && h.Years.OrderByDescending(y => y.Year).Select(y => (long?)y.NetPerHead).FirstOrDefault() < line)).Select(b => b.SupplierId).Distinct();
    }
}
