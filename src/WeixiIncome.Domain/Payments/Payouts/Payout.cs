using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Payments.Payouts;

/// <summary>How the money reaches the household.</summary>
public enum PayoutWay
{
    [Description("打卡发放（银行代发，一卡通）")] BankBatch = 1,
    [Description("现金签领（签领表）")] SignatureList = 2,
}

/// <summary>How far a payout is.</summary>
public enum PayoutStatus
{
    [Description("待发放")] Drawn = 1,
    [Description("待村核对")] AwaitsCheck = 2,
    [Description("已办结")] Done = 3,
}

/// <summary>What became of one household's part.</summary>
public enum PayoutLineStatus
{
    [Description("待发放")] Open = 1,
    [Description("已发放")] Paid = 2,
    [Description("发放失败")] Failed = 3,
    [Description("农户有异议")] Disputed = 4,
}

/// <summary>What a household gets in a payout, and of which dues.</summary>
public sealed record PayoutTerms(Guid HouseholdId, string HouseholdNumber, Money Amount, IReadOnlyList<HouseholdDue> Dues);

/// <summary>One line of the bank's answer, or of a checked signature list.</summary>
public sealed record PayoutResult(string HouseholdNumber, Money Amount, bool Paid, DateOnly On, string? Reference, string? Reason);

/// <summary>
/// Money of a supplier on its way to households: by the bank's batch (打卡发放), or against signature (签领表) that the village checks.
/// </summary>
public sealed class Payout : Aggregate
{
    private readonly List<PayoutLine> lines = [];

    private Payout() { }

    /// <summary>FF20261126-0001.</summary>
    public string Number { get; private set; } = "";
    public Guid SupplierId { get; private set; }
    public PayoutWay Way { get; private set; }
    public PayoutStatus Status { get; private set; }
    public Guid DrawnBy { get; private set; }
    public DateTime DrawnAt { get; private set; }

