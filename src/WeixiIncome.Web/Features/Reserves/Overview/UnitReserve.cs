using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Reserves.Overview;

/// <summary>How a unit's reserve of a year stands.</summary>
public enum ReserveState
{
    [Description("落后进度")] Behind = 1,
    [Description("达到进度")] OnPace = 2,
    [Description("已完成")] Fulfilled = 3,
    [Description("未填报")] NotFiled = 4,
    [Description("不需预留")] NoShare = 5,
}

/// <summary>A unit's reserve with what was bought for it, as every page of the reserve shows it.</summary>
/// <param name="NotCounted">Paid on 832 for what may not count, by category rules.</param>
/// <param name="Here">Accepted on this market, without what also stands on 832.</param>
/// <param name="HereAlso832">Accepted on this market and counted as 832 orders: stands there only.</param>
public sealed record UnitReserve(UnitFiling Unit, ReserveProgress Progress, Money NotCounted, Money Here, Money HereAlso832)
{
    public Money UnionDemand => new(Unit.UnionFen);

    public ReserveState State(int year, DateOnly today) =>
        Unit.Mode is not { } mode ? ReserveState.NotFiled
        : !mode.Reserves() ? ReserveState.NoShare
        : Progress.Missing.IsZero ? ReserveState.Fulfilled
        : Progress.Behind(year, today).IsPositive ? ReserveState.Behind : ReserveState.OnPace;
}

/// <summary>Reads the reserves of many units.</summary>
internal static class UnitReserves
{
    /// <summary>Three queries, however many units and orders there are.</summary>
    public static async Task<List<UnitReserve>> Reserves(this MarketDb db, IQueryable<Organisation> units, int year, CancellationToken ct)
    {
        var filings = await db.Filings(units, year).ToListAsync(ct);
        var paid = (await db.Paid(units, year).ToListAsync(ct)).ToLookup(cell => cell.UnitId);
        var here = await db.Here(units, year).ToDictionaryAsync(cell => cell.UnitId, ct);
        return filings.ConvertAll(filing =>
        {
            Money Line(ReserveLine line) => new(paid[filing.UnitId].Where(cell => cell.Line == line && cell.Bar == CanteenBar.None).Sum(cell => cell.Fen));
            var bought = here.GetValueOrDefault(filing.UnitId);
            return new UnitReserve(filing, new(new(filing.ReservedFen), Line(ReserveLine.Canteen), Line(ReserveLine.Union), Line(ReserveLine.Personal)),
                new(paid[filing.UnitId].Where(cell => cell.Bar != CanteenBar.None).Sum(cell => cell.Fen)), new((bought?.Fen ?? 0) - (bought?.Also832Fen ?? 0)), new(bought?.Also832Fen ?? 0));
        });
    }
}
