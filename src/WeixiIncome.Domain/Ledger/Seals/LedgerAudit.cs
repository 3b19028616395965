using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Ledger.Seals;

/// <summary>In which way the ledger is not what was sealed.</summary>
public enum LedgerFaultKind
{
    [Description("分录的内容与封账时不同")] EntryChanged = 1,
    [Description("封账时有的分录不见了")] EntryMissing = 2,
    [Description("封账之后补进了分录")] EntryAdded = 3,
    [Description("封账时各分录的哈希不齐或换了位置")] LeavesBroken = 4,
    [Description("这一天的根哈希与分录不符")] RootDiffers = 5,
    [Description("这一天的封账与前一天接不上")] ChainBroken = 6,
    [Description("这一天的封账不见了")] SealMissing = 7,
    [Description("这一天的封账与数据库外签名保存的不同")] HeadDiffers = 8,
    [Description("数据库外没有这一天签名保存的封账，或签名不对")] HeadNotKept = 9,
    [Description("这一天有读不出来的内容")] Unreadable = 10,
}

/// <summary>The first difference: on which day, and in which entry where it can be told.</summary>
public sealed record LedgerFault(LedgerFaultKind Kind, DateOnly Day, Guid? EntryId = null, string? SourceNumber = null);

/// <summary>What an examination of the whole ledger against its seals came to; the last one stands on the supervisor's desk.</summary>
public sealed class LedgerAudit : Entity
{
    private LedgerAudit() { }

    public LedgerAudit(int days, long entries, LedgerFault? fault, DateTime now) =>
        (Days, Entries, Fault, Day, EntryId, SourceNumber, At) = (days, entries, fault?.Kind, fault?.Day, fault?.EntryId, fault?.SourceNumber, now);

    public DateTime At { get; private set; }
    public int Days { get; private set; }
    public long Entries { get; private set; }

    /// <summary>None where everything agreed.</summary>
    public LedgerFaultKind? Fault { get; private set; }
    public DateOnly? Day { get; private set; }
    public Guid? EntryId { get; private set; }
    public string? SourceNumber { get; private set; }
}
