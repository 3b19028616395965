using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Activities;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Activities;

/// <summary>An activity with what was promised and what came of it, record by record.</summary>
public sealed record ShowActivity(string Number) : IRequest<ActivityPage>;

/// <summary>The page of an activity.</summary>
/// <param name="Realised">For those who may open what stands behind; a supplier sees its own part.</param>
/// <param name="MayEdit">Whether the person's organisation entered it.</param>
/// <param name="MayTell">Whether it may add papers and the report.</param>
public sealed record ActivityPage(ActivityEvent Activity, string Host, IReadOnlyList<string> Suppliers, IReadOnlyList<ShownPaper> Papers, IReadOnlyList<RealisedRow> Realised,
    bool MayEdit, bool MayTell, DateOnly Today, Guid FormKey)
{
    public Money At(Stage stage) => new(Realised.Sum(row => stage switch { Stage.Ordered => row.Ordered, Stage.Accepted => row.Accepted, _ => row.Verified }));
}

/// <summary>A photo or paper with its file's name.</summary>
public sealed record ShownPaper(ActivityPaperKind Kind, Guid FileId, string FileName, string? Caption, string ContentType)
{
    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);
}

/// <summary>An order or declaration that came of it.</summary>
public sealed record RealisedRow(PurchaseSource Source, string Number, string? Buyer, long Ordered, long Accepted, long Verified)
{
    public string Address => Addresses.Of(Source, Number);
}

internal sealed class ShowActivityHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowActivity, ActivityPage>
{
    public async Task<ActivityPage> Handle(ShowActivity query, CancellationToken ct)
    {
        var activity = await db.ActivityEvents.AsNoTracking().VisibleTo(user).Include(a => a.Suppliers).Include(a => a.Promises.OrderBy(p => p.Position)).Where(a => a.Number == query.Number).OrNotThere(ct);
        var ids = activity.Suppliers.Select(s => s.SupplierId).ToList();
        var suppliers = await db.Organisations.Where(o => ids.Contains(o.Id)).OrderBy(o => o.Name).Select(o => o.Name).ToListAsync(ct);
        var host = await db.Organisations.Where(o => o.Id == activity.HostUnitId).Select(o => o.Name).SingleAsync(ct);
        var papers = await db.ActivityEvents.Where(a => a.Id == activity.Id).SelectMany(a => a.Papers).OrderBy(p => p.At).ThenBy(p => p.Id)
            .Join(db.Files, p => p.FileId, f => f.Id, (p, f) => new ShownPaper(p.Kind, p.FileId, f.Name, p.Caption, f.ContentType)).ToListAsync(ct);
        var enters = user.Has(MarketRole.CountySupervisor, MarketRole.Buyer, MarketRole.Approver);
        return new(activity, host, suppliers, papers, await Realised(activity.Id, ct), enters && user.OrganisationId == activity.EnteredById,
            enters && (user.OrganisationId == activity.EnteredById || user.OrganisationId == activity.HostUnitId), clock.Today(), Guid.CreateVersion7());
    }

    /// <summary>Everything for officers; others what they may open themselves.</summary>
    private async Task<List<RealisedRow>> Realised(Guid activityId, CancellationToken ct)
    {
        var entries = db.RealisedBy(activityId);
        if (user.OverseenArea is null && !user.SeesEverything) entries = entries.VisibleTo(user);
        var sums = await entries.GroupBy(e => new { e.Source, e.SourceNumber, e.BuyerId, e.Stage }).Select(g => new { g.Key, Fen = g.Sum(e => (long)e.Amount) }).ToListAsync(ct);
        var ids = sums.Select(s => s.Key.BuyerId).Distinct().ToList();
        var names = await db.Organisations.Where(o => ids.Contains(o.Id) && o.Kind != OrganisationKind.Person).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        return [.. sums.GroupBy(s => (s.Key.Source, s.Key.SourceNumber, s.Key.BuyerId)).OrderBy(g => g.Key.SourceNumber, StringComparer.Ordinal).Select(g =>
        {
            long At(Stage stage) => g.Where(s => s.Key.Stage == stage).Sum(s => s.Fen);
            return new RealisedRow(g.Key.Source, g.Key.SourceNumber, names.GetValueOrDefault(g.Key.BuyerId), At(Stage.Ordered), At(Stage.Accepted), At(Stage.Verified));
        })];
    }
}
