using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Households;
using Microsoft.EntityFrameworkCore;

namespace WeixiIncome.Data.Households;

/// <summary>What holds of households at every moment.</summary>
public static class HouseholdInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("每个在册的农户有且只有一位户主", (db, ct) => Verdict.Of(db.Households.Where(h => h.Status == HouseholdStatus.Registered),
            db.Households.Where(h => h.Status == HouseholdStatus.Registered && h.Members.Count(m => m.LeftOn == null && m.Kinship == Kinship.Head) != 1).Select(h => h.Number), ct)),
        new("绑定的结束日期不早于开始日期", (db, ct) => Verdict.Of(db.HouseholdBindings,
            db.HouseholdBindings.Where(b => b.To != null && b.To < b.From).Join(db.Households, b => b.HouseholdId, h => h.Id, (_, h) => h.Number), ct)),
        new("同一农户与同一单位的绑定不重叠", (db, ct) => Verdict.Of(db.HouseholdBindings,
            db.HouseholdBindings.Where(b => db.HouseholdBindings.Any(o => o.HouseholdId == b.HouseholdId && o.SupplierId == b.SupplierId && o.Id != b.Id && o.From >= b.From && (b.To == null || o.From <= b.To)))
                .Join(db.Households, b => b.HouseholdId, h => h.Id, (_, h) => h.Number), ct)),
        new("离开的农户没有还在执行的绑定", (db, ct) => Verdict.Of(db.Households.Where(h => h.Status != HouseholdStatus.Registered),
            db.Households.Where(h => h.Status != HouseholdStatus.Registered && h.Bindings.Any(b => b.To == null)).Select(h => h.Number), ct)),
        new("个人资料都是密文", (db, ct) => Verdict.Of(db.Set<HouseholdMember>().AsNoTracking(), member => IsSealed(member.Name) && IsSealed(member.ResidentNumber) && IsSealed(member.Phone) ? null : member.Id.ToString(), ct)),
    ];

    private static bool IsSealed(SealedText? text) => text is null || text.Cipher.StartsWith('k') && text.Cipher.Contains('.', StringComparison.Ordinal) && text.Cipher.Length > 40;
}
