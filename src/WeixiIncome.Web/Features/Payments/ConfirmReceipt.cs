using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Payments;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>The supplier saw the money in its own account.</summary>
public sealed record ConfirmReceipt(Guid FormKey, long? Version, string Number, Guid Transfer) : ICommand<string>, IOnce;

internal sealed class ConfirmReceiptHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ConfirmReceipt, string>
{
    public async Task<string> Handle(ConfirmReceipt request, CancellationToken cancellationToken)
    {
        var payable = await db.PayableOf(request.Number, user).Where(p => p.SupplierId == user.OrganisationId).OrNotThere(cancellationToken);
        payable.Expect(request.Version);
        var now = clock.Now();
        payable.ConfirmReceipt(request.Transfer, user.MemberId!.Value, now);
        await db.Notify(payable.BuyerId, [MarketRole.Treasurer, MarketRole.Individual], "{0} 已确认收到订单 {1} 的款项。",
            [user.OrganisationName, request.Number], $"/payments/{request.Number}", now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return request.Number;
    }
}
