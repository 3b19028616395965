using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Overview;

/// <summary>The units whose reserve a superior or an officer follows, with the sum of all of them.</summary>
/// <param name="Sort">name, reserved, paid, rate, behind, month; the most behind first otherwise.</param>
public sealed record ListReserves(
    [Range(2020, 2100), Display(Name = "年度")] int? Year,
    [StringLength(60), Display(Name = "搜索")] string? Q,
    [Display(Name = "进度")] ReserveState? State,
    [Display(Name = "食堂模式")] CanteenMode? Mode,
    string? Sort, int? Page) : IRequest<ReservesPage>;

/// <summary>The roll-up's page.</summary>
/// <param name="Total">Of all units in reach, whatever the filter.</param>
/// <param name="Root">The superior whose tree it is; none for officers.</param>
/// <param name="Filed">Units that filed, of all.</param>
public sealed record ReservesPage(ListReserves Query, int Year, DateOnly Today, string Root, ReserveProgress Total, Money BehindSum, int Behind, int Filed, int Units,
    Money Here, Money HereAlso832, Money NotCounted, Paged<UnitReserve> Rows, bool MayRemind, bool IsBureau);

internal sealed class ListReservesHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListReserves, ReservesPage>
{
    private const int Size = 25;

    public async Task<ReservesPage> Handle(ListReserves request, CancellationToken cancellationToken)
    {
        var own = await db.ReserveUnitOf(user, cancellationToken);
        if (own is null && !user.Oversees()) throw new NotThere();
        var today = clock.Today();
        var year = request.Year ?? today.Year;
        var all = await db.Reserves(db.Organisations.InReserveOf(user, own), year, cancellationToken);
        var asked = all.Asked(request, year, today);
        var behind = all.Where(unit => unit.State(year, today) == ReserveState.Behind).ToArray();
        var number = Math.Clamp(request.Page ?? 1, 1, Math.Max(1, (asked.Count + Size - 1) / Size));
        Money Sum(Func<UnitReserve, Money> part) => all.Aggregate(Money.Zero, (sum, unit) => sum + part(unit));
        return new(request, year, today, own?.Name ?? user.OrganisationName, all.Aggregate(ReserveProgress.None, (sum, unit) => sum + unit.Progress),
            behind.Aggregate(Money.Zero, (sum, unit) => sum + unit.Progress.Behind(year, today)), behind.Length, all.Count(unit => unit.Unit.Mode is not null), all.Count,
            Sum(unit => unit.Here), Sum(unit => unit.HereAlso832), Sum(unit => unit.NotCounted),
            new([.. asked.Skip((number - 1) * Size).Take(Size)], number, Size, asked.Count), RemindUnit.MayBy(user), user.IsBureau());
    }
}

/// <summary>What list and export show, in one order.</summary>
internal static class AskedReserves
{
    public static List<UnitReserve> Asked(this IEnumerable<UnitReserve> units, ListReserves query, int year, DateOnly today)
    {
        if (query.Q?.Trim() is { Length: > 0 } q) units = units.Where(unit => unit.Unit.Name.Contains(q, StringComparison.OrdinalIgnoreCase));
        if (query.State is { } state) units = units.Where(unit => unit.State(year, today) == state);
        if (query.Mode is { } mode) units = units.Where(unit => unit.Unit.Mode == mode);
        Func<UnitReserve, decimal> key = query.Sort?.TrimStart('-') switch
        {
            "reserved" => unit => unit.Progress.Reserved.Fen,
            "paid" => unit => unit.Progress.Paid.Fen,
            "rate" => unit => unit.Progress.Rate ?? -1,
            "month" => unit => unit.Progress.PerMonth(year, today).Fen,
            _ => unit => unit.Progress.Behind(year, today).Fen,
        };
        return query.Sort switch
        {
            "name" => [.. units.OrderBy(unit => unit.Unit.Name, StringComparer.Ordinal)],
            "-name" => [.. units.OrderByDescending(unit => unit.Unit.Name, StringComparer.Ordinal)],
            null or "" or ['-', ..] => [.. units.OrderByDescending(key).ThenBy(unit => unit.Unit.UnitPath, StringComparer.Ordinal)],
            _ => [.. units.OrderBy(key).ThenBy(unit => unit.Unit.UnitPath, StringComparer.Ordinal)],
        };
    }
}
