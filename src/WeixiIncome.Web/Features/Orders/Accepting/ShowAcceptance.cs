using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Accepting;

/// <summary>The receivers' page of an order.</summary>
/// <param name="Typed">What was typed before, shown again after a refusal.</param>
public sealed record ShowAcceptance(string Number, InspectOrder? Typed = null) : IRequest<AcceptancePage>;

/// <summary>The receivers' page.</summary>
/// <param name="Inspector">Who wrote down what came; none while nobody did.</param>
public sealed record AcceptancePage(string Number, long Version, OrderStatus Status, string Supplier, DateOnly DeliverOn, string? Carrier, Guid FormKey,
    IReadOnlyList<AcceptanceRow> Lines, string? Inspector, OrderMoves Moves, bool IsOrderer);

/// <summary>One line as it came.</summary>
public sealed record AcceptanceRow(Guid Id, string Product, string Specification, Measured Quantity, Measured? Accepted, Measured? Refused, string? Reason, InspectLine? Typed)
{
    public string ToAccept => Quantity.InUnit.ToString("0.###", CultureInfo.InvariantCulture);
}

internal sealed class ShowAcceptanceHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowAcceptance, AcceptancePage>
{
    public async Task<AcceptancePage> Handle(ShowAcceptance query, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().AsBuyer(user).Include(o => o.Lines.OrderBy(l => l.Position)).Where(o => o.Number == query.Number).OrNotThere(ct);
        var supplier = await db.Organisations.Where(o => o.Id == order.SupplierId).Select(o => o.Name).SingleAsync(ct);
        var inspector = order.InspectedBy is { } first ? await db.Members.Where(m => m.Id == first).Select(m => m.DisplayName).SingleOrDefaultAsync(ct) : null;
        return new(order.Number, order.Version, order.Status, supplier, order.DeliverOn, order.Carrier, Guid.CreateVersion7(),
            [.. order.Lines.Select(line => Row(line, query.Typed?.Lines?.FirstOrDefault(typed => typed.LineId == line.Id)))],
            inspector, OrderMoves.Of(order, user), order.PlacedBy == user.MemberId);
    }

    private static AcceptanceRow Row(OrderLine line, InspectLine? typed) =>
        new(line.Id, line.ProductName, line.Specification, new(line.Quantity, line.Unit), Of(line.AcceptedQuantity, line), Of(line.RefusedQuantity, line), line.RefusalReason, typed);

    private static Measured? Of(long? quantity, OrderLine line) => quantity is { } known ? new Measured(known, line.Unit) : null;
}
