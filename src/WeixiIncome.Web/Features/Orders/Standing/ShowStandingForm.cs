using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Orders.Standing;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Addresses;
using WeixiIncome.Web.Features.Buying;
using WeixiIncome.Web.Features.Orders.Covering;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>The form of a standing order: new with the lines of an order, a list or the cart, or one to be changed from now on.</summary>
/// <param name="List">A list whose products are added.</param>
/// <param name="Typed">What was typed before, shown again after a refusal.</param>
public sealed record ShowStandingForm(string? Number, Guid? List, string? Order, KeepStanding? Typed = null) : IRequest<StandingFormPage>;

/// <summary>The form's page.</summary>
public sealed record StandingFormPage(KeepStanding Form, PlanTable Table, IReadOnlyList<SelectListItem> Addresses, IReadOnlyList<BudgetLine> Budgets, IReadOnlyList<(Guid Id, string Name)> Lists);

internal sealed class ShowStandingFormHandler(MarketDb db, AreaBook areas, ICurrentUser user, Words words, TimeProvider clock) : IRequestHandler<ShowStandingForm, StandingFormPage>
{
    private static readonly PriceRule[] Rules = [PriceRule.Today, PriceRule.AtMost, PriceRule.Agreed];

    public async Task<StandingFormPage> Handle(ShowStandingForm query, CancellationToken ct)
    {
        var addresses = (await db.DeliveryAddresses.AsNoTracking().Of(user).OrderByDescending(a => a.Id).ToListAsync(ct))
            .ConvertAll(a => new SelectListItem($"{a.Recipient} {a.Phone} · {areas.Place(a.AreaCode)} {a.Detail}", a.Id.ToString()));
        var form = query.Typed ?? (query.Number is { } number ? await Kept(number, query.List, ct) : await Fresh(query, addresses, ct));
        var lines = form.Lines ?? [];
        var offers = await db.OffersNow([.. lines.Select(line => line.OfferId)], user, ct);
        var agreed = (await db.AgreementsFor(user.OrganisationId!.Value, clock.Today(), ct)).SelectMany(a => a.Lines).Where(l => l.Rule == PriceRule.Agreed).ToLookup(l => l.OfferId, l => l.Price);
        var rows = lines.Where(line => offers.ContainsKey(line.OfferId)).Select(line => PlanRow.Of(line, offers[line.OfferId], agreed[line.OfferId].FirstOrDefault())).ToArray();
        var lists = await db.ShoppingLists.Where(l => l.OrganisationId == user.OrganisationId && !l.IsRemoved).OrderBy(l => l.Name).Select(l => new { l.Id, l.Name }).ToListAsync(ct);
        var year = clock.Today().Year;
        var budgets = await db.BudgetLines.AsNoTracking().Where(l => l.UnitId == user.OrganisationId && (l.Year == year || l.Year == year + 1 || l.Id == form.BudgetLineId) && (l.ClosedAt == null || l.Id == form.BudgetLineId))
            .OrderBy(l => l.Year).ThenBy(l => l.Code).ToListAsync(ct);
        return new(form with { Lines = [.. rows.Select(row => row.Line)] }, new(rows, Rules, words["每次数量"]), addresses, budgets, [.. lists.Select(l => (l.Id, l.Name))]);
    }

    private async Task<KeepStanding> Fresh(ShowStandingForm query, List<SelectListItem> addresses, CancellationToken ct)
    {
        var address = addresses.Count > 0 ? Guid.Parse(addresses[0].Value) : (Guid?)null;
        var purpose = user.Kind is OrganisationKind.BudgetUnit or OrganisationKind.Contractor ? Purpose.Canteen : Purpose.Union;
        var lines = query.Order is { } order ? await OrdersLines(order, ct) : await db.PlanLinesFrom(user, query.List, ct);
        return new(Guid.CreateVersion7(), null, null, null, RhythmKind.Weekly, 1, [DayOfWeek.Monday], 1, clock.Today().AddDays(1), null, 3, DeliveryWindow.Morning, address, purpose, Activity.None,
            null, null, true, false, lines);
    }

    private async Task<KeepStanding> Kept(string number, Guid? list, CancellationToken ct)
    {
        var standing = await db.StandingOrders.AsNoTracking().Of(user).WithDeliveries().Where(o => o.Number == number).OrNotThere(ct);
        var lines = standing.Lines.Select(line => PlanLine.Of(line.OfferId, line.Quantity, line.Unit, line.Rule, line.Limit)).ToList();
        if (list is not null) lines.AddRange((await db.PlanLinesFrom(user, list, ct)).Where(added => lines.All(line => line.OfferId != added.OfferId)));
        return new(Guid.CreateVersion7(), number, standing.Version, standing.Name, standing.RhythmKind, Math.Max(1, standing.EveryWeeks), [.. Enum.GetValues<DayOfWeek>().Where(standing.Rhythm.Has)],
            Math.Max(1, standing.DayOfMonth), standing.StartsOn, standing.EndsOn, standing.OrderDaysBefore, standing.Window, standing.AddressId, standing.Purpose, standing.Activity, standing.BudgetLineId, standing.Note,
            standing.PausesInOwnHolidays, standing.PausesInSchoolHolidays, lines);
    }

    private async Task<IReadOnlyList<PlanLine>> OrdersLines(string number, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().AsBuyer(user).Include(o => o.Lines.OrderBy(l => l.Position)).Where(o => o.Number == number).OrNotThere(ct);
        return [.. order.Lines.Select(line => PlanLine.Of(line.OfferId, line.Quantity, line.Unit))];
    }
}
