using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>The unit's holidays: standing orders that heed them deliver nothing then.</summary>
/// <param name="Typed">What was typed before, shown again after a refusal.</param>
public sealed record ListHolidays(KeepHoliday? Typed = null) : IRequest<HolidaysPage>;

/// <summary>The holidays' page.</summary>
public sealed record HolidaysPage(KeepHoliday Form, IReadOnlyList<HolidayRow> Rows, bool MayKeep);

/// <summary>A holiday among others.</summary>
public sealed record HolidayRow(Guid Id, string Name, HolidayKind Kind, DateOnly From, DateOnly To, bool IsOver);

internal sealed class ListHolidaysHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListHolidays, HolidaysPage>
{
    public async Task<HolidaysPage> Handle(ListHolidays query, CancellationToken ct)
    {
        var today = clock.Today();
        var rows = await db.HolidayPeriods.AsNoTracking().Where(h => h.OrganisationId == user.OrganisationId).OrderByDescending(h => h.From).Take(100)
            .Select(h => new HolidayRow(h.Id, h.Name, h.Kind, h.From, h.To, h.To < today)).ToListAsync(ct);
        return new(query.Typed ?? new(Guid.CreateVersion7(), null, HolidayKind.Own, null, null), rows, user.Has(MarketRole.Buyer));
    }
}

/// <summary>Notes a holiday, both days included.</summary>
public sealed record KeepHoliday(Guid FormKey,
    [Required, StringLength(40), Display(Name = "假期名称")] string? Name,
    [Required, Display(Name = "类别")] HolidayKind? Kind,
    [Required, Display(Name = "从")] DateOnly? From,
    [Required, Display(Name = "到")] DateOnly? To) : ICommand<bool>, IOnce;

internal sealed class KeepHolidayHandler(MarketDb db, ICurrentUser user) : IRequestHandler<KeepHoliday, bool>
{
    public async Task<bool> Handle(KeepHoliday form, CancellationToken ct)
    {
        db.HolidayPeriods.Add(new HolidayPeriod(user.OrganisationId!.Value, form.Name, form.Kind!.Value, form.From!.Value, form.To!.Value));
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Takes a holiday away: deliveries in it are made again.</summary>
public sealed record RemoveHoliday(Guid Id) : ICommand<bool>;

internal sealed class RemoveHolidayHandler(MarketDb db, ICurrentUser user) : IRequestHandler<RemoveHoliday, bool>
{
    public async Task<bool> Handle(RemoveHoliday form, CancellationToken ct)
    {
        db.HolidayPeriods.Remove(await db.HolidayPeriods.Where(h => h.Id == form.Id && h.OrganisationId == user.OrganisationId).OrNotThere(ct));
        await db.SaveChangesAsync(ct);
        return true;
    }
}
