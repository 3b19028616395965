using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Shipments;

/// <summary>One delivery as its note: lots, papers, who signed.</summary>
public sealed record ShowShipment(string Number, int Sequence) : IRequest<ShipmentPage>;

/// <summary>The delivery note.</summary>
/// <param name="Papers">The supplier's papers that go with it (索证索票).</param>
public sealed record ShipmentPage(Order Order, Shipment Shipment, string Buyer, string Supplier, string? SupplierCode, string? SupplierContact, string Place, string? Node, IReadOnlyList<ShipmentRow> Lines, IReadOnlyList<SupplierPaper> Papers,
    string? InspectedBy, string? CountersignedBy, string QrCode, bool IsParty, bool IsBuyer, Guid FormKey);

/// <summary>A part of a lot in it.</summary>
public sealed record ShipmentRow(string Product, string Specification, string? Lot, string? Certificate, DateOnly? ProducedOn, DateOnly? BestBefore, Measured Quantity, Measured? Accepted, Measured? Refused, string? Reason);

/// <summary>A licence, certificate or report that was valid on the day of the delivery.</summary>
public sealed record SupplierPaper(string Kind, string Number, string Issuer, DateOnly? ExpiresOn, Guid? FileId);

internal sealed class ShowShipmentHandler(MarketDb db, ICurrentUser user, AreaBook areas, PublicAddress address, Words words) : IRequestHandler<ShowShipment, ShipmentPage>
{
    public async Task<ShipmentPage> Handle(ShowShipment query, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().VisibleTo(user).Include(o => o.Lines).Include(o => o.Shipments.Where(s => s.Sequence == query.Sequence)).ThenInclude(s => s.Lines).Where(o => o.Number == query.Number).OrNotThere(ct);
        var shipment = order.Shipments.SingleOrDefault() ?? throw new NotThere();
        var parties = await db.Organisations.Where(o => o.Id == order.BuyerId || o.Id == order.SupplierId).Select(o => new { o.Id, o.Name, o.Kind, o.CreditCode, o.Phone, o.Contact }).ToListAsync(ct);
        var (buyer, supplier) = (parties.Single(p => p.Id == order.BuyerId), parties.Single(p => p.Id == order.SupplierId));
        var isParty = user.OrganisationId == order.BuyerId || user.OrganisationId == order.SupplierId;
        var ids = new[] { shipment.InspectedBy, shipment.CountersignedBy }.OfType<Guid>().ToList();
        var names = await db.Members.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.DisplayName, ct);
        var node = shipment.NodeId is null ? null : await db.Nodes.Where(n => n.Id == shipment.NodeId).Select(n => n.Name).SingleOrDefaultAsync(ct);
        return new(order, shipment, isParty || buyer.Kind != OrganisationKind.Person ? buyer.Name : "", supplier.Name, supplier.CreditCode, $"{supplier.Contact} {supplier.Phone}".Trim(), areas.Path(order.DeliveryAreaCode), node,
            [.. shipment.Lines.OrderBy(l => order.Lines.Single(o => o.Id == l.OrderLineId).Position).ThenBy(l => l.LotNumber, StringComparer.Ordinal).Select(l => Row(order, l))], await Papers(order, shipment, ct),
            Who(shipment.InspectedBy), Who(shipment.CountersignedBy), address.QrCode($"/orders/{order.Number}/acceptance"), isParty, user.OrganisationId == order.BuyerId && user.Roles.Count > 0, Guid.CreateVersion7());
        // A person who buys alone accepts alone: the name is for those who trade with them.
        string? Who(Guid? member) => member is { } id && (isParty || buyer.Kind != OrganisationKind.Person) ? names.GetValueOrDefault(id) : null;
    }

    private static ShipmentRow Row(Order order, ShipmentLine line)
    {
        var ordered = order.Lines.Single(l => l.Id == line.OrderLineId);
        Measured? Of(long? quantity) => quantity is { } known ? new Measured(known, ordered.Unit) : null;
        return new(ordered.ProductName, ordered.Specification, line.LotNumber, line.CertificateNumber, line.ProducedOn, line.BestBefore, new(line.Quantity, ordered.Unit), Of(line.AcceptedQuantity), Of(line.RefusedQuantity), line.RefusalReason);
    }

    private async Task<List<SupplierPaper>> Papers(Order order, Shipment shipment, CancellationToken ct)
    {
        var (day, lots, products) = (shipment.ShippedOn, shipment.Lines.Select(l => l.LotId).OfType<Guid>().ToList(), order.Lines.Select(l => l.ProductId).ToList());
        var certificates = await db.Certificates.AsNoTracking().Where(c => lots.Contains(c.LotId) && c.IssuedOn <= day).OrderBy(c => c.Number).ToListAsync(ct);
        var shown = shipment.Lines.Select(l => l.CertificateNumber).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var proofs = await db.QualityProofs.AsNoTracking().Where(p => p.SupplierId == order.SupplierId && p.RemovedAt == null && p.IssuedOn <= day && (p.ExpiresOn == null || p.ExpiresOn >= day)
            && (p.LotId == null ? p.ProductId == null || products.Contains(p.ProductId.Value) : lots.Contains(p.LotId.Value))).OrderBy(p => p.Kind).ToListAsync(ct);
        return
        [
            .. certificates.Where(c => shown.Contains(c.Number)).Select(c => new SupplierPaper(words["承诺达标合格证"], c.Number, c.Issuer, null, null)),
            .. proofs.Select(p => new SupplierPaper(words.Of(p.Kind), p.Number, p.Issuer, p.ExpiresOn, p.FileId)),
        ];
    }
}
