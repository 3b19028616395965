using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Agreements;

namespace WeixiIncome.Data.Buying.Agreements;

/// <summary>What always holds of agreements and plans.</summary>
public static class AgreementInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("协议每行已用数量等于订单占用之和，不超过一成余量", (db, ct) => Verdict.Of(db.Set<AgreementLine>(), db.Set<AgreementLine>()
            .Where(l => l.Drawn > l.Most || l.Drawn != (db.AgreementDraws.Where(d => d.LineId == l.Id).Sum(d => (long?)d.Quantity) ?? 0))
            .Join(db.Agreements, l => l.AgreementId, a => a.Id, (l, a) => a.Number), ct)),
        new("协议已用金额等于订单占用之和，不超过一成余量", (db, ct) => Verdict.Of(db.Agreements, db.Agreements
            .Where(a => (long)a.Drawn > (long)a.Most || (long)a.Drawn != (db.AgreementDraws.Where(d => d.AgreementId == a.Id).Sum(d => (long?)(long)d.Amount) ?? 0))
            .Select(a => a.Number), ct)),
    ];
}
