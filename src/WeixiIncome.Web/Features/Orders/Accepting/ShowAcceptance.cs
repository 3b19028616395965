using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Accepting;

/// <summary>The receivers' page of an order.</summary>
/// <param name="Typed">What was typed before, shown again after a refusal.</param>
public sealed record ShowAcceptance(string Number, InspectOrder? Typed = null) : IRequest<AcceptancePage>;

/// <summary>The receivers' page.</summary>
/// <param name="Inspector">Who wrote down what came; none while nobody did.</param>
public sealed record AcceptancePage(string Number, long Version, OrderStatus Status, string Supplier, DateOnly DeliverOn, string? Carrier, Guid FormKey, int? Shipment,
    IReadOnlyList<AcceptanceRow> Lines, string? Inspector, OrderMoves Moves, bool IsOrderer);

/// <summary>One line as it came.</summary>
public sealed record AcceptanceRow(Guid Id, string Product, string Specification, Measured Quantity, Measured? Accepted, Measured? Refused, string? Reason, InspectLine? Typed)
{
    /// <summary>The lots that it came from.</summary>
    public IReadOnlyList<AcceptanceLot> Lots { get; init; } = [];

    public string ToAccept => Quantity.InUnit.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>A lot in the delivery.</summary>
public sealed record AcceptanceLot(string Number, Measured Quantity, string? Certificate, DateOnly? BestBefore);

internal sealed class ShowAcceptanceHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowAcceptance, AcceptancePage>
{
    public async Task<AcceptancePage> Handle(ShowAcceptance query, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().AsBuyer(user).Include(o => o.Lines.OrderBy(l => l.Position)).Include(o => o.Shipments).ThenInclude(s => s.Lines).Where(o => o.Number == query.Number).OrNotThere(ct);
        var supplier = await db.Organisations.Where(o => o.Id == order.SupplierId).Select(o => o.Name).SingleAsync(ct);
        var inspector = order.InspectedBy is { } first ? await db.Members.Where(m => m.Id == first).Select(m => m.DisplayName).SingleOrDefaultAsync(ct) : null;
        return new(order.Number, order.Version, order.Status, supplier, order.DeliverOn, order.Carrier, Guid.CreateVersion7(), order.Shipments.Count > 1 || !order.IsFullyShipped ? order.ToAccept?.Sequence : null,
            [.. Came(order).Select(came => Row(came.Line, came.Parts, query.Typed?.Lines?.FirstOrDefault(typed => typed.LineId == came.Line.Id)))],
            inspector, OrderMoves.Of(order, user), order.PlacedBy == user.MemberId);
    }

    /// <summary>What came of each line in the shipment that is next; the last one, where all were accepted.</summary>
    private static IEnumerable<(OrderLine Line, ShipmentLine[] Parts)> Came(Order order)
    {
        var shipment = order.ToAccept ?? order.Shipments.MaxBy(s => s.Sequence);
        return order.Lines.Select(line => (line, shipment?.Lines.Where(l => l.OrderLineId == line.Id).OrderBy(l => l.LotNumber, StringComparer.Ordinal).ToArray() ?? [])).Where(x => x.Item2.Length > 0);
    }

    private static AcceptanceRow Row(OrderLine line, ShipmentLine[] parts, InspectLine? typed) =>
        new(line.Id, line.ProductName, line.Specification, new(parts.Sum(p => p.Quantity), line.Unit), Sum(parts, p => p.AcceptedQuantity, line), Sum(parts, p => p.RefusedQuantity, line), parts.Select(p => p.RefusalReason).FirstOrDefault(r => r is not null), typed)
        {
            Lots = [.. parts.Where(p => p.LotNumber is not null).Select(p => new AcceptanceLot(p.LotNumber!, new(p.Quantity, line.Unit), p.CertificateNumber, p.BestBefore))],
        };

    private static Measured? Sum(ShipmentLine[] parts, Func<ShipmentLine, long?> of, OrderLine line) => parts.Any(p => of(p) is null) ? null : new Measured(parts.Sum(p => of(p)!.Value), line.Unit);
}
