using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>The payment side of one order, by its number or, inside the order's own page, by its id.</summary>
public sealed record ShowPayment(string? Number, Guid? OrderId = null) : IRequest<PaymentPage?>;

/// <summary>What is owed, what was paid and invoiced, and what is still missing until the purchase counts as verified.</summary>
public sealed record PaymentPage
{
    public required string Number { get; init; }
    public required long Version { get; init; }
    public required Guid BuyerId { get; init; }
    public required Guid SupplierId { get; init; }
    public required string? Buyer { get; init; }

    /// <summary>The invoice's heading is the ordering party: for an outsourced canteen the contractor, whatever unit it is bound to.</summary>
    public required string? Heading { get; init; }
    public required string? HeadingCode { get; init; }

    /// <summary>The unit that the purchase counts for, where that is not the ordering party itself.</summary>
    public required string? BoundUnit { get; init; }
    public required string Supplier { get; init; }
    public required PaymentStatus Status { get; init; }
    public required Money Due { get; init; }
    public required DateOnly AcceptedOn { get; init; }
    public required DateOnly DueOn { get; init; }
    public required DateOnly? PaidOn { get; init; }
    public required DateTime? ProvenAt { get; init; }

    /// <summary>The supplier's own account; the number is masked for those who neither pay nor are paid.</summary>
    public required string? AccountName { get; init; }
    public required string? Bank { get; init; }
    public required string? AccountNumber { get; init; }
    public required IReadOnlyList<TransferRow> Transfers { get; init; }
    public required IReadOnlyList<InvoiceRow> Invoices { get; init; }

    /// <summary>What returns took of the accepted amount, and what the supplier paid back for them.</summary>
    public required Money Returned { get; init; }
    public required IReadOnlyList<RefundRow> Refunds { get; init; }
    public DateOnly Today { get; init; }
    public bool MayPay { get; init; }
    public bool MayAnswer { get; init; }
    public bool MayInvoice { get; init; }
    public bool MayTakeBack { get; init; }
    public bool MayRefund { get; init; }
    public bool MayAnswerRefund { get; init; }

    /// <summary>In groups of four, as on a bank card.</summary>
    public string? AccountDigits => AccountNumber is null ? null : string.Join(' ', AccountNumber.Chunk(4).Select(digits => new string(digits)));

    public Money Open => AtLeastNothing(Due - Sum(Transfers.Where(t => t.Status != TransferStatus.NotReceived).Select(t => t.Amount)));
    public Money ToRefund => Status != PaymentStatus.Confirmed ? Money.Zero
        : AtLeastNothing(Sum(Transfers.Where(t => t.Status == TransferStatus.Received).Select(t => t.Amount)) - Due - Sum(Refunds.Where(r => r.Status != TransferStatus.NotReceived).Select(r => r.Amount)));
    public Money AwaitingReceipt => Sum(Transfers.Where(t => t.Status == TransferStatus.Recorded).Select(t => t.Amount));
    public Money Invoiced => Sum(Invoices.Where(i => i.CancelReason is null).Select(i => i.Amount));
    public Money NotInvoiced => AtLeastNothing(Due - Invoiced);

    /// <summary>Invoiced above what is due since goods came back.</summary>
    public Money ToTakeBackByInvoice => AtLeastNothing(Invoiced - Due);
    public bool IsOverdue => Status == PaymentStatus.Due && DueOn < Today;

    private static Money AtLeastNothing(Money amount) => amount < Money.Zero ? Money.Zero : amount;

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
}

public sealed record TransferRow(Guid Id, string PayerName, string Reference, DateOnly PaidOn, Money Amount, TransferStatus Status, string? Reason, Guid? SlipFileId, string? By, DateTime At);

/// <summary>Money that the supplier paid back for returned goods.</summary>
public sealed record RefundRow(Guid Id, string Reference, DateOnly PaidOn, Money Amount, TransferStatus Status, string? Reason, Guid? SlipFileId, string? By, DateTime At);

/// <param name="IsTaxInvoice">Read from its XML: taken back by a red-letter invoice alone.</param>
public sealed record InvoiceRow(Guid Id, string Number, DateOnly IssuedOn, Money Amount, string? CancelReason, bool IsTaxInvoice, Guid? FileId, string? By, DateTime At);

