using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Activities;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Activities;

/// <summary>The activities of a year, with promised beside realised.</summary>
/// <param name="Q">Number, title, place or host.</param>
public sealed record ListActivities(
    [Range(2000, 2100), Display(Name = "年度")] int? Year = null,
    [Display(Name = "四进")] Activity? Kind = null,
    [StringLength(60), Display(Name = "搜索")] string? Q = null,
    string? Sort = null, int? Page = null) : IRequest<ActivitiesPage>;

/// <summary>The list's page.</summary>
/// <param name="Promised">Over all rows that the filter asks for, as the other sums.</param>
public sealed record ActivitiesPage(ListActivities Query, Money Promised, Money Ordered, Money Accepted, Money Verified, Paged<ActivityRow> Rows, IReadOnlyList<int> Years, bool MayEnter, DateOnly Today);

/// <summary>An activity in a list.</summary>
public sealed record ActivityRow
{
    public required string Number { get; init; }
    public required Activity Kind { get; init; }
    public required string Title { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required string Place { get; init; }
    public required string Host { get; init; }
    public required int Suppliers { get; init; }
    public required ActivityStatus Status { get; init; }

    /// <summary>Fen: promised there, and realised by orders and declarations at the three stages.</summary>
    public required long Promised { get; init; }
    public required long Ordered { get; init; }
    public required long Accepted { get; init; }
    public required long Verified { get; init; }
}

internal sealed class ListActivitiesHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListActivities, ActivitiesPage>
{
    public async Task<ActivitiesPage> Handle(ListActivities query, CancellationToken ct)
    {
        var rows = db.ActivityRows(query, user);
        var sums = await rows.Select(r => new { r.Promised, r.Ordered, r.Accepted, r.Verified }).ToListAsync(ct);
        var years = await db.ActivityEvents.VisibleTo(user).Select(a => a.From.Year).Distinct().OrderByDescending(y => y).ToListAsync(ct);
        return new(query, new(sums.Sum(s => s.Promised)), new(sums.Sum(s => s.Ordered)), new(sums.Sum(s => s.Accepted)), new(sums.Sum(s => s.Verified)),
            await rows.Page(query.Page, ct), years, user.Has(MarketRole.CountySupervisor) || user.Has(MarketRole.Buyer, MarketRole.Approver) && user.Kind != OrganisationKind.Contractor, clock.Today());
    }
}

/// <summary>The rows that list and export show, in one query.</summary>
internal static class ActivityList
{
    /// <summary>Entries of orders and declarations that came of an activity.</summary>
    public static IQueryable<Domain.Ledger.LedgerEntry> RealisedBy(this MarketDb db, Guid activityId) => db.Ledger.Where(e =>
        db.Orders.Any(o => o.Id == e.SourceId && o.ActivityEventId == activityId) || db.Declarations.Any(d => d.Id == e.SourceId && d.ActivityEventId == activityId));

    public static IQueryable<ActivityRow> ActivityRows(this MarketDb db, ListActivities query, ICurrentUser user)
    {
        var activities = db.ActivityEvents.AsNoTracking().VisibleTo(user);
        if (query.Year is { } year)
        {
            var (first, after) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
            activities = activities.Where(a => a.From >= first && a.From < after);
        }
        if (query.Kind is { } kind) activities = activities.Where(a => a.Kind == kind);
        if (query.Q?.Trim() is { Length: > 0 } q && q.ToUpperInvariant() is var number)
            activities = activities.Where(a => a.Number.Contains(number) || a.Title.Contains(q) || a.Place.Contains(q) || db.Organisations.Any(o => o.Id == a.HostUnitId && o.Name.Contains(q)));
        var sorted = query.Sort == "date" ? activities.OrderBy(a => a.From).ThenBy(a => a.Number) : activities.OrderByDescending(a => a.From).ThenByDescending(a => a.Number);
        return sorted.Select(a => new ActivityRow
        {
            Number = a.Number, Kind = a.Kind, Title = a.Title, From = a.From, To = a.To, Place = a.Place, Host = db.Organisations.Where(o => o.Id == a.HostUnitId).Select(o => o.Name).First(),
            Suppliers = a.Suppliers.Count, Status = a.Status, Promised = a.Promises.Sum(p => (long)p.Amount),
            Ordered = db.Orders.Where(o => o.ActivityEventId == a.Id).Join(db.Ledger, o => o.Id, e => e.SourceId, (_, e) => e).Where(e => e.Stage == Stage.Ordered).Sum(e => (long)e.Amount)
                + db.Declarations.Where(d => d.ActivityEventId == a.Id).Join(db.Ledger, d => d.Id, e => e.SourceId, (_, e) => e).Where(e => e.Stage == Stage.Ordered).Sum(e => (long)e.Amount),
            Accepted = db.Orders.Where(o => o.ActivityEventId == a.Id).Join(db.Ledger, o => o.Id, e => e.SourceId, (_, e) => e).Where(e => e.Stage == Stage.Accepted).Sum(e => (long)e.Amount)
                + db.Declarations.Where(d => d.ActivityEventId == a.Id).Join(db.Ledger, d => d.Id, e => e.SourceId, (_, e) => e).Where(e => e.Stage == Stage.Accepted).Sum(e => (long)e.Amount),
            Verified = db.Orders.Where(o => o.ActivityEventId == a.Id).Join(db.Ledger, o => o.Id, e => e.SourceId, (_, e) => e).Where(e => e.Stage == Stage.Verified).Sum(e => (long)e.Amount)
                + db.Declarations.Where(d => d.ActivityEventId == a.Id).Join(db.Ledger, d => d.Id, e => e.SourceId, (_, e) => e).Where(e => e.Stage == Stage.Verified).Sum(e => (long)e.Amount),
        });
    }
}
