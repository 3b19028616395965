using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Supplying;

/// <summary>The form of a shipment: what is open of each line, and the lots that it may come from, filled by first expiry.</summary>
public sealed record ShowShipping(string Number, ShipOrder? Typed = null) : IRequest<ShippingPage>;

/// <summary>The page.</summary>
public sealed record ShippingPage(string Number, long Version, string Buyer, DateOnly DeliverOn, int Sequence, IReadOnlyList<ShippingLine> Lines, IReadOnlyList<SelectListItem> Nodes, ShipOrder? Typed, Guid FormKey);

/// <summary>A line of the order.</summary>
public sealed record ShippingLine(Guid Id, string Product, string Specification, Measured Ordered, Measured Shipped, Measured Open, Measured Most, bool NeedsCertificate, IReadOnlyList<ShippingLot> Lots)
{
    /// <summary>What no lot covers, to leave without one.</summary>
    public string Rest { get; init; } = "";
}

/// <summary>A lot that the line may come from.</summary>
/// <param name="Proposed">In the line's unit; empty for nothing.</param>
/// <param name="Trouble">Why nothing may leave out of it.</param>
public sealed record ShippingLot(string Number, string Grade, Measured Available, DateOnly? BestBefore, string? Certificate, int Households, string Proposed, string? Trouble);

/// <summary>What has to be loaded for a day, by place.</summary>
public sealed record ShowLoading(DateOnly? Day) : IRequest<LoadingPage>;

/// <summary>The route and loading sheet.</summary>
public sealed record LoadingPage(DateOnly Day, IReadOnlyList<LoadingStop> Stops, IReadOnlyList<LoadingTotal> Totals);

/// <summary>A stop: an order with where it goes.</summary>
public sealed record LoadingStop(string Number, string Buyer, string Recipient, string Phone, string Place, string Detail, DeliveryWindow Window, IReadOnlyList<(string Product, Measured Quantity)> Lines);

/// <summary>How much of a product goes on the truck.</summary>
public sealed record LoadingTotal(string Product, string Specification, Measured Quantity);

internal sealed class ShowShippingHandler(MarketDb db, ICurrentUser user, AreaBook areas, Words words, TimeProvider clock) : IRequestHandler<ShowShipping, ShippingPage>, IRequestHandler<ShowLoading, LoadingPage>
{
    public async Task<ShippingPage> Handle(ShowShipping query, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().AsSupplier(user).Include(o => o.Lines.OrderBy(l => l.Position)).Include(o => o.Shipments).ThenInclude(s => s.Lines).Where(o => o.Number == query.Number).OrNotThere(ct);
        if (order.Status is not (OrderStatus.Confirmed or OrderStatus.Shipped) || order.IsFullyShipped) throw new NotThere();
        var buyer = await db.Organisations.Where(o => o.Id == order.BuyerId).Select(o => o.Name).SingleAsync(ct);
        var at = await LotsForShipping.Read(db, order, clock.Today(), ct);
        var nodes = await db.Nodes.Where(n => n.IsOpen).OrderBy(n => n.Name).Select(n => new Choice(n.Id, n.Name)).ToChoices(ct);
        return new(order.Number, order.Version, buyer, order.DeliverOn, order.Shipments.Count + 1, [.. order.Lines.Where(l => order.ToShipOf(l.Id) > 0).Select(l => Line(order, l, at))], nodes, query.Typed, query.Typed?.FormKey ?? Guid.CreateVersion7());
    }

    private ShippingLine Line(Order order, OrderLine line, LotsForShipping at)
    {
        Measured Of(long quantity) => new(quantity, line.Unit);
        string Text(long quantity) => quantity == 0 ? "" : line.Unit.FromBase(quantity).ToString("0.###", CultureInfo.InvariantCulture);
        var rest = order.ToShipOf(line.Id);
        var lots = new List<ShippingLot>();
        foreach (var lot in at.Of(line))
        {
            var part = at.MayLeave(line, lot) ? Math.Min(rest, lot.Available) : 0;
            rest -= part;
            var trouble = lot.BestBefore < clock.Today() ? words["已过保质期"] : at.NeedsCertificate(line) && at.Certificate(lot) is null ? words["没有合格证"] : null;
            lots.Add(new(lot.Number, lot.Grade, Of(lot.Available), lot.BestBefore, at.Certificate(lot), lot.Shares.Count(s => s.HouseholdId is not null), Text(part), trouble));
        }
        return new(line.Id, line.ProductName, line.Specification, Of(line.Quantity), Of(order.ShippedOf(line.Id)), Of(order.ToShipOf(line.Id)), Of(line.MostToShip), at.NeedsCertificate(line), lots) { Rest = at.NeedsCertificate(line) ? "" : Text(rest) };
    }

    public async Task<LoadingPage> Handle(ShowLoading query, CancellationToken ct)
    {
        if (!user.Has(MarketRole.CooperativeClerk)) throw new NotThere();
        var day = query.Day ?? clock.Today();
        var orders = await db.Orders.AsNoTracking().AsSupplier(user).Where(o => (o.Status == OrderStatus.Confirmed || o.Status == OrderStatus.Shipped && !o.ShippingEnded) && o.DeliverOn == day)
            .Include(o => o.Lines).Include(o => o.Shipments).ThenInclude(s => s.Lines).OrderBy(o => o.DeliveryAreaCode).ThenBy(o => o.Window).ThenBy(o => o.Number).Take(200).ToListAsync(ct);
        var ids = orders.Select(o => o.BuyerId).ToList();
        var names = await db.Organisations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var open = orders.Where(o => !o.IsFullyShipped).ToArray();
        var stops = open.Select(o => new LoadingStop(o.Number, names[o.BuyerId], o.Recipient, o.RecipientPhone, areas.Path(o.DeliveryAreaCode), o.DeliveryDetail, o.Window,
            [.. o.Lines.OrderBy(l => l.Position).Where(l => o.ToShipOf(l.Id) > 0).Select(l => ($"{l.ProductName} {l.Specification}", new Measured(o.ToShipOf(l.Id), l.Unit)))])).ToArray();
        var totals = open.SelectMany(o => o.Lines, (o, l) => (Line: l, Open: o.ToShipOf(l.Id))).Where(x => x.Open > 0).GroupBy(x => (x.Line.ProductName, x.Line.Specification, x.Line.Unit))
            .Select(g => new LoadingTotal(g.Key.ProductName, g.Key.Specification, new(g.Sum(x => x.Open), g.Key.Unit))).OrderBy(t => t.Product, StringComparer.Ordinal).ToArray();
        return new(day, stops, totals);
    }
}
