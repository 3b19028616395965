using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Budgets;
using WeixiIncome.Data.Buying.YearEnd;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Buying.YearEnd;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.YearEnd;

/// <summary>
/// Carries what is left of a line, what is set aside and its open orders into the next year's line of the same code, which is
/// opened where there is none; both lines show the linked movements.
/// </summary>
public sealed record CarryOverBudget(Guid Id, Guid FormKey, [Required] long? Version, int? Year, [Required, StringLength(300), Display(Name = "结转依据")] string? Reason) : ICommand<Guid>, IOnce
{
    /// <summary>A past year always; the present one after its last order day.</summary>
    public static bool IsOpen(int year, YearCalendar? calendar, DateOnly today) => year < today.Year || year == today.Year && calendar is not null && today > calendar.LastOrderOn;
}

internal sealed class CarryOverBudgetHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<CarryOverBudget, Guid>
{
    public async Task<Guid> Handle(CarryOverBudget form, CancellationToken ct)
    {
        var line = await db.BudgetLines.VisibleTo(user).Where(l => l.Id == form.Id && l.UnitId == user.OrganisationId).OrNotThere(ct);
        line.Expect(form.Version);
        var calendar = await db.CalendarFor(line.UnitId, line.UnitAreaCode, line.Year, ct);
        if (!CarryOverBudget.IsOpen(line.Year, calendar, clock.Today()))
            throw new RuleBroken("{0} 年的预算要过了最后下单日（年终日历）才能结转。", line.Year);
        line.Close(user.MemberId!.Value, clock.Now());
        var next = await Next(line, ct);
        foreach (var id in new[] { line.Id, next }.Order()) await db.HoldBudget(id, ct);
        var reason = Guard.Text(form.Reason, "结转依据", 300);
        await CarryOrders(line.Id, next, reason, ct);
        await CarryRest(line.Id, next, reason, ct);
        await db.SaveChangesAsync(ct);
        return next;
    }

    private async Task<Guid> Next(BudgetLine line, CancellationToken ct)
    {
        var found = await db.BudgetLines.AsNoTracking().SingleOrDefaultAsync(l => l.UnitId == line.UnitId && l.Year == line.Year + 1 && l.Code == line.Code, ct);
        if (found is { ClosedAt: not null }) throw new RuleBroken("预算项目“{0}”（{1} 年）已经结转，不能再使用。", found.Name, found.Year);
        if (found is not null) return found.Id;
        var unit = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == line.UnitId, ct);
        var opened = new BudgetLine(unit, line.Year + 1, new(line.Code, line.Name, [.. line.Purposes], line.CategoryId, line.MayExceedId), Money.Zero, user.MemberId, clock.Now());
        db.OpenBudget(opened, null, user.MemberId, clock.Now());
        await db.SaveChangesAsync(ct);
        return opened.Id;
    }

    private async Task CarryOrders(Guid from, Guid to, string reason, CancellationToken ct)
    {
        var orders = await db.Orders.Include(o => o.Approvals).Where(o => o.BudgetLineId == from && o.ClosedAt == null && o.Status < OrderStatus.Rejected).OrderBy(o => o.Id).ToListAsync(ct);
        foreach (var order in orders)
        {
            order.MoveToBudget(to);
            var held = (await db.HeldBy(order.Id, ct)).Find(h => h.LineId == from)?.Committed ?? Money.Zero;
            if (!held.IsPositive) continue;
            await Move(from, BudgetChange.CommitmentOut(held), new(order.Id, order.Number, to, reason, user.MemberId), ct);
            await Move(to, BudgetChange.CommitmentIn(held), new(order.Id, order.Number, from, reason, user.MemberId), ct);
        }
    }

    private async Task CarryRest(Guid from, Guid to, string reason, CancellationToken ct)
    {
        var line = await db.BudgetLines.AsNoTracking().SingleAsync(l => l.Id == from, ct);
        await Move(from, BudgetChange.CarryOut(line.Available, line.Reserved), new(null, null, to, reason, user.MemberId), ct);
        await Move(to, BudgetChange.CarryIn(line.Available, line.Reserved), new(null, null, from, reason, user.MemberId), ct);
    }

    private async Task Move(Guid line, BudgetChange change, BudgetNote note, CancellationToken ct)
    {
        if (!await db.MoveBudget(line, change, note, clock.Now(), ct)) throw new RuleBroken("预算项目的金额刚刚有变动，结转没有办理，请刷新后重试。");
    }
}
