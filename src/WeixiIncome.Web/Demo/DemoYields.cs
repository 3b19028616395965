using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>Categories held against the crops, and land on record that fits what was weighed this year; a few households brought more than theirs yields.</summary>
internal sealed class DemoYields(MarketDb db, DemoParties parties, DateTime now)
{
    private static readonly (string Category, string Crop)[] HeldAgainst =
        [("walnut", "核桃"), ("yam", "鲜山药"), ("rice", "老黑谷"), ("grape", "葡萄"), ("herb-qinjiao", "秦艽"), ("honey", "中蜂"), ("meat", "土猪")];

    public async Task Make(CancellationToken ct)
    {
        var norms = await db.YieldNorms.ToDictionaryAsync(n => n.Name, ct);
        var categories = await db.Categories.ToDictionaryAsync(c => c.Code, ct);
        foreach (var (category, crop) in HeldAgainst) categories[category].HoldAgainst(norms[crop].Id);
        await db.SaveChangesAsync(ct);
        var yields = await db.CropYields(db.Households, BusinessDate.Of(now).Year).OrderBy(y => y.HouseholdNumber).ThenBy(y => y.Crop).ToListAsync(ct);
        var ids = yields.Select(y => y.HouseholdId).Distinct().ToList();
        var households = await db.Households.Include(h => h.Holdings).Where(h => ids.Contains(h.Id)).ToDictionaryAsync(h => h.Id, ct);
        foreach (var (one, i) in yields.Select((y, i) => (y, i)))
        {
            var just = one.Brought * 100 / one.MostGrams;
            households[one.HouseholdId].KeepHolding(one.NormId, Math.Clamp(i % 40 == 7 ? just * 4 / 5 : just * 3 / 2 + 50, 1, 1_000_000), parties.SecondSupervisor, now.AddDays(-10));
        }
        await db.SaveChangesAsync(ct);
    }
}
