using System.ComponentModel;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Ledger;

/// <summary>What kind of record stands behind an entry.</summary>
public enum PurchaseSource
{
    [Description("本平台订单")] Order = 1,
    [Description("申报采购")] Declaration = 2,
}

/// <summary>What a ledger entry says of a purchase, apart from how much and at which stage.</summary>
public sealed record PurchaseFacts
{
    public PurchaseSource Source { get; init; } = PurchaseSource.Order;
    public required Guid SourceId { get; init; }

    /// <summary>WX20261122-000123, or the number of a declaration.</summary>
    public required string SourceNumber { get; init; }
    public required Guid SourceLineId { get; init; }
    public required AssistanceRelation Relation { get; init; }
    public required Purpose Purpose { get; init; }
    public required Activity Activity { get; init; }
    public required Venue Venue { get; init; }
    public required Series Series { get; init; }
    public required PurchaseBase Base { get; init; }

    /// <summary>No lot names a household yet (「未归户」).</summary>
    public required bool Unattributed { get; init; }
    /// <summary>None where a household sold directly.</summary>
    public required Guid? SupplierId { get; init; }
    public required string SupplierAreaCode { get; init; }
    public required Guid CategoryId { get; init; }
    /// <summary>None for what was never listed here.</summary>
    public required Guid? ProductId { get; init; }
    public required Guid BuyerId { get; init; }
    public required string BuyerAreaCode { get; init; }

    /// <summary>The budget unit whose purchase it is; the buyer itself, or a person's or contractor's unit.</summary>
    public required Guid? BoundUnitId { get; init; }
    public required DateOnly OrderedOn { get; init; }
    public DateOnly? AcceptedOn { get; init; }
    public DateOnly? PaidOn { get; init; }

    /// <summary>An order's line as this market's own direct purchase.</summary>
    /// <param name="whose">「待定」 before the goods left; then by the lots that they came from.</param>
    /// <param name="paidOn">The day of the transfer that settled it, once there is one.</param>
    public static PurchaseFacts Of(Order order, OrderLine line, (PurchaseBase Base, bool Unattributed) whose, DateOnly? paidOn) => new()
    {
        SourceId = order.Id, SourceNumber = order.Number, SourceLineId = line.Id,
        Relation = order.Relation, Purpose = order.Purpose, Activity = order.Activity,
        Venue = Venue.ThisPlatform, Series = Series.Direct, Base = whose.Base, Unattributed = whose.Unattributed,
        SupplierId = order.SupplierId, SupplierAreaCode = order.SupplierAreaCode, CategoryId = line.CategoryId, ProductId = line.ProductId,
        BuyerId = order.BuyerId, BuyerAreaCode = order.BuyerAreaCode, BoundUnitId = order.BoundUnitId,
        OrderedOn = order.OrderedOn ?? throw new ArgumentException("An order enters the ledger once its buyer stands behind it.", nameof(order)),
        AcceptedOn = order.AcceptedOn, PaidOn = paidOn,
    };
}

/// <summary>
/// One line of the append-only ledger: an amount at a stage, never changed; corrected only by a linked negative entry.
/// </summary>
public sealed class LedgerEntry : Entity
{
    private LedgerEntry() { }

    public LedgerEntry(PurchaseFacts facts, Stage stage, Money amount, long quantity, DateTime now)
    {
        (Source, SourceId, SourceNumber, SourceLineId) = (facts.Source, facts.SourceId, facts.SourceNumber, facts.SourceLineId);
        (Relation, Purpose, Activity, Venue, Series) = (facts.Relation, facts.Purpose, facts.Activity, facts.Venue, facts.Series);
        (Base, Unattributed) = (facts.Base, facts.Unattributed);
        (SupplierId, SupplierAreaCode, CategoryId, ProductId) = (facts.SupplierId, facts.SupplierAreaCode, facts.CategoryId, facts.ProductId);
        TownshipCode = facts.SupplierAreaCode.Length >= 9 ? facts.SupplierAreaCode[..9] : facts.SupplierAreaCode;
        (BuyerId, BuyerAreaCode, BoundUnitId) = (facts.BuyerId, facts.BuyerAreaCode, facts.BoundUnitId);
        (OrderedOn, AcceptedOn, PaidOn) = (facts.OrderedOn, facts.AcceptedOn, facts.PaidOn);
        (Stage, Amount, Quantity, RecordedAt) = (stage, amount, quantity, now);
        RecordedOn = BusinessDate.Of(now);
        CountsOn = stage == Stage.Ordered ? facts.OrderedOn
            : facts.AcceptedOn ?? throw new ArgumentException("An accepted or verified purchase has a day of acceptance.", nameof(facts));
    }

    public Stage Stage { get; private set; }

    /// <summary>
    /// The entries of an order at a stage, one a line and base: what was ordered (「待定」), or what was accepted of it, by whose
    /// produce it was. A line of which nothing was accepted has none.
    /// </summary>
    public static IEnumerable<LedgerEntry> Of(Order order, Stage stage, DateOnly? paidOn, DateTime now) =>
        order.Lines.SelectMany(line => stage == Stage.Ordered ? [new BasePart(PurchaseBase.Pending, false, line.Amount, line.Quantity)] : BaseParts.Of(order, line),
            (line, part) => new LedgerEntry(PurchaseFacts.Of(order, line, (part.Base, part.Unattributed), paidOn), stage, part.Amount, part.Quantity, now));

