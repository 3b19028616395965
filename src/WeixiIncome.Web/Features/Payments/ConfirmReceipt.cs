using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Payments;
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
        payable.ConfirmReceipt(request.Transfer, user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return request.Number;
    }
}
