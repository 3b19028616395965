using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Payments;

/// <summary>What the supplier says of a transfer.</summary>
public enum TransferStatus
{
    [Description("待供应商确认")] Recorded = 1,
    [Description("已到账")] Received = 2,
    [Description("未到账")] NotReceived = 3,
}

/// <summary>A bank transfer (对公转账) from the buyer's account to the supplier's, as the treasurer recorded it.</summary>
public sealed class Transfer : Entity
{
    private Transfer() { }

    internal Transfer(Guid payableId, string payerName, string reference, DateOnly paidOn, Money amount, Guid? slipFileId, Guid by, DateTime at)
    {
        (PayableId, PaidOn, Amount, SlipFileId, RecordedBy, RecordedAt) = (payableId, paidOn, amount, slipFileId, by, at);
        PayerName = Guard.Text(payerName, "付款户名", 100);
        Reference = Guard.Text(reference, "银行流水号", 60);
        Status = TransferStatus.Recorded;
    }

    public Guid PayableId { get; private set; }

    /// <summary>As on the slip: 财政零余额, 食堂专户, 工会户 and the unit's own name all occur.</summary>
    public string PayerName { get; private set; } = "";
    public string Reference { get; private set; } = "";
    public DateOnly PaidOn { get; private set; }
    public Money Amount { get; private set; }
    public Guid? SlipFileId { get; private set; }
    public Guid RecordedBy { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public TransferStatus Status { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>Whether a slip with these words is this one; one that never arrived may be recorded again.</summary>
    internal bool IsSame(string payerName, string reference, Money amount) =>
        Status != TransferStatus.NotReceived && Amount == amount && PayerName == payerName.Trim() && string.Equals(Reference, reference.Trim(), StringComparison.OrdinalIgnoreCase);

    internal void Receive(Guid by, DateTime now) => Answer(TransferStatus.Received, null, by, now);

    internal void Deny(string? reason, Guid by, DateTime now) => Answer(TransferStatus.NotReceived, Guard.Text(reason, "原因", 300), by, now);

    private void Answer(TransferStatus status, string? reason, Guid by, DateTime now)
    {
        if (Status != TransferStatus.Recorded) throw new RuleBroken("这笔付款已经是“{0}”，不用再处理。", Status);
        (Status, Reason, AnsweredBy, AnsweredAt) = (status, reason, by, now);
    }
}
