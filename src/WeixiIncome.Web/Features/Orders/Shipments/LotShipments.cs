using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Orders.Shipments;

/// <summary>Where a lot was shipped, inside the lot's page: @await Component.InvokeAsync("LotShipments", new { lotId }).</summary>
[ViewComponent(Name = "LotShipments")]
public sealed class LotShipments(IMediator mediator) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid lotId) =>
        View("/Features/Orders/Shipments/LotShipments.cshtml", await mediator.Send(new ListLotShipments(lotId), HttpContext.RequestAborted));
}

/// <summary>The shipments that a lot left with, the latest first.</summary>
public sealed record ListLotShipments(Guid LotId) : IRequest<IReadOnlyList<LotShipmentRow>>;

/// <summary>A shipment of a lot.</summary>
/// <param name="Buyer">Empty for a person.</param>
public sealed record LotShipmentRow(string Order, string Shipment, string Buyer, DateOnly On, long Quantity, Unit Unit);

internal sealed class ListLotShipmentsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListLotShipments, IReadOnlyList<LotShipmentRow>>
{
    private const int MostRows = 200;

    public async Task<IReadOnlyList<LotShipmentRow>> Handle(ListLotShipments query, CancellationToken ct) =>
        await (from line in db.ShipmentLines.AsNoTracking()
               join lot in db.Lots.VisibleTo(user, db) on line.LotId equals lot.Id
               join shipment in db.Shipments on line.ShipmentId equals shipment.Id
               join order in db.Orders on line.OrderId equals order.Id
               join buyer in db.Organisations on line.BuyerId equals buyer.Id
               where lot.Id == query.LotId
               orderby shipment.ShippedOn descending, shipment.Number
               select new LotShipmentRow(order.Number, shipment.Number, buyer.Kind == OrganisationKind.Person ? "" : buyer.Name, shipment.ShippedOn, line.Quantity, lot.Unit)).Take(MostRows).ToListAsync(ct);
}
