using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Payments;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>The supplier did not find the money: the amount is open again, and the buyer is told why.</summary>
public sealed record DenyReceipt(Guid FormKey, long? Version, string Number, Guid Transfer,
    [Required, StringLength(300), Display(Name = "未到账原因")] string? Reason) : ICommand<string>, IOnce;

internal sealed class DenyReceiptHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DenyReceipt, string>
{
    public async Task<string> Handle(DenyReceipt request, CancellationToken cancellationToken)
    {
        var payable = await db.PayableOf(request.Number, user).Where(p => p.SupplierId == user.OrganisationId).OrNotThere(cancellationToken);
        payable.Expect(request.Version);
        var now = clock.Now();
        payable.DenyReceipt(request.Transfer, request.Reason, user.MemberId!.Value, now);
        await db.Notify(payable.BuyerId, [MarketRole.Treasurer, MarketRole.Individual], "{0} 没有收到订单 {1} 的一笔付款，请核对：{2}",
            [user.OrganisationName, request.Number, request.Reason!.Trim()], $"/payments/{request.Number}", now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return request.Number;
    }
}
