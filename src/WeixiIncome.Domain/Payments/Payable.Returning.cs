using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Payments;

/// <summary>Goods came back after acceptance: less is due; what was paid above it the supplier pays back the way it came.</summary>
public sealed partial class Payable
{
    private readonly List<Refund> refunds = [];

    public IReadOnlyList<Refund> Refunds => refunds;

    /// <summary>What returns took of the accepted amount.</summary>
    public Money Returned { get; private set; }
    public Money Accepted => Due + Returned;
    public Money Refunded => Sum(refunds.Where(r => r.Status == TransferStatus.Received).Select(r => r.Amount));

    /// <summary>Paid above what is due by now, and no refund recorded for it yet.</summary>
    public Money ToRefund => Status == PaymentStatus.Confirmed ? AtLeastNothing(Received - Due - Sum(refunds.Where(r => r.Status != TransferStatus.NotReceived).Select(r => r.Amount))) : Money.Zero;

    /// <summary>Invoiced above what is due by now: to be taken back by a red-letter invoice.</summary>
    public Money ToTakeBackByInvoice => AtLeastNothing(Invoiced - Due);

    /// <summary>What the buyer's budget has to hold for it while it is not settled.</summary>
    public Money Holds => Recorded > Due ? Recorded : Due;

    /// <summary>A return was granted.</summary>
    public void Return(Money amount, Guid by, DateTime now)
    {
        if (!amount.IsPositive || amount > Due) throw new RuleBroken("退货 {0} 超过应付 {1}。", amount, Due);
        (Due, Returned) = (Due - amount, Returned + amount);
        Settle(by, now);
    }

    /// <summary>
    /// The supplier writes down what it paid back.
    /// </summary>
    /// <exception cref="RuleBroken">The same slip again, more than is to be refunded, a day in the future or before the acceptance.</exception>
    public Refund RecordRefund(string? reference, DateOnly paidOn, Money amount, Guid? slipFileId, Guid by, DateTime now)
    {
        if (!amount.IsPositive) throw new RuleBroken("退款金额应大于 0。") { Field = "Amount" };
        if (refunds.Exists(r => r.Status != TransferStatus.NotReceived && r.Amount == amount && string.Equals(r.Reference, reference?.Trim(), StringComparison.OrdinalIgnoreCase)))
            throw new RuleBroken("这笔退款（流水号 {0}，{1}）已经登记过，请勿重复登记。", reference!.Trim(), amount) { Field = "Reference" };
        if (amount > ToRefund) throw new RuleBroken("退款 {0} 超过应退金额 {1}，请核对。", amount, ToRefund) { Field = "Amount" };
        if (paidOn > BusinessDate.Of(now)) throw new RuleBroken("退款日期 {0} 还没有到，请填写实际退款日期。", paidOn) { Field = "PaidOn" };
        if (paidOn < AcceptedOn) throw new RuleBroken("退款日期 {0} 早于验收日期 {1}，请核对。", paidOn, AcceptedOn) { Field = "PaidOn" };
        var refund = new Refund(Id, reference, paidOn, amount, slipFileId, by, now);
        refunds.Add(refund);
        return refund;
    }

    /// <summary>The buyer saw the money in its account.</summary>
    public void ConfirmRefund(Guid refundId, Guid by, DateTime now)
    {
        var refund = FindRefund(refundId);
        refund.Receive(by, now);
        Raise(new RefundReceived(OrderId, refund.Amount, by));
    }

    /// <summary>The buyer did not find it: it is to be refunded again.</summary>
    public void DenyRefund(Guid refundId, string? reason, Guid by, DateTime now) => FindRefund(refundId).Deny(reason, by, now);

    /// <summary>What a red-letter invoice may take back here of a blue one: all of it before the purchase is proven, then only what came back.</summary>
    public Money MayTakeBack(Guid taxInvoiceId)
    {
        var shown = Sum(invoices.Where(i => i.TaxInvoiceId == taxInvoiceId && i.CancelledAt is null).Select(i => i.Amount));
        return ProvenAt is null || shown < ToTakeBackByInvoice ? shown : ToTakeBackByInvoice;
    }

    /// <summary>A part of a blue invoice was taken back by a red-letter one.</summary>
    public void TakeBack(Invoices.TaxInvoice blue, Invoices.TaxInvoice red, Money amount, Guid by, DateTime now)
    {
        if (!amount.IsPositive || amount > MayTakeBack(blue.Id)) throw new RuleBroken("红字发票超过可以红冲的 {0}：已核实的采购只能红冲退货的部分。", MayTakeBack(blue.Id)) { Field = "Xml" };
        invoices.Add(new Invoice(Id, red, -amount, by, now));
        Raise(new InvoiceRecorded(OrderId, red.Number));
        Settle(by, now);
    }

    /// <summary>
    /// Records a red-letter invoice by its number, for goods that came back after they were invoiced.
    /// </summary>
    /// <exception cref="RuleBroken">Number not 20 digits, more than came back, a day in the future.</exception>
    public Invoice RecordRedInvoice(string number, DateOnly issuedOn, Money amount, Guid? fileId, Guid by, DateTime now)
    {
        if (!amount.IsPositive) throw new RuleBroken("红冲金额填正数，应大于 0。") { Field = "Amount" };
        if (amount > ToTakeBackByInvoice) throw new RuleBroken("红字发票 {0} 超过待红冲的 {1}，请核对。", amount, ToTakeBackByInvoice) { Field = "Amount" };
        if (issuedOn > BusinessDate.Of(now)) throw new RuleBroken("开票日期 {0} 还没有到，请核对。", issuedOn) { Field = "IssuedOn" };
        var red = new Invoice(Id, number, issuedOn, -amount, fileId, by, now);
        invoices.Add(red);
        Raise(new InvoiceRecorded(OrderId, red.Number));
        Settle(by, now);
        return red;
    }

    private Refund FindRefund(Guid id) => refunds.Find(r => r.Id == id) ?? throw new NotThere();
}

/// <summary>What the supplier paid back for returned goods, from its own account to the account that had paid.</summary>
public sealed class Refund : Entity
{
    private Refund() { }

    internal Refund(Guid payableId, string? reference, DateOnly paidOn, Money amount, Guid? slipFileId, Guid by, DateTime at)
    {
        (PayableId, PaidOn, Amount, SlipFileId, RecordedBy, RecordedAt, Status) = (payableId, paidOn, amount, slipFileId, by, at, TransferStatus.Recorded);
        Reference = Guard.Text(reference, "银行流水号", 60);
    }

    public Guid PayableId { get; private set; }
    public string Reference { get; private set; } = "";
    public DateOnly PaidOn { get; private set; }
    public Money Amount { get; private set; }
    public Guid? SlipFileId { get; private set; }
    public Guid RecordedBy { get; private set; }
    public DateTime RecordedAt { get; private set; }

    /// <summary>What the buyer says of it.</summary>
    public TransferStatus Status { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public string? Reason { get; private set; }

    internal void Receive(Guid by, DateTime now) => Answer(TransferStatus.Received, null, by, now);

    internal void Deny(string? reason, Guid by, DateTime now) => Answer(TransferStatus.NotReceived, Guard.Text(reason, "原因", 300), by, now);

    private void Answer(TransferStatus status, string? reason, Guid by, DateTime now)
    {
        if (Status != TransferStatus.Recorded) throw new RuleBroken("这笔退款已经是“{0}”，不用再处理。", Status);
        (Status, Reason, AnsweredBy, AnsweredAt) = (status, reason, by, now);
    }
}
