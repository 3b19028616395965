using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.YearEnd;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.YearEnd;

/// <summary>Reminds units of the days of the year end that are near; answers how many reminders were given. Several replicas may do so at once.</summary>
public sealed record RemindOfYearEnd : IRequest<int>;

internal sealed class RemindOfYearEndHandler(MarketDb db, IMediator mediator, TimeProvider clock) : IRequestHandler<RemindOfYearEnd, int>
{
    public async Task<int> Handle(RemindOfYearEnd request, CancellationToken ct)
    {
        var today = clock.Today();
        var calendars = await db.YearCalendars.AsNoTracking().Where(c => c.TreasuryClosesOn >= today && c.LastOrderOn <= today.AddDays(400)).ToListAsync(ct);
        if (calendars.Count == 0) return 0;
        var units = await db.Organisations.Where(o => o.Status == OrganisationStatus.Active && (o.Kind == OrganisationKind.BudgetUnit || o.Kind == OrganisationKind.PairedUnit || o.Kind == OrganisationKind.ShanghaiPartner))
            .Select(o => new { o.Id, o.AreaCode, o.Kind }).ToListAsync(ct);
        var due = from unit in units
                  from year in calendars.Select(c => c.Year).Distinct()
                  let calendar = Holding(calendars, unit.Id, unit.AreaCode, year)
                  // An area's treasury closes for budget units only; another unit has a calendar if it keeps its own.
                  where calendar is not null && (unit.Kind == OrganisationKind.BudgetUnit || calendar.UnitId is not null)
                  from day in Enum.GetValues<YearEndDay>()
                  let before = calendar.ReminderDue(day, today)
                  where before is not null
                  select new RemindUnit(unit.Id, day, calendar.DayOf(day), before.Value);
        var given = await db.YearEndReminders.Where(r => r.DueOn >= today).Select(r => new { r.UnitId, r.Day, r.DueOn, r.DaysBefore }).ToListAsync(ct);
        var known = given.Select(r => new RemindUnit(r.UnitId, r.Day, r.DueOn, r.DaysBefore)).ToHashSet();
        var reminded = 0;
        foreach (var reminder in due.Where(r => !known.Contains(r)).ToArray())
            if (await mediator.Send(new GiveReminder(reminder), ct)) reminded++;
        return reminded;
    }

    private static YearCalendar? Holding(List<YearCalendar> calendars, Guid unit, string area, int year) => calendars
        .Where(c => c.Year == year && (c.UnitId == unit || c.UnitId is null && area.StartsWith(c.AreaCode, StringComparison.Ordinal)))
        .MaxBy(c => c.OwnerCode.Length);
}

/// <summary>A reminder that is due: which unit, of what, on which day, how many days before.</summary>
public sealed record RemindUnit(Guid UnitId, YearEndDay Day, DateOnly On, int DaysBefore);

/// <summary>Gives one reminder; false where another process gave it.</summary>
public sealed record GiveReminder(RemindUnit Reminder) : ICommand<bool>;

internal sealed class GiveReminderHandler(MarketDb db, TimeProvider clock) : IRequestHandler<GiveReminder, bool>
{
    public async Task<bool> Handle(GiveReminder command, CancellationToken ct)
    {
        var (unit, day, on, before) = command.Reminder;
        // The row is claimed before anything is told: whoever comes second finds it and tells nobody.
        var (at, kind) = (clock.Now(), (int)day);
        var claimed = await (db is SqliteMarketDb
            ? db.Database.ExecuteSqlAsync($"INSERT OR IGNORE INTO YearEndReminders (UnitId, Day, DueOn, DaysBefore, At) VALUES ({unit}, {kind}, {on}, {before}, {at})", ct)
            : db.Database.ExecuteSqlAsync($"INSERT IGNORE INTO YearEndReminders (UnitId, Day, DueOn, DaysBefore, At) VALUES ({unit}, {kind}, {on}, {before}, {at})", ct));
        if (claimed == 0) return false;
        var (roles, sentence, link) = day switch
        {
            YearEndDay.LastOrder => (new[] { MarketRole.Buyer, MarketRole.Approver }, "今年的最后下单日是 {0}，请安排好年内的采购。", "/budgets/calendar"),
            YearEndDay.LastInvoice => ([MarketRole.Buyer, MarketRole.Treasurer], "今年的最后开票日是 {0}，请催收已验收订单的发票。", "/budgets/year-end"),
            _ => ([MarketRole.Treasurer, MarketRole.Approver], "国库 {0} 关账，请付清已验收未付款的订单。", "/budgets/year-end"),
        };
        await db.Notify(unit, roles, sentence, [on], link, at, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
