using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Ledger.Seals;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Goals;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Oversight;

/// <summary>The desk of an officer, an auditor or a province viewer: the goal, and what waits.</summary>
public sealed record ShowDesk : IRequest<DeskPage>;

/// <param name="Audit">The last examination of the ledger against its seals.</param>
/// <param name="Recent">The newest entries that this person may see.</param>
public sealed record DeskPage(GoalCard Card, string AreaName, IReadOnlyList<Awaiting> Waiting, IReadOnlyList<RecentEntry> Recent, bool IsAuditor, LedgerAudit? Audit);

public sealed record RecentEntry(PurchaseSource Source, string SourceNumber, Stage Stage, Money Amount, DateOnly CountsOn, string? Supplier)
{
    public string Address => Ledger.Addresses.Of(Source, SourceNumber);
}

internal sealed class ShowDeskHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<ShowDesk, DeskPage>
{
    public async Task<DeskPage> Handle(ShowDesk request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var area = user.Has(MarketRole.ProvinceViewer) ? Area.Yunnan : Area.Weixi;
        var card = await db.GoalCard(area, today.Year, today, user, cancellationToken);
        var waiting = await db.AwaitingOfficer(user, today, cancellationToken);
        var recent = await db.Ledger.AsNoTracking().VisibleTo(user).OrderByDescending(e => e.RecordedAt).ThenByDescending(e => e.Id).Take(8)
            .Select(e => new RecentEntry(e.Source, e.SourceNumber, e.Stage, e.Amount, e.CountsOn, db.Organisations.Where(o => o.Id == e.SupplierId).Select(o => o.Name).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        var audit = await db.LedgerAudits.AsNoTracking().OrderByDescending(a => a.At).FirstOrDefaultAsync(cancellationToken);
        return new(card, areas.Name(area), waiting, recent, user.Has(MarketRole.Auditor), audit);
    }
}
