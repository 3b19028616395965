using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Payments;

/// <summary>The payment side of an order.</summary>
public enum PaymentStatus
{
    [Description("待付款")] Due = 1,
    [Description("已登记付款")] Recorded = 2,
    [Description("已确认到账")] Confirmed = 3,
}

/// <summary>The supplier saw all the money of an order arrive: its payment side has ended.</summary>
public sealed record PaymentSettled(Guid OrderId, Guid ConfirmedBy) : IDomainEvent;

/// <summary>Order, acceptance, invoice and payment agree: the purchase is verified.</summary>
public sealed record PurchaseProven(Guid OrderId, Guid PayableId) : IDomainEvent;

/// <summary>The supplier did not find a transfer's money: less is recorded than before.</summary>
public sealed record TransferDenied(Guid OrderId) : IDomainEvent;

/// <summary>Money of returned goods is back in the buyer's account.</summary>
public sealed record RefundReceived(Guid OrderId, Money Amount, Guid ConfirmedBy) : IDomainEvent;

/// <summary>An invoice's number is used from now on, once in the whole market.</summary>
public sealed record InvoiceRecorded(Guid OrderId, string Number) : IDomainEvent;

/// <summary>
/// What a buyer owes a supplier for an accepted order: due → recorded → confirmed. The money goes straight to the
/// supplier's own account; here it is only recorded. Due 30 days from acceptance (国务院令第802号).
/// </summary>
public sealed partial class Payable : Aggregate
{
    public const int DaysToPay = 30;

    private readonly List<Transfer> transfers = [];
    private readonly List<Invoice> invoices = [];

    private Payable() { }

    /// <summary>Made when an order is accepted, from its parties, its accepted amount and the day of acceptance.</summary>
    public Payable(Guid orderId, (Guid Id, string AreaCode) buyer, (Guid Id, string AreaCode) supplier, Money due, DateOnly acceptedOn)
    {
        (OrderId, BuyerId, BuyerAreaCode, SupplierId, SupplierAreaCode) = (orderId, buyer.Id, buyer.AreaCode, supplier.Id, supplier.AreaCode);
        (Due, AcceptedOn, DueOn) = (Guard.Positive(due, "应付金额"), acceptedOn, acceptedOn.AddDays(DaysToPay));
        Status = PaymentStatus.Due;
    }

    public Guid OrderId { get; private set; }
    public Guid BuyerId { get; private set; }
    public string BuyerAreaCode { get; private set; } = "";
    public Guid SupplierId { get; private set; }
    public string SupplierAreaCode { get; private set; } = "";
    public PaymentStatus Status { get; private set; }

    /// <summary>The accepted amount, less what was returned.</summary>
    public Money Due { get; private set; }
    public DateOnly AcceptedOn { get; private set; }
    public DateOnly DueOn { get; private set; }

    /// <summary>The day of the last transfer that settled it.</summary>
    public DateOnly? PaidOn { get; private set; }
    public DateTime? ProvenAt { get; private set; }
    public IReadOnlyList<Transfer> Transfers => transfers;
    public IReadOnlyList<Invoice> Invoices => invoices;

    public Money Recorded => Sum(transfers.Where(t => t.Status != TransferStatus.NotReceived).Select(t => t.Amount));
    public Money Received => Sum(transfers.Where(t => t.Status == TransferStatus.Received).Select(t => t.Amount));
    public Money Invoiced => Sum(invoices.Where(i => i.CancelledAt is null).Select(i => i.Amount));
    public Money Open => AtLeastNothing(Due - Recorded);

    /// <summary>Accepted, but no invoice says so yet.</summary>
    public Money NotInvoiced => AtLeastNothing(Due - Invoiced);

    /// <summary>The statement (对账单) that it stands on.</summary>
    public Guid? StatementId { get; private set; }

    /// <summary>Of <see cref="Returned"/>, what a statement shows already.</summary>
    public Money ReturnStated { get; private set; }

    internal void PutOn(Guid statementId) => (StatementId, ReturnStated) = (StatementId is null ? statementId : throw new RuleBroken("有订单已经在另一份对账单上。"), Returned);

    /// <summary>What came back since its statement stands on the next one.</summary>
    internal Money StateReturn()
    {
        var since = Returned - ReturnStated;
        ReturnStated = Returned;
        return since;
    }

    /// <summary>The statement that showed it was refused.</summary>
    public void UnstateReturn(Money amount) => ReturnStated -= amount;

    /// <summary>The statement was refused: free for another.</summary>
    public void TakeOff() => StatementId = null;

    public bool IsOverdue(DateOnly today) => Status == PaymentStatus.Due && DueOn < today;

