using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Ledger.Declarations;

/// <summary>Whose produce a declared purchase was.</summary>
public static class DeclaredBases
{
    /// <summary>
    /// Not the county's: N. A registered alleviated household's: A, another household's: C. A supplier's that was linked on that day: B. Else C, and
    /// nobody's (「未归户」). Source: product.md, "What the goals mean", base.
    /// </summary>
    public static async Task<(PurchaseBase Base, bool Unattributed)> BaseOf(this MarketDb db, Declaration declaration, CancellationToken ct)
    {
        if (!Area.Contains(Area.Weixi, declaration.OriginAreaCode)) return (PurchaseBase.N, false);
        if (declaration.HouseholdId is { } household)
            return ((await db.Households.Where(h => h.Id == household).Select(h => h.Kind).SingleAsync(ct)).IsAlleviated() ? PurchaseBase.A : PurchaseBase.C, false);
        return declaration.SupplierId is { } supplier && await db.IsLinked(supplier, declaration.SoldOn, ct) ? (PurchaseBase.B, false) : (PurchaseBase.C, true);
    }
}
