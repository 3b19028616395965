using MediatR;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>The form for a transfer, filled with what is open, or with what was typed.</summary>
public sealed record ShowTransferForm(string Number, RecordTransfer? Typed = null) : IRequest<TransferFormPage?>;

/// <summary>The form for an invoice, filled with what is not invoiced yet, or with what was typed.</summary>
public sealed record ShowInvoiceForm(string Number, RecordInvoice? Typed = null) : IRequest<InvoiceFormPage?>;

public sealed record TransferFormPage(PaymentPage Payment, RecordTransfer Form);

public sealed record InvoiceFormPage(PaymentPage Payment, RecordInvoice Form);

internal sealed class ShowFormsHandler(IMediator mediator, Data.Accounts.ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ShowTransferForm, TransferFormPage?>, IRequestHandler<ShowInvoiceForm, InvoiceFormPage?>
{
    public async Task<TransferFormPage?> Handle(ShowTransferForm request, CancellationToken cancellationToken)
    {
        var payment = await mediator.Send(new ShowPayment(request.Number), cancellationToken);
        if (payment is null || payment.BuyerId != user.OrganisationId) return null;
        return new(payment, request.Typed ?? new(Guid.CreateVersion7(), payment.Version, payment.Number, user.OrganisationName, null, clock.Today(), payment.Open.Yuan, false));
    }

    public async Task<InvoiceFormPage?> Handle(ShowInvoiceForm request, CancellationToken cancellationToken)
    {
        var payment = await mediator.Send(new ShowPayment(request.Number), cancellationToken);
        if (payment is null || payment.BuyerId != user.OrganisationId && payment.SupplierId != user.OrganisationId) return null;
        return new(payment, request.Typed ?? new(Guid.CreateVersion7(), payment.Version, payment.Number, null, clock.Today(), (payment.ToTakeBackByInvoice.IsPositive ? payment.ToTakeBackByInvoice : payment.NotInvoiced).Yuan, payment.ToTakeBackByInvoice.IsPositive));
    }
}