    /// <summary>
    /// The buyer's treasurer writes down a transfer made to the supplier's own account.
    /// </summary>
    /// <exception cref="RuleBroken">The same slip again, more than is open, a day in the future or more than a year before the acceptance.</exception>
    public Transfer RecordTransfer(string payerName, string reference, DateOnly paidOn, Money amount, Guid? slipFileId, Guid by, DateTime now)
    {
        if (!amount.IsPositive) throw new RuleBroken("付款金额应大于 0。") { Field = "Amount" };
        if (transfers.Any(t => t.IsSame(payerName, reference, amount)))
            throw new RuleBroken("这笔付款（流水号 {0}，{1}）已经登记过，请勿重复登记。", reference.Trim(), amount) { Field = "Reference" };
        if (amount > Open) throw new RuleBroken("付款 {0} 超过未付金额 {1}，请核对。", amount, Open) { Field = "Amount" };
        if (paidOn > BusinessDate.Of(now)) throw new RuleBroken("付款日期 {0} 还没有到，请填写实际付款日期。", paidOn) { Field = "PaidOn" };
        if (paidOn < AcceptedOn.AddYears(-1)) throw new RuleBroken("付款日期 {0} 太早，请核对。", paidOn) { Field = "PaidOn" };
        var transfer = new Transfer(Id, payerName, reference, paidOn, amount, slipFileId, by, now);
        transfers.Add(transfer);
        Settle(by, now);
        return transfer;
    }

    /// <summary>The supplier saw the money in its account.</summary>
    public void ConfirmReceipt(Guid transferId, Guid by, DateTime now)
    {
        Find(transferId).Receive(by, now);
        Settle(by, now);
    }

    /// <summary>The supplier did not find the money: the amount is open again.</summary>
    public void DenyReceipt(Guid transferId, string? reason, Guid by, DateTime now)
    {
        Find(transferId).Deny(reason, by, now);
        Raise(new TransferDenied(OrderId));
        Settle(by, now);
    }

    /// <summary>
    /// Records an invoice (数电票, 20 digits).
    /// </summary>
    /// <exception cref="RuleBroken">Number not 20 digits, more invoiced than is due, a day in the future.</exception>
    public Invoice RecordInvoice(string number, DateOnly issuedOn, Money amount, Guid? fileId, Guid by, DateTime now)
    {
        if (!amount.IsPositive) throw new RuleBroken("发票金额应大于 0。") { Field = "Amount" };
        if (Invoiced + amount > Due) throw new RuleBroken("发票合计 {0} 超过验收金额 {1}，请核对。", Invoiced + amount, Due) { Field = "Amount" };
        if (issuedOn > BusinessDate.Of(now)) throw new RuleBroken("开票日期 {0} 还没有到，请核对。", issuedOn) { Field = "IssuedOn" };
        var invoice = new Invoice(Id, number, issuedOn, amount, fileId, by, now);
        invoices.Add(invoice);
        Raise(new InvoiceRecorded(OrderId, invoice.Number));
        Settle(by, now);
        return invoice;
    }

    /// <summary>All of it that is not invoiced yet stands on an invoice that covers several orders.</summary>
    public void Cover(Invoices.TaxInvoice invoice, Guid by, DateTime now)
    {
        if (!NotInvoiced.IsPositive) throw new RuleBroken("选中的订单里有已全额开票的，请去掉后重试。") { Field = "Payables" };
        invoices.Add(new Invoice(Id, invoice, NotInvoiced, by, now));
        Raise(new InvoiceRecorded(OrderId, invoice.Number));
        Settle(by, now);
    }

    /// <summary>The invoice was taken back by a red-letter one.</summary>
    public void Uncover(Guid taxInvoiceId, Guid by, DateTime now)
    {
        if (ProvenAt is not null) throw new RuleBroken("这笔采购已核实入账；红冲要先由主管部门更正台账。");
        foreach (var share in invoices.Where(i => i.TaxInvoiceId == taxInvoiceId && i.CancelledAt is null)) share.Cancel("红字发票冲销", by, now);
    }

    /// <summary>A wrongly recorded invoice is struck out, with the reason, while the purchase is not proven yet.</summary>
    public void CancelInvoice(Guid invoiceId, string? reason, Guid by, DateTime now)
    {
        if (ProvenAt is not null) throw new RuleBroken("这笔采购已核实入账，发票不能再作废；请走冲红流程。");
        var invoice = invoices.Find(i => i.Id == invoiceId) ?? throw new NotThere();
        if (invoice.TaxInvoiceId is not null) throw new RuleBroken("数电票 {0} 不能只在一张订单上作废，请登记红字发票冲销。", invoice.Number);
        invoice.Cancel(reason, by, now);
    }

    private Transfer Find(Guid transferId) => transfers.Find(t => t.Id == transferId) ?? throw new NotThere();

    private void Settle(Guid by, DateTime now)
    {
        var before = Status;
        Status = Recorded < Due ? PaymentStatus.Due : Received == Recorded ? PaymentStatus.Confirmed : PaymentStatus.Recorded;
        if (Status == PaymentStatus.Confirmed && before != PaymentStatus.Confirmed)
        {
            // Where all came back before it was paid, no day of payment is left.
            PaidOn = transfers.Where(t => t.Status == TransferStatus.Received).Max(t => (DateOnly?)t.PaidOn);
            Raise(new PaymentSettled(OrderId, by));
        }
        if (ProvenAt is null && Status == PaymentStatus.Confirmed && Due.IsPositive && Invoiced == Due)
        {
            ProvenAt = now;
            Raise(new PurchaseProven(OrderId, Id));
        }
    }

    private static Money AtLeastNothing(Money amount) => amount < Money.Zero ? Money.Zero : amount;

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
}
