using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Payments.Payouts;

/// <summary>
/// A household says that the money did not come: until that is decided its share of the lots that the money was for, and of all that was
/// made of them, proves nothing, and base A goes without it. The village and the county are told.
/// </summary>
internal sealed class QuestionSharesWhenDisputed(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<PayoutDisputed>>, INotificationHandler<Happened<DisputeDecided>>
{
    public async Task Handle(Happened<PayoutDisputed> notification, CancellationToken cancellationToken)
    {
        var (payoutId, lineId, household) = notification.What;
        var payout = (await db.Payouts.FindAsync([payoutId], cancellationToken))!;
        await Question(payout, lineId, household, isDisputed: true, cancellationToken);
        var village = await db.Households.Where(h => h.Id == household).Select(h => new { h.Number, h.VillageCode }).SingleAsync(cancellationToken);
        var amount = payout.Lines.Single(l => l.Id == lineId).Amount;
        foreach (var office in await db.Organisations.Where(o => o.Kind == OrganisationKind.Village && o.AreaCode == village.VillageCode || o.Kind == OrganisationKind.Township && o.AreaCode == village.VillageCode.Substring(0, 9)).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(cancellationToken))
            await db.Notify(office, [MarketRole.VillageOfficer, MarketRole.TownshipOfficer], "户 {0} 对 {1} 的发放 {2} 有异议，请核实。", [village.Number, payout.Number, amount], $"/payouts/{payout.Number}", clock.Now(), cancellationToken);
        await db.TellSupervisors("户 {0} 对 {1} 的发放 {2} 有异议，请核实。", [village.Number, payout.Number, amount], $"/payouts/{payout.Number}", clock.Now(), cancellationToken);
        await db.Notify(payout.SupplierId, [MarketRole.CooperativeClerk], "户 {0} 对 {1} 的发放 {2} 有异议，请核实。", [village.Number, payout.Number, amount], $"/payouts/{payout.Number}", clock.Now(), cancellationToken);
    }

    /// <summary>However it was decided, whose produce it was is no longer in question, unless another dispute of the household reaches the lot: what remains is whether it was paid.</summary>
    public async Task Handle(Happened<DisputeDecided> notification, CancellationToken cancellationToken)
    {
        var payout = (await db.Payouts.FindAsync([notification.What.PayoutId], cancellationToken))!;
        await Question(payout, notification.What.LineId, notification.What.HouseholdId, isDisputed: false, cancellationToken);
    }

    private async Task Question(Payout payout, Guid lineId, Guid household, bool isDisputed, CancellationToken ct)
    {
        var all = await Reached(payout.Lines.Single(l => l.Id == lineId).Parts.Select(p => p.DueId).ToList(), ct);
        if (!isDisputed)
        {
            var others = await db.PayoutLines.Where(l => l.HouseholdId == household && l.Id != lineId && l.Status == PayoutLineStatus.Disputed).SelectMany(l => l.Parts).Select(p => p.DueId).ToListAsync(ct);
            all = [.. all.Except(await Reached(others, ct))];
        }
        foreach (var lot in await db.Lots.Where(l => all.Contains(l.Id) && l.Shares.Any(s => s.HouseholdId == household)).Include(l => l.Shares).OrderBy(l => l.Id).ToListAsync(ct)) lot.Dispute(household, isDisputed);
    }

    /// <summary>The lots that dues were for, and all that was made of them.</summary>
    private async Task<List<Guid>> Reached(List<Guid> dues, CancellationToken ct) =>
        await db.MadeOf(await db.HouseholdDues.Where(d => dues.Contains(d.Id) && d.LotId != null).Select(d => d.LotId!.Value).Distinct().ToListAsync(ct), ct);
}
