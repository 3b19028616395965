using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Buying;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Placing;

/// <summary>
/// Puts what was ordered before into the cart again, at today's prices, and says what changed since: dearer, cheaper, short,
/// or gone and left out.
/// </summary>
public sealed record OrderAgain(string Number, Guid FormKey) : ICommand<Refilled>, IOnce;

internal sealed class OrderAgainHandler(MarketDb db, ICurrentUser user, Words words, TimeProvider clock) : IRequestHandler<OrderAgain, Refilled>
{
    public async Task<Refilled> Handle(OrderAgain command, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().AsBuyer(user).Include(o => o.Lines).Where(o => o.Number == command.Number).OrNotThere(ct);
        var wanted = order.Lines.OrderBy(line => line.Position).Select(line => new Again(line.OfferId, line.ProductName, line.Quantity, line.UnitPrice)).ToArray();
        var refilled = await db.RefillCart(wanted, user, words, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return refilled;
    }
}
