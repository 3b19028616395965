using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Households.Register;

/// <summary>The households of an officer's area.</summary>
/// <param name="Q">A household's number; names are sealed and cannot be searched.</param>
/// <param name="Area">A township or village within the officer's area.</param>
/// <param name="Below">Only those under ¥10,000 net a head by the newest income known.</param>
/// <param name="Bound">Whether bound to a cooperative or firm today.</param>
/// <param name="Monitored">Only monitored ones (监测对象), or only those that are not.</param>
/// <param name="Alleviated">Only those whose people are the alleviated population (已脱贫人口), or only the others.</param>
/// <param name="Doubly">Bound to a cooperative that is bound to a leading firm (双绑).</param>
public sealed record ListHouseholds(
    [StringLength(20), Display(Name = "搜索")] string? Q = null, [StringLength(12)] string? Area = null, HouseholdKind? Kind = null, HouseholdStatus? Status = HouseholdStatus.Registered,
    bool? Below = null, bool? Bound = null, bool? Monitored = null, bool? Alleviated = null, bool? Doubly = null, string? Sort = null, int? Page = null) : IRequest<HouseholdsPage>;

/// <summary>The list's page.</summary>
public sealed record HouseholdsPage(ListHouseholds Query, Paged<HouseholdRow> Rows, int People, string AreaCode);

/// <summary>A household in a list; its head's name is masked.</summary>
public sealed record HouseholdRow
{
    public required string Number { get; init; }
    public required string VillageCode { get; init; }
    public required HouseholdKind Kind { get; init; }
    public required HouseholdStatus Status { get; init; }
    public required SealedText? Head { get; init; }
    public required int People { get; init; }

    /// <summary>Net a head of the newest year known.</summary>
    public required Money? Income { get; init; }
    public required int? IncomeYear { get; init; }
    public required int Bindings { get; init; }
    public required int Helpers { get; init; }
    public required int? PlanYear { get; init; }

    public bool IsBelowLine => Income is { } income && income < HouseholdYear.Line;
}

internal sealed class ListHouseholdsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListHouseholds, HouseholdsPage>
{
    public async Task<HouseholdsPage> Handle(ListHouseholds query, CancellationToken ct)
    {
        if (!user.KeepsHouseholds()) throw new NotThere();
        var today = clock.Today();
        return new(query, await db.HouseholdRows(query, user, today).Page(query.Page, ct), await db.Filtered(query, user, today).SelectMany(h => h.Members).CountAsync(m => m.LeftOn == null, ct), user.AreaCode);
    }
}

/// <summary>The rows of list and export, in one query.</summary>
internal static class HouseholdList
{
    public static IQueryable<Household> Filtered(this MarketDb db, ListHouseholds query, ICurrentUser user, DateOnly today)
    {
        var found = db.Households.AsNoTracking().VisibleTo(user);
        if (query.Q?.Trim() is { Length: > 0 } q && q.ToUpperInvariant() is var number) found = found.Where(h => h.Number.Contains(number));
        if (query.Area is { Length: > 0 } area && area + ":" is var after) found = found.Where(h => string.Compare(h.VillageCode, area) >= 0 && string.Compare(h.VillageCode, after) < 0);
        if (query.Kind is { } kind) found = found.Where(h => h.Kind == kind);
        if (query.Status is { } status) found = found.Where(h => h.Status == status);
        if (query.Monitored is { } monitored) found = monitored ? found.Where(h => h.Kind != HouseholdKind.Alleviated) : found.Where(h => h.Kind == HouseholdKind.Alleviated);
        if (query.Alleviated is { } alleviated)
            found = alleviated ? found.Where(h => h.Kind == HouseholdKind.Alleviated || h.Kind == HouseholdKind.UnstablyAlleviated) : found.Where(h => h.Kind != HouseholdKind.Alleviated && h.Kind != HouseholdKind.UnstablyAlleviated);
        if (query.Bound is { } bound) found = bound ? found.Where(h => h.Bindings.Any(b => b.To == null || b.To >= today)) : found.Where(h => !h.Bindings.Any(b => b.To == null || b.To >= today));
        if (query.Doubly == true)
            found = found.Where(h => h.Bindings.Any(b => (b.To == null || b.To >= today) && db.FirmBindings.Any(f => f.CooperativeId == b.SupplierId && f.From <= today && (f.To == null || f.To >= today))));
        if (query.Below == true)
        {
            var line = HouseholdYear.Line;
            found = found.Where(h => h.Years.Any(y => y.NetPerHead < line && !h.Years.Any(later => later.Year > y.Year)));
        }
        return found;
    }

    public static IQueryable<HouseholdRow> HouseholdRows(this MarketDb db, ListHouseholds query, ICurrentUser user, DateOnly today)
    {
        var found = db.Filtered(query, user, today);
        var sorted = query.Sort switch
        {
            "number" => found.OrderBy(h => h.Number),
            "-number" => found.OrderByDescending(h => h.Number),
            "-village" => found.OrderByDescending(h => h.VillageCode).ThenBy(h => h.Number),
            _ => found.OrderBy(h => h.VillageCode).ThenBy(h => h.Number),
        };
        return sorted.Select(h => new HouseholdRow
        {
            Number = h.Number, VillageCode = h.VillageCode, Kind = h.Kind, Status = h.Status,
            Head = h.Members.Where(m => m.Kinship == Kinship.Head).OrderByDescending(m => m.JoinedOn).Select(m => m.Name).FirstOrDefault(),
            People = h.Members.Count(m => m.LeftOn == null),
            Income = h.Years.OrderByDescending(y => y.Year).Select(y => (Money?)y.NetPerHead).FirstOrDefault(),
            IncomeYear = h.Years.OrderByDescending(y => y.Year).Select(y => (int?)y.Year).FirstOrDefault(),
            Bindings = h.Bindings.Count(b => b.To == null || b.To >= today), Helpers = h.Helpers.Count(o => o.To == null),
            PlanYear = h.Plans.OrderByDescending(p => p.Year).Select(p => (int?)p.Year).FirstOrDefault(),
        });
    }
}
