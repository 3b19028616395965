using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;

namespace WeixiIncome.Data.Accounts;

/// <summary>What always holds of organisations and their members.</summary>
public static class AccountInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("统一社会信用代码的校验位正确", (db, ct) => Verdict.Of(db.Organisations.Select(o => new { o.Name, o.Kind, o.CreditCode }),
            o => o.CreditCode is null ? o.Kind is OrganisationKind.Person or OrganisationKind.Village ? null : o.Name : CreditCode.IsValid(o.CreditCode) ? null : o.Name, ct)),
        new("单位所在地区都在区划表里", (db, ct) => Verdict.Of(db.Organisations,
            db.Organisations.Where(o => !db.Areas.Any(a => a.Code == o.AreaCode)).Select(o => o.Name), ct)),
        new("每个下属地区都有上级地区", (db, ct) => Verdict.Of(db.Areas,
            db.Areas.Where(a => a.ParentCode != null && !db.Areas.Any(parent => parent.Code == a.ParentCode)).Select(a => a.Code), ct)),
        new("同一人在同一单位的同一岗位，时间不重叠", (db, ct) => Verdict.Of(db.Memberships, db.Memberships
            .Where(m => db.Memberships.Any(other => other.Id != m.Id && other.MemberId == m.MemberId && other.OrganisationId == m.OrganisationId && other.Role == m.Role
                && (other.To == null || other.To >= m.From) && (m.To == null || m.To >= other.From)))
            .Join(db.Members, m => m.MemberId, person => person.Id, (_, person) => person.UserName!), ct)),
        new("岗位与单位类别相符", (db, ct) => Verdict.Of(db.Memberships.Join(db.Organisations, m => m.OrganisationId, o => o.Id, (m, o) => new { m.Role, o.Kind, o.Name }),
            held => held.Kind.Offers(held.Role) ? null : held.Name, ct)),
        new("审计员都有被审单位、期间和截止日期", (db, ct) => Verdict.Of(db.Memberships.Where(m => m.Role == MarketRole.Auditor), db.Memberships
            .Where(m => m.Role == MarketRole.Auditor && (m.To == null || m.AuditFrom == null || m.AuditTo == null || m.AuditTo < m.AuditFrom || !m.AuditedUnits.Any()))
            .Join(db.Members, m => m.MemberId, person => person.Id, (_, person) => person.UserName!), ct)),
    ];
}
