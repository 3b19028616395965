using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Payments;

/// <summary>A fully digital invoice (数电票) recorded for an order; its number is used once in the whole market.</summary>
public sealed class Invoice : Entity
{
    private Invoice() { }

    internal Invoice(Guid payableId, string number, DateOnly issuedOn, Money amount, Guid? fileId, Guid by, DateTime at)
    {
        var digits = new string([.. (number ?? "").Where(c => !char.IsWhiteSpace(c))]);
        if (digits.Length != 20 || !digits.All(char.IsAsciiDigit))
            throw new RuleBroken("数电票号码应为 20 位数字，现在是 {0} 位。", digits.Length) { Field = "Number" };
        (PayableId, Number, IssuedOn, Amount, FileId, RecordedBy, RecordedAt) = (payableId, digits, issuedOn, amount, fileId, by, at);
        LiveNumber = digits;
    }

    /// <summary>The order's part of an invoice that was read from its XML; the number's uniqueness is that invoice's.</summary>
    internal Invoice(Guid payableId, Invoices.TaxInvoice invoice, Money amount, Guid by, DateTime at) =>
        (PayableId, TaxInvoiceId, Number, IssuedOn, Amount, FileId, RecordedBy, RecordedAt) = (payableId, invoice.Id, invoice.Number, invoice.IssuedOn, amount, invoice.FileId, by, at);

    public Guid PayableId { get; private set; }
    public Guid? TaxInvoiceId { get; private set; }
    public string Number { get; private set; } = "";

    /// <summary>The number while it is in force, unique; none once cancelled, so that it can be entered rightly.</summary>
    public string? LiveNumber { get; private set; }
    public DateOnly IssuedOn { get; private set; }

    /// <summary>Gross, tax included.</summary>
    public Money Amount { get; private set; }
    public Guid? FileId { get; private set; }
    public Guid RecordedBy { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public DateTime? CancelledAt { get; private set; }
    public Guid? CancelledBy { get; private set; }
    public string? CancelReason { get; private set; }

    internal void Cancel(string? reason, Guid by, DateTime now)
    {
        if (CancelledAt is not null) throw new RuleBroken("这张发票已经作废。");
        (CancelReason, CancelledBy, CancelledAt, LiveNumber) = (Guard.Text(reason, "作废原因", 300), by, now, null);
    }
}
