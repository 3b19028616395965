using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Buying;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Buying.Activities;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Addresses;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Placing;

/// <summary>The checkout: what will be ordered from whom, and where and when it should arrive.</summary>
/// <param name="Typed">What was typed before, shown again after a refusal.</param>
public sealed record ShowCheckout(PlaceOrder? Typed = null) : IRequest<CheckoutPage>;

/// <summary>The checkout's page.</summary>
/// <param name="HomeUnit">The unit to which a person may bind the purchase.</param>
/// <param name="Earliest">The first day on which all of it can be delivered.</param>
public sealed record CheckoutPage(PlaceOrder Form, string Shown, IReadOnlyList<CheckoutSupplier> Suppliers, IReadOnlyList<CartChange> Changes,
    IReadOnlyList<AddressRow> Addresses, IReadOnlyList<SelectListItem> Areas, string Buyer, bool IsPerson, string? HomeUnit, DateOnly Earliest, CheckoutControl Control)
{
    /// <summary>The unit's open pledges, and the activities that may have brought the purchase about.</summary>
    public IReadOnlyList<SelectListItem> Pledges { get; init; } = [];
    public IReadOnlyList<SelectListItem> Activities { get; init; } = [];

    public Money Total => Suppliers.Aggregate(Money.Zero, (sum, supplier) => sum + supplier.Total);
}

/// <summary>One supplier's order to be.</summary>
public sealed record CheckoutSupplier(string Name, string Place, IReadOnlyList<CheckoutRow> Rows)
{
    public Money Total => Rows.Aggregate(Money.Zero, (sum, row) => sum + row.Amount);
}

/// <summary>One line of an order to be.</summary>
public sealed record CheckoutRow(Guid OfferId, string Product, string Specification, Measured Quantity, Money Price, Money Amount, IReadOnlyList<CartConcern> Concerns);

internal sealed class ShowCheckoutHandler(MarketDb db, AreaBook areas, ICurrentUser user, TimeProvider clock, Words words) : IRequestHandler<ShowCheckout, CheckoutPage>
{
    public async Task<CheckoutPage> Handle(ShowCheckout query, CancellationToken ct)
    {
        var today = clock.Today();
        var canteen = await db.CanteenOf(user, ct);
        var items = await db.CartItems(user, ct);
        var addresses = (await db.DeliveryAddresses.AsNoTracking().Of(user).OrderByDescending(a => a.Id).ToListAsync(ct))
            .ConvertAll(a => new AddressRow(a.Id, a.Recipient, a.Phone, areas.Place(a.AreaCode), a.Detail));
        var home = await db.Organisations.Where(o => o.Id == user.OrganisationId).Join(db.Organisations, o => o.HomeUnitId, u => u.Id, (_, u) => u.Name).SingleOrDefaultAsync(ct);
        var earliest = today.AddDays(items.Select(item => item.Offer.LeadDays).DefaultIfEmpty(0).Max());
        var (pledges, deliverOn) = (await Pledges(today.Year, ct), earliest > today ? earliest : today.AddDays(1));
        var form = query.Typed ?? Fresh(addresses, deliverOn) with { PledgeId = Usual(user.Kind) == Purpose.Pledge && pledges.Count > 0 ? Guid.Parse(pledges[0].Value) : null };
        var changes = query.Typed is null ? [] : ShownCart.Changes(query.Typed.Shown, items).ToArray();
        var control = await db.CheckoutControl(user, items.GroupBy(i => i.Supplier.Id).ToDictionary(g => g.Key, g => (g.First().Supplier.Name, new Money(g.Sum(i => i.Amount.Fen)))), today, ct);
        return new(form, ShownCart.Write(items), Suppliers(items, today, canteen), changes, addresses, areas.Choices(form.AreaCode),
            user.OrganisationName, user.Kind == OrganisationKind.Person, home, earliest, control)
        {
            Pledges = pledges, Activities = await Activities(today, ct),
        };
    }

    private async Task<List<SelectListItem>> Pledges(int year, CancellationToken ct) =>
        [.. (await db.Pledges.VisibleTo(user).Where(p => p.UnitId == user.OrganisationId && (p.Year == year || p.Year == year + 1) && p.Status == PledgeStatus.InForce).OrderBy(p => p.Number)
            .Select(p => new { p.Id, p.Number, p.Year, p.Body, p.Amount }).ToListAsync(ct))
            .Select(p => new SelectListItem(p.Amount is { } amount ? words["{0}（{1} 年，{2}，{3}）", p.Number, p.Year, p.Body, amount] : words["{0}（{1} 年，{2}）", p.Number, p.Year, p.Body], p.Id.ToString()))];

    private async Task<List<SelectListItem>> Activities(DateOnly today, CancellationToken ct)
    {
        if (user.Kind == OrganisationKind.Person) return [];
        var since = today.AddMonths(-6);
        return [.. (await db.ActivityEvents.VisibleTo(user).Where(a => a.Status != ActivityStatus.Cancelled && a.To >= since).OrderByDescending(a => a.From)
            .Select(a => new { a.Id, a.Kind, a.Title }).ToListAsync(ct)).Select(a => new SelectListItem(words["{0}（{1}）", a.Title, a.Kind], a.Id.ToString()))];
    }

    private PlaceOrder Fresh(List<AddressRow> addresses, DateOnly deliverOn) =>
        new(Guid.CreateVersion7(), addresses.FirstOrDefault()?.Id, user.Name, null, user.AreaCode.Length == 6 ? null : user.AreaCode, null,
            deliverOn, DeliveryWindow.Any, Usual(user.Kind), Activity.None, BindHomeUnit: true, null, null);

    /// <summary>What a buyer of this kind mostly buys for.</summary>
    private static Purpose Usual(OrganisationKind? kind) => kind switch
    {
        OrganisationKind.BudgetUnit or OrganisationKind.Contractor => Purpose.Canteen,
        OrganisationKind.Person => Purpose.Personal,
        _ => Purpose.Pledge,
    };

    private List<CheckoutSupplier> Suppliers(List<CartItem> items, DateOnly today, BuyersCanteen? canteen) =>
        [.. items.GroupBy(item => item.Supplier.Id).Select(group => new CheckoutSupplier(group.First().Supplier.Name, areas.Path(group.First().Supplier.AreaCode),
            [.. group.Select(item => new CheckoutRow(item.OfferId, item.Product.Name, item.Offer.Specification, new Measured(item.Quantity, item.Offer.Unit),
                item.Price, item.Amount, [.. item.Concerns(today).Where(concern => concern.Blocks || !item.Offer.InSeason(today.Month)), .. CartConcern.OfCanteen(item.Product, item.Category, canteen)]))]))];
}