internal sealed class ShowPaymentHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowPayment, PaymentPage?>
{
    public async Task<PaymentPage?> Handle(ShowPayment request, CancellationToken cancellationToken)
    {
        if (await Find(request, cancellationToken) is not { } page) return null;
        var (buys, sells) = (page.BuyerId == user.OrganisationId, page.SupplierId == user.OrganisationId);
        return page with
        {
            Today = clock.Today(),
            AccountNumber = buys || sells ? page.AccountNumber : Masked(page.AccountNumber),
            MayPay = buys && user.Has(MarketRole.Treasurer, MarketRole.Individual) && page.Open.IsPositive,
            MayAnswer = sells && user.Has(MarketRole.Treasurer, MarketRole.CooperativeClerk),
            MayTakeBack = (sells && user.Has(MarketRole.Treasurer, MarketRole.CooperativeClerk) || buys && user.Has(MarketRole.Treasurer)) && page.ToTakeBackByInvoice.IsPositive,
            MayRefund = sells && user.Has(MarketRole.Treasurer, MarketRole.CooperativeClerk) && page.ToRefund.IsPositive,
            MayAnswerRefund = buys && user.Has(MarketRole.Treasurer, MarketRole.Individual),
            MayInvoice = (sells && user.Has(MarketRole.Treasurer, MarketRole.CooperativeClerk) || buys && user.Has(MarketRole.Treasurer)) && page.ProvenAt is null,
        };
    }

    /// <summary>A superior reads the payments of those orders that it may read.</summary>
    private IQueryable<Order> Orders() => user.Below.Count == 0 ? db.Orders : db.Orders.VisibleTo(user);

    private Task<PaymentPage?> Find(ShowPayment request, CancellationToken ct)
    {
        var own = user.OrganisationId;
        return (from payable in db.Payables.AsNoTracking().VisibleTo(user)
                join order in Orders() on payable.OrderId equals order.Id
                join buyer in db.Organisations on payable.BuyerId equals buyer.Id
                join supplier in db.Organisations on payable.SupplierId equals supplier.Id
                where request.OrderId != null ? order.Id == request.OrderId : order.Number == request.Number
                select new PaymentPage
                {
                    Number = order.Number, Version = payable.Version, BuyerId = buyer.Id, SupplierId = supplier.Id,
                    // A person's name is for those who trade with them.
                    Buyer = buyer.Kind == OrganisationKind.Person && buyer.Id != own && supplier.Id != own ? null : buyer.Name,
                    Heading = buyer.Kind == OrganisationKind.Person && buyer.Id != own && supplier.Id != own ? null : buyer.Name, HeadingCode = buyer.CreditCode,
                    BoundUnit = order.BoundUnitId == null || order.BoundUnitId == order.BuyerId ? null : db.Organisations.Where(u => u.Id == order.BoundUnitId).Select(u => u.Name).FirstOrDefault(),
                    Supplier = supplier.Name, Status = payable.Status, Due = payable.Due,
                    AcceptedOn = payable.AcceptedOn, DueOn = payable.DueOn, PaidOn = payable.PaidOn, ProvenAt = payable.ProvenAt,
                    AccountName = supplier.BankAccountName, Bank = supplier.BankName, AccountNumber = supplier.BankAccountNumber,
                    Transfers = payable.Transfers.OrderBy(t => t.RecordedAt).Select(t => new TransferRow(t.Id, t.PayerName, t.Reference, t.PaidOn, t.Amount,
                        t.Status, t.Reason, t.SlipFileId, db.Members.Where(m => m.Id == t.RecordedBy).Select(m => m.DisplayName).FirstOrDefault(), t.RecordedAt)).ToList(),
                    Invoices = payable.Invoices.OrderBy(i => i.RecordedAt).Select(i => new InvoiceRow(i.Id, i.Number, i.IssuedOn, i.Amount,
                        i.CancelReason, i.TaxInvoiceId != null, i.FileId, db.Members.Where(m => m.Id == i.RecordedBy).Select(m => m.DisplayName).FirstOrDefault(), i.RecordedAt)).ToList(),
                    Returned = payable.Returned,
                    Refunds = payable.Refunds.OrderBy(r => r.RecordedAt).Select(r => new RefundRow(r.Id, r.Reference, r.PaidOn, r.Amount, r.Status, r.Reason, r.SlipFileId,
                        db.Members.Where(m => m.Id == r.RecordedBy).Select(m => m.DisplayName).FirstOrDefault(), r.RecordedAt)).ToList(),
                }).SingleOrDefaultAsync(ct);
    }

    private static string? Masked(string? number) => number is { Length: > 4 } ? $"****{number[^4..]}" : number;
}
