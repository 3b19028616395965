using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.YearEnd;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.YearEnd;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.YearEnd;

/// <summary>Sets the last days of a year, for one's own unit or, by the county, for the area.</summary>
/// <param name="Version">Of the calendar that is corrected; none for a new one.</param>
public sealed record KeepCalendar(
    Guid FormKey, long? Version,
    [Required, Range(2020, 2100), Display(Name = "年度")] int? Year,
    [Required, Display(Name = "最后下单日")] DateOnly? LastOrderOn,
    [Required, Display(Name = "最后开票日")] DateOnly? LastInvoiceOn,
    [Required, Display(Name = "国库关账日")] DateOnly? TreasuryClosesOn,
    [StringLength(200), Display(Name = "来源文件")] string? Source) : ICommand<int>, IOnce;

internal sealed class KeepCalendarHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<KeepCalendar, int>
{
    public async Task<int> Handle(KeepCalendar form, CancellationToken ct)
    {
        var (owner, year) = (user.CalendarOwner(), form.Year!.Value);
        var days = new YearDays(form.LastOrderOn!.Value, form.LastInvoiceOn!.Value, form.TreasuryClosesOn!.Value, form.Source);
        var taken = new RuleBroken("{0} 年的日历已经设置，请核对后修改。", year) { Field = nameof(form.Year) };
        var calendar = await db.YearCalendars.SingleOrDefaultAsync(c => c.OwnerCode == owner && c.Year == year, ct);
        if (calendar is null)
            db.YearCalendars.Add(user.Kind?.IsBuyer() == true ? YearCalendar.OfUnit(user.OrganisationId!.Value, user.AreaCode, year, days, user.MemberId, clock.Now()) : YearCalendar.OfArea(user.AreaCode, year, days, user.MemberId, clock.Now()));
        else if (form.Version is null) throw taken;
        else
        {
            calendar.Expect(form.Version);
            calendar.Set(days, user.MemberId, clock.Now());
        }
        await db.SaveUnlessTaken(taken, ct);
        return year;
    }
}

/// <summary>The calendar that holds for the person's unit or area, with the form for those who keep it.</summary>
public sealed record ShowCalendar(int? Year, KeepCalendar? Typed = null) : IRequest<CalendarPage>;

/// <summary>The calendar's page.</summary>
/// <param name="Holding">What holds: the unit's own, or the area's.</param>
/// <param name="IsOwn">What holds is one's own, not the area's above it.</param>
public sealed record CalendarPage(KeepCalendar Form, YearCalendar? Holding, bool IsOwn, int Year, DateOnly Today, bool MayKeep);

internal sealed class ShowCalendarHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowCalendar, CalendarPage>
{
    public async Task<CalendarPage> Handle(ShowCalendar query, CancellationToken ct)
    {
        var (owner, year) = (user.CalendarOwner(), query.Year is >= 2020 and <= 2100 ? query.Year.Value : clock.Today().Year);
        var holding = await db.CalendarFor(user.Kind?.IsBuyer() == true ? user.OrganisationId!.Value : Guid.Empty, user.AreaCode, year, ct);
        var own = holding?.OwnerCode == owner ? holding : null;
        var form = query.Typed ?? new(Guid.CreateVersion7(), null, year, holding?.LastOrderOn, holding?.LastInvoiceOn, holding?.TreasuryClosesOn, own?.Source);
        return new(form with { Version = own?.Version }, holding, own is not null, year, clock.Today(), user.Has(MarketRole.Approver, MarketRole.Treasurer, MarketRole.CountySupervisor, MarketRole.Administrator));
    }
}

/// <summary>Whose calendar a person keeps.</summary>
internal static class CalendarOwners
{
    public static string CalendarOwner(this ICurrentUser user) => user.Kind?.IsBuyer() == true ? YearCalendar.OwnerOf(user.OrganisationId!.Value) : user.AreaCode;
}