    /// <summary>The signed list, photographed.</summary>
    public Guid? EvidenceFileId { get; private set; }
    public DateOnly? SignedOn { get; private set; }
    public Guid? CheckedBy { get; private set; }
    public DateTime? CheckedAt { get; private set; }
    public IReadOnlyList<PayoutLine> Lines => lines;
    public Money Total => lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);

    /// <exception cref="RuleBroken">Nobody chosen, or more than is owed.</exception>
    public static Payout Draw(string number, Guid supplierId, PayoutWay way, IReadOnlyList<PayoutTerms> to, Guid by, DateTime now)
    {
        if (!Enum.IsDefined(way)) throw new RuleBroken("请选择发放方式。") { Field = "Way" };
        if (to.Count == 0) throw new RuleBroken("请至少选择一户。") { Field = "Households" };
        var payout = new Payout { Number = number, SupplierId = supplierId, Way = way, Status = PayoutStatus.Drawn, DrawnBy = by, DrawnAt = now };
        payout.lines.AddRange(to.Select(terms => new PayoutLine(payout.Id, terms)));
        return payout;
    }

    /// <summary>The bank answered: every line that it names is paid or failed; the payout is done with its last.</summary>
    /// <exception cref="RuleBroken">A household that is not in it, another amount, or a line that was answered.</exception>
    public void Answer(PayoutResult result, IReadOnlyDictionary<Guid, HouseholdDue> dues, DateTime now)
    {
        if (Way != PayoutWay.BankBatch) throw new RuleBroken("批次 {0} 是现金签领，不能导入银行结果。", Number);
        Settle(result, dues, now);
    }

    /// <summary>The list was signed or finger-printed and photographed: now the village checks it.</summary>
    public void Sign(Guid? evidence, DateOnly on, DateTime now)
    {
        if (Way != PayoutWay.SignatureList || Status != PayoutStatus.Drawn) throw new RuleBroken("批次 {0} 现在是“{1}”，不能登记签领。", Number, Status);
        if (evidence is null) throw new RuleBroken("请上传签字按手印后的签领表照片。") { Field = "Paper" };
        if (on > BusinessDate.Of(now)) throw new RuleBroken("日期 {0} 还没有到。", on) { Field = "On" };
        if (on < BusinessDate.Of(DrawnAt)) throw new RuleBroken("签领日期 {0} 早于制表日期。", on) { Field = "On" };
        (EvidenceFileId, SignedOn, Status) = (evidence, on, PayoutStatus.AwaitsCheck);
    }

    /// <summary>The village held the list against its people: those who signed are paid.</summary>
    /// <param name="notSigned">Households that did not get their money; it is open again.</param>
    public void Check(IReadOnlyCollection<string> notSigned, IReadOnlyDictionary<Guid, HouseholdDue> dues, Guid by, DateTime now)
    {
        if (Status != PayoutStatus.AwaitsCheck) throw new RuleBroken("批次 {0} 现在是“{1}”，不用核对。", Number, Status);
        if (by == DrawnBy) throw new RuleBroken("制表人不能核对自己的签领表。");
        foreach (var line in lines.Where(l => l.Status == PayoutLineStatus.Open).ToArray())
            Settle(new(line.HouseholdNumber, line.Amount, !notSigned.Contains(line.HouseholdNumber), SignedOn!.Value, null, notSigned.Contains(line.HouseholdNumber) ? "未签领" : null), dues, now);
        (CheckedBy, CheckedAt, Status) = (by, now, PayoutStatus.Done);
    }

    /// <summary>The village sends the list back: it does not show what it should.</summary>
    public void SendBack()
    {
        if (Status != PayoutStatus.AwaitsCheck) throw new RuleBroken("批次 {0} 现在是“{1}”，不用核对。", Number, Status);
        (EvidenceFileId, SignedOn, Status) = (null, null, PayoutStatus.Drawn);
    }

    /// <summary>The household says that the money came, or that it did not.</summary>
    public void Say(Guid lineId, bool received, string? note, IReadOnlyDictionary<Guid, HouseholdDue> dues, DateTime now)
    {
        var line = lines.Find(l => l.Id == lineId) ?? throw new NotThere();
        line.Say(received, note, now);
        if (received) return;
        foreach (var part in line.Parts) dues[part.DueId].Question(part.Amount);
        Raise(new PayoutDisputed(Id, line.Id, line.HouseholdId));
    }

    /// <summary>An officer decided what a household disputed.</summary>
    /// <param name="wasPaid">The money did arrive; otherwise it is owed again.</param>
    public void Decide(Guid lineId, bool wasPaid, string? reason, IReadOnlyDictionary<Guid, HouseholdDue> dues, Guid by, DateTime now)
    {
        var line = lines.Find(l => l.Id == lineId) ?? throw new NotThere();
        line.Decide(wasPaid, reason, by, now);
        foreach (var part in line.Parts)
            if (wasPaid) dues[part.DueId].Confirm(part.Amount);
            else dues[part.DueId].Release(part.Amount);
        Raise(new DisputeDecided(Id, line.Id, line.HouseholdId, wasPaid));
    }

    private void Settle(PayoutResult result, IReadOnlyDictionary<Guid, HouseholdDue> dues, DateTime now)
    {
        var line = lines.Find(l => l.HouseholdNumber == result.HouseholdNumber) ?? throw new RuleBroken("批次 {0} 里没有户 {1}。", Number, result.HouseholdNumber);
        if (line.Status != PayoutLineStatus.Open) throw new RuleBroken("户 {0} 在批次 {1} 已经是“{2}”。", result.HouseholdNumber, Number, line.Status);
        if (result.Amount != line.Amount) throw new RuleBroken("户 {0} 应发 {1}，结果里是 {2}，请核对。", result.HouseholdNumber, line.Amount, result.Amount);
        if (result.On > BusinessDate.Of(now)) throw new RuleBroken("发放日期 {0} 还没有到。", result.On);
        line.Settle(result);
        foreach (var part in line.Parts)
            if (result.Paid) dues[part.DueId].Confirm(part.Amount);
            else dues[part.DueId].Release(part.Amount);
        if (lines.TrueForAll(l => l.Status != PayoutLineStatus.Open)) Status = PayoutStatus.Done;
    }
}

/// <summary>A household says that it did not get what the lists say.</summary>
public sealed record PayoutDisputed(Guid PayoutId, Guid LineId, Guid HouseholdId) : IDomainEvent;

/// <summary>An officer decided a dispute.</summary>
public sealed record DisputeDecided(Guid PayoutId, Guid LineId, Guid HouseholdId, bool WasPaid) : IDomainEvent;
