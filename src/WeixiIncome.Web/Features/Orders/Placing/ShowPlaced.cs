using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Placing;

/// <summary>The orders that a checkout made.</summary>
public sealed record ShowPlaced(Guid FormKey) : IRequest<PlacedPage>;

/// <summary>The page after the checkout.</summary>
public sealed record PlacedPage(IReadOnlyList<PlacedRow> Rows)
{
    public Money Total => Rows.Aggregate(Money.Zero, (sum, row) => sum + row.Total);
}

/// <summary>One order just placed.</summary>
public sealed record PlacedRow(string Number, string Supplier, Money Total, OrderStatus Status);

internal sealed class ShowPlacedHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowPlaced, PlacedPage>
{
    public async Task<PlacedPage> Handle(ShowPlaced query, CancellationToken ct)
    {
        var rows = await db.Orders.VisibleTo(user).Where(o => o.FormKey == query.FormKey && o.BuyerId == user.OrganisationId)
            .Join(db.Organisations, o => o.SupplierId, s => s.Id, (o, s) => new { o.Number, s.Name, o.Total, o.Status })
            .OrderBy(row => row.Number).Select(row => new PlacedRow(row.Number, row.Name, row.Total, row.Status)).ToListAsync(ct);
        return rows.Count > 0 ? new(rows) : throw new NotThere();
    }
}