    /// <summary>The same line written anew after a correction.</summary>
    public LedgerEntry Revised(int revision, string reason)
    {
        (Revision, Reason) = (revision, Guard.Text(reason, "更正原因", 200));
        return this;
    }

    /// <summary>Negative for reversals.</summary>
    public Money Amount { get; private set; }

    /// <summary>Base units; negative for reversals.</summary>
    public long Quantity { get; private set; }
    public AssistanceRelation Relation { get; private set; }
    public Purpose Purpose { get; private set; }
    public Activity Activity { get; private set; }
    public Venue Venue { get; private set; }
    public Series Series { get; private set; }
    public PurchaseBase Base { get; private set; }
    public bool Unattributed { get; private set; }
    public Guid? SupplierId { get; private set; }
    public string SupplierAreaCode { get; private set; } = "";
    public string TownshipCode { get; private set; } = "";
    public Guid CategoryId { get; private set; }
    public Guid? ProductId { get; private set; }
    public Guid BuyerId { get; private set; }
    public string BuyerAreaCode { get; private set; } = "";
    public Guid? BoundUnitId { get; private set; }
    public PurchaseSource Source { get; private set; }
    public Guid SourceId { get; private set; }
    public string SourceNumber { get; private set; } = "";
    public Guid SourceLineId { get; private set; }
    public DateOnly OrderedOn { get; private set; }
    public DateOnly? AcceptedOn { get; private set; }
    public DateOnly? PaidOn { get; private set; }

    /// <summary>The day whose year, month and goal it belongs to: acceptance, or the order's day at that stage; a reversal's own day.</summary>
    public DateOnly CountsOn { get; private set; }

    /// <summary>The business date on which it was written, apart from the day it counts for.</summary>
    public DateOnly RecordedOn { get; private set; }
    public DateTime RecordedAt { get; private set; }

    /// <summary>The entry that this one takes back, wholly (<see cref="IsReversal"/>) or in part (<see cref="ReturnId"/>).</summary>
    public Guid? ReversesId { get; private set; }

    /// <summary>Beside line, stage and revision the unique key: a line counts once at a stage, and is taken back once.</summary>
    public bool IsReversal { get; private set; }

    /// <summary>The return that took a part back, part of the unique key; empty for what is not a return.</summary>
    public Guid ReturnId { get; private set; }

    /// <summary>0 as first written; 1, 2, … where a correction took the entry back and wrote it anew.</summary>
    public int Revision { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>Of a verified entry: the digest of all that proved it (<see cref="EvidenceManifest"/>); none for what was verified before it was kept.</summary>
    public string? EvidenceDigest { get; private set; }

    /// <summary>What proved it; said once, when it is written.</summary>
    public LedgerEntry ProvenBy(string? digest)
    {
        if (Stage == Stage.Verified) EvidenceDigest = digest;
        return this;
    }

    /// <summary>
    /// The linked negative of this entry; returns and refunds count on their own date (product.md, "Stage").
    /// </summary>
    public LedgerEntry Reverse(string reason, DateOnly countsOn, DateTime now)
    {
        if (IsReversal) throw new RuleBroken("冲销分录不能再被冲销。");
        var reversal = (LedgerEntry)MemberwiseClone();
        reversal.Id = Ids.Next();
        (reversal.Amount, reversal.Quantity, reversal.ReversesId) = (-Amount, -Quantity, Id);
        reversal.IsReversal = true;
        reversal.Reason = Guard.Text(reason, "冲销原因", 200);
        (reversal.CountsOn, reversal.RecordedAt, reversal.RecordedOn) = (countsOn, now, BusinessDate.Of(now));
        return reversal;
    }

    /// <summary>A part of this entry that came back, negative on its own date; stands beside it and is moved with it.</summary>
    /// <exception cref="RuleBroken">More than the entry.</exception>
    public LedgerEntry Return(Guid returnId, BasePart part, string reason, DateOnly countsOn, DateTime now)
    {
        if (IsReversal || ReturnId != Guid.Empty) throw new ArgumentException("Only a purchase can be returned.", nameof(returnId));
        if (part.Amount > Amount) throw new RuleBroken("退货 {0} 超过分录 {1}。", part.Amount, Amount);
        var back = (LedgerEntry)MemberwiseClone();
        (back.Id, back.Amount, back.Quantity, back.ReversesId, back.ReturnId) = (Ids.Next(), -part.Amount, -part.Quantity, Id, returnId);
        (back.Reason, back.CountsOn, back.RecordedAt, back.RecordedOn) = (Guard.Text(reason, "退货单号", 200), countsOn, now, BusinessDate.Of(now));
        return back;
    }

    /// <summary>A return written anew belongs to the entry written anew.</summary>
    public void BelongTo(LedgerEntry whole) => ReversesId = whole.Id;

    /// <summary>
    /// The same purchase bound to another unit: this entry taken back on the day that it counted for, and written anew with
    /// that unit and its relation. Figures move; nothing is rewritten.
    /// </summary>
    public (LedgerEntry Back, LedgerEntry Anew) Rebind(Guid? boundUnitId, AssistanceRelation relation, string reason, DateTime now)
    {
        var back = Reverse(reason, CountsOn, now);
        var anew = (LedgerEntry)MemberwiseClone();
        anew.Id = Ids.Next();
        (anew.BoundUnitId, anew.Relation, anew.Revision, anew.Reason) = (boundUnitId, relation, Revision + 1, back.Reason);
        (anew.RecordedAt, anew.RecordedOn) = (now, BusinessDate.Of(now));
        return (back, anew);
    }
}
