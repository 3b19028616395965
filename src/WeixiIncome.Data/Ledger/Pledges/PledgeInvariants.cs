using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Pledges;

namespace WeixiIncome.Data.Ledger.Pledges;

/// <summary>What always holds of pledges and activities.</summary>
public static class PledgeInvariants
{
    private static readonly OrganisationKind[] Pledging = [OrganisationKind.PairedUnit, OrganisationKind.ShanghaiPartner, OrganisationKind.BudgetUnit];

    public static readonly IReadOnlyList<Invariant> All =
    [
        new("认购都由单位作出，没有个人和农户的任务", (db, ct) => Verdict.Of(db.Pledges, db.Pledges
            .Where(p => !db.Organisations.Any(o => o.Id == p.UnitId && Pledging.Contains(o.Kind))).Select(p => p.Number), ct)),
        new("每份认购有金额或产品，签署的有文号或认购书", (db, ct) => Verdict.Of(db.Pledges, db.Pledges
            .Where(p => p.Amount == null && !p.Goods.Any() || p.Amount != null && (long)p.Amount.Value <= 0
                || p.Status != PledgeStatus.Draft && p.Status != PledgeStatus.Withdrawn && (p.SignedOn == null || p.DocumentNumber == null && p.DocumentFileId == null))
            .Select(p => p.Number), ct)),
        new("订单只兑现本单位签署过的认购", (db, ct) => Verdict.Of(db.Orders.Where(o => o.PledgeId != null), db.Orders
            .Where(o => o.PledgeId != null && !db.Pledges.Any(p => p.Id == o.PledgeId && p.UnitId == o.BuyerId && p.SignedOn != null)).Select(o => o.Number), ct)),
        new("订单的活动类别与它的四进活动相符", (db, ct) => Verdict.Of(db.Orders.Where(o => o.ActivityEventId != null), db.Orders
            .Where(o => o.ActivityEventId != null && !db.ActivityEvents.Any(a => a.Id == o.ActivityEventId && a.Kind == o.Activity)).Select(o => o.Number), ct)),
    ];
}
