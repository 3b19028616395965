using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Overview;

/// <summary>A superior or the bureau tells a unit that it is behind, once a day.</summary>
public sealed record RemindUnit(Guid FormKey, Guid Unit, int Year) : ICommand<bool>, IOnce
{
    internal static bool MayBy(ICurrentUser user) => user.IsBureau() || user.Has(MarketRole.Approver, MarketRole.Buyer);
}

internal sealed class RemindUnitHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RemindUnit, bool>
{
    public async Task<bool> Handle(RemindUnit request, CancellationToken cancellationToken)
    {
        var own = await db.ReserveUnitOf(user, cancellationToken);
        if (!RemindUnit.MayBy(user)) throw new NotThere();
        var unit = await db.Organisations.AsNoTracking().InReserveOf(user, own).Where(o => o.Id == request.Unit).OrNotThere(cancellationToken);
        if (unit.Id == own?.Id) throw new NotThere();
        var (now, today) = (clock.Now(), clock.Today());
        var reserve = (await db.Reserves(db.Organisations.Where(o => o.Id == unit.Id), request.Year, cancellationToken)).FirstOrDefault();
        if (reserve?.State(request.Year, today) != ReserveState.Behind) throw new RuleBroken("“{0}”没有落后进度，不需要提醒。", unit.Name);
        if (!await db.Remind(reserve, ReminderCause.ByHand, today.ToString("O"), request.Year, user.MemberId, now, cancellationToken)) throw new RuleBroken("今天已经提醒过“{0}”，请明天再提醒。", unit.Name);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}

/// <summary>Tells every unit that is behind, once a month; whoever runs it, and however often.</summary>
public sealed record RemindBehind : ICommand<int>;

internal sealed class RemindBehindHandler(MarketDb db, TimeProvider clock) : IRequestHandler<RemindBehind, int>
{
    public async Task<int> Handle(RemindBehind request, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.Now(), clock.Today());
        var period = today.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        var units = await db.Reserves(db.Organisations.Where(o => o.Kind == OrganisationKind.BudgetUnit), today.Year, cancellationToken);
        var told = 0;
        foreach (var unit in units.Where(unit => unit.State(today.Year, today) == ReserveState.Behind).OrderBy(unit => unit.Unit.UnitId))
            if (await db.Remind(unit, ReminderCause.Monthly, period, today.Year, null, now, cancellationToken)) told++;
        await db.SaveChangesAsync(cancellationToken);
        return told;
    }
}

/// <summary>The claim that makes a reminder be told once, and the notice itself.</summary>
internal static class Reminding
{
    private static readonly MarketRole[] ToTell = [MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer];

    /// <summary>Two at once wait for each other; the second finds the row there.</summary>
    /// <returns>Whether it was told now.</returns>
    public static async Task<bool> Remind(this MarketDb db, UnitReserve unit, ReminderCause cause, string period, int year, Guid? by, DateTime now, CancellationToken ct)
    {
        var today = BusinessDate.Of(now);
        var (id, unitId, kind, behind) = (Ids.Next(), unit.Unit.UnitId, (int)cause, unit.Progress.Behind(year, today));
        var fen = behind.Fen;
        var claimed = await (db is SqliteMarketDb
            ? db.Database.ExecuteSqlAsync($"INSERT OR IGNORE INTO ReserveReminders (Id, UnitId, Cause, Period, Year, Behind, `By`, At) VALUES ({id}, {unitId}, {kind}, {period}, {year}, {fen}, {by}, {now})", ct)
            : db.Database.ExecuteSqlAsync($"INSERT IGNORE INTO ReserveReminders (Id, UnitId, Cause, Period, Year, Behind, `By`, At) VALUES ({id}, {unitId}, {kind}, {period}, {year}, {fen}, {by}, {now})", ct));
        if (claimed == 0) return false;
        await db.Notify(unitId, ToTell, "{0} 年预留份额落后进度 {1}：今后每月需在 832 平台付款 {2}，才能在年底前完成。",
            [year, behind, unit.Progress.PerMonth(year, today)], "/reserve", now, ct);
        return true;
    }
}
