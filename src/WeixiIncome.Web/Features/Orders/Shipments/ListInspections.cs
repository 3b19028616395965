using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Orders.Shipments;

/// <summary>
/// The purchase-inspection record (进货查验记录) of a unit: every accepted delivery with production date, shelf life and how long the record is kept.
/// Source: 《食品安全法》 article 53: shelf life and six months more, without one two years.
/// </summary>
public sealed record ListInspections(DateOnly? From = null, DateOnly? To = null, string? Q = null, int? Page = null) : IRequest<InspectionsPage>;

/// <summary>The page.</summary>
public sealed record InspectionsPage(ListInspections Query, Paged<InspectionRow> Rows);

/// <summary>A row of the record.</summary>
public sealed record InspectionRow(string Order, int Sequence, DateOnly On, string Product, string Specification, Unit Unit, long Quantity, string? Lot, string? Certificate, DateOnly? ProducedOn, DateOnly? BestBefore, string Supplier, string? Phone)
{
    public DateOnly KeepUntil => BestBefore?.AddMonths(6) ?? On.AddYears(2);
}

/// <summary>The same rows as a table.</summary>
public sealed record ExportInspections(ListInspections Query) : IRequest<ExportedSheet>;

internal sealed class ListInspectionsHandler(MarketDb db, ICurrentUser user, Words words) : IRequestHandler<ListInspections, InspectionsPage>, IRequestHandler<ExportInspections, ExportedSheet>
{
    public async Task<InspectionsPage> Handle(ListInspections query, CancellationToken ct) => new(query, await Rows(query).Page(query.Page, ct));

    public async Task<ExportedSheet> Handle(ExportInspections request, CancellationToken ct)
    {
        var rows = await Rows(request.Query).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        return new([words["验收日期"], words["订单号"], words["产品"], words["规格"], words["验收数量"], words["单位"], words["批次号"], words["合格证"], words["生产日期"], words["保质期至"], words["供应商"], words["联系方式"], words["记录保存至"]],
            rows.Select(r => (IReadOnlyList<object?>)[r.On, r.Order, r.Product, r.Specification, r.Unit.FromBase(r.Quantity), words.Of(r.Unit), r.Lot, r.Certificate, r.ProducedOn, r.BestBefore, r.Supplier, r.Phone, r.KeepUntil]));
    }

    private IQueryable<InspectionRow> Rows(ListInspections query)
    {
        var orders = db.Orders.AsNoTracking().AsBuyer(user);
        var rows = from line in db.ShipmentLines.AsNoTracking()
                   join shipment in db.Shipments on line.ShipmentId equals shipment.Id
                   join order in orders on line.OrderId equals order.Id
                   join ordered in db.Set<Domain.Orders.OrderLine>() on line.OrderLineId equals ordered.Id
                   join supplier in db.Organisations on order.SupplierId equals supplier.Id
                   where shipment.Status == ShipmentStatus.Accepted && line.AcceptedQuantity > 0
                   select new { line, shipment, order, ordered, supplier };
        if (query.From is { } from) rows = rows.Where(r => r.shipment.AcceptedOn >= from);
        if (query.To is { } to) rows = rows.Where(r => r.shipment.AcceptedOn <= to);
        if (query.Q?.Trim() is { Length: > 0 } q) rows = rows.Where(r => r.ordered.ProductName.Contains(q) || r.supplier.Name.Contains(q) || r.line.LotNumber!.Contains(q) || r.order.Number.Contains(q));
        return rows.OrderByDescending(r => r.shipment.AcceptedOn).ThenByDescending(r => r.line.Id)
            .Select(r => new InspectionRow(r.order.Number, r.shipment.Sequence, r.shipment.AcceptedOn!.Value, r.ordered.ProductName, r.ordered.Specification, r.ordered.Unit, r.line.AcceptedQuantity!.Value, r.line.LotNumber, r.line.CertificateNumber,
                r.line.ProducedOn, r.line.BestBefore, r.supplier.Name, r.supplier.Phone));
    }
}
