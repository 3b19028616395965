using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Catalogue.Lots;

/// <summary>What a buyer did with what it had of a recalled lot.</summary>
public enum RecallOutcome
{
    [Description("已退回供应商")] Returned = 1,
    [Description("已封存销毁")] Destroyed = 2,
    [Description("已食用")] Eaten = 3,
    [Description("没有剩余")] NothingLeft = 4,
}

/// <summary>
/// A lot is called back with all that was made of it: its sale stops, every buyer that it reached is told, and each answers.
/// Which orders it reached is read from the shipments, never copied. Source: 《食品召回管理办法》.
/// </summary>
public sealed class Recall : Aggregate
{
    private readonly List<RecalledLot> lots = [];
    private readonly List<RecallAnswer> answers = [];

    private Recall() { }

    /// <param name="reached">The lot itself first, then all that was made of it.</param>
    public Recall(string number, IReadOnlyList<Lot> reached, string? reason, string? advice, Guid? by, DateTime now)
    {
        (Number, LotId, LotNumber, SupplierId, StartedBy, StartedAt) = (number, reached[0].Id, reached[0].Number, reached[0].SupplierId, by, now);
        Reason = Guard.Text(reason, "召回原因", 300);
        Advice = Guard.Text(advice, "处理办法", 300);
        foreach (var lot in reached)
        {
            lots.Add(new RecalledLot(Id, lot.Id, lot.Number));
            lot.Stop();
        }
    }

    /// <summary>ZH20261126-0001.</summary>
    public string Number { get; private set; } = "";
    public Guid LotId { get; private set; }
    public string LotNumber { get; private set; } = "";
    public Guid SupplierId { get; private set; }
    public string Reason { get; private set; } = "";
    public string Advice { get; private set; } = "";
    public Guid? StartedBy { get; private set; }
    public DateTime StartedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public string? EndNote { get; private set; }
    public bool IsOpen => EndedAt is null;
    public IReadOnlyList<RecalledLot> Lots => lots;
    public IReadOnlyList<RecallAnswer> Answers => answers;

    /// <summary>A buyer says what became of it; said again it is corrected.</summary>
    public void Answer(Guid buyerId, RecallOutcome outcome, string? note, Guid by, DateTime now)
    {
        if (!IsOpen) throw new RuleBroken("召回 {0} 已经结束。", Number);
        if (!Enum.IsDefined(outcome)) throw new RuleBroken("请选择处理结果。") { Field = "Outcome" };
        answers.RemoveAll(a => a.BuyerId == buyerId);
        answers.Add(new RecallAnswer(Id, buyerId, outcome, Guard.OptionalText(note, "说明", 300), by, now));
    }

    public void End(string? note, DateTime now)
    {
        if (!IsOpen) throw new RuleBroken("召回 {0} 已经结束。", Number);
        (EndNote, EndedAt) = (Guard.Text(note, "结束说明", 300), now);
    }
}

/// <summary>A lot that a recall stops.</summary>
public sealed class RecalledLot : Entity
{
    private RecalledLot() { }

    internal RecalledLot(Guid recallId, Guid lotId, string lotNumber) => (RecallId, LotId, LotNumber) = (recallId, lotId, lotNumber);

    public Guid RecallId { get; private set; }
    public Guid LotId { get; private set; }
    public string LotNumber { get; private set; } = "";
}

/// <summary>What a buyer says of what it had.</summary>
public sealed class RecallAnswer : Entity
{
    private RecallAnswer() { }

    internal RecallAnswer(Guid recallId, Guid buyerId, RecallOutcome outcome, string? note, Guid by, DateTime at) => (RecallId, BuyerId, Outcome, Note, By, At) = (recallId, buyerId, outcome, note, by, at);

    public Guid RecallId { get; private set; }
    public Guid BuyerId { get; private set; }
    public RecallOutcome Outcome { get; private set; }
    public string? Note { get; private set; }
    public Guid By { get; private set; }
    public DateTime At { get; private set; }
}
