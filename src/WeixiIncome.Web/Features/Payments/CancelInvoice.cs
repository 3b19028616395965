using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Payments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>A wrongly recorded invoice is struck out with the reason; its number is free again.</summary>
public sealed record CancelInvoice(Guid FormKey, long? Version, string Number, Guid Invoice,
    [Required, StringLength(300), Display(Name = "作废原因")] string? Reason) : ICommand<string>, IOnce;

internal sealed class CancelInvoiceHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<CancelInvoice, string>
{
    public async Task<string> Handle(CancelInvoice request, CancellationToken cancellationToken)
    {
        var payable = await db.PayableOf(request.Number, user)
            .Where(p => p.BuyerId == user.OrganisationId || p.SupplierId == user.OrganisationId).OrNotThere(cancellationToken);
        payable.Expect(request.Version);
        payable.CancelInvoice(request.Invoice, request.Reason, user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return request.Number;
    }
}
