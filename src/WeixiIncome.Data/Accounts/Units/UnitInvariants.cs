using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;

namespace WeixiIncome.Data.Accounts.Units;

/// <summary>What always holds of the tree of units, of contractors and of bound persons.</summary>
public static class UnitInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("下级单位的路径等于上级路径加自己的一段", (db, ct) => Verdict.Of(
            db.Organisations.Where(o => o.SuperiorId != null).Join(db.Organisations, o => o.SuperiorId, s => s.Id, (o, s) => new { o.Name, Own = o.UnitPath, Above = s.UnitPath, o.Id }),
            row => row.Own.StartsWith(row.Above, StringComparison.Ordinal) && row.Own[row.Above.Length..] == $"{row.Id.ToString("N")[20..]}/" ? null : row.Name, ct)),
        new("最上级单位的路径只有自己的一段", (db, ct) => Verdict.Of(db.Organisations.Where(o => o.SuperiorId == null).Select(o => new { o.Name, o.UnitPath, o.Id }),
            row => row.UnitPath == $"{row.Id.ToString("N")[20..]}/" ? null : row.Name, ct)),
        new("同一承包单位的合同期不重叠", (db, ct) => Verdict.Of(db.CanteenContracts, db.CanteenContracts
            .Where(c => db.CanteenContracts.Any(other => other.Id != c.Id && other.ContractorId == c.ContractorId
                && (other.To == null || other.To >= c.From) && (c.To == null || c.To >= other.From) && (c.To == null || c.To >= c.From) && (other.To == null || other.To >= other.From)))
            .Join(db.Organisations, c => c.ContractorId, o => o.Id, (_, o) => o.Name), ct)),
        new("一人最多绑定一个单位，与账户所记相同", (db, ct) => Verdict.Of(db.UnitBindings.Where(b => b.EndedAt == null), db.Organisations
            .Where(o => o.Kind == OrganisationKind.Person && db.UnitBindings.Any(b => b.PersonId == o.Id && b.EndedAt == null && b.UnitId != o.HomeUnitId)
                || db.UnitBindings.Count(b => b.PersonId == o.Id && b.EndedAt == null) > 1)
            .Select(o => o.Name), ct)),
    ];
}
