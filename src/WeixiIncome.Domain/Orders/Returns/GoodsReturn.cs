using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Returns;

/// <summary>How much of one piece, base units.</summary>
public sealed record PieceToReturn(Guid ShipmentLineId, long Quantity);

/// <summary>What the buyer asks for.</summary>
/// <param name="GoodsComeBack">The goods travel back; otherwise they are made good in money alone.</param>
public sealed record ReturnTerms(ReturnCause Cause, string? Text, bool GoodsComeBack, IReadOnlyList<PieceToReturn> Pieces, Guid? PhotoFileId);

/// <summary>
/// A return (退货) of accepted goods: asked by the buyer, answered by the supplier, decided by the county where they disagree, each with
/// its last day. Source: 《消费者权益保护法》 article 24 and the parties' contract; the days are the market's own.
/// </summary>
public sealed class GoodsReturn : Aggregate
{
    /// <summary>Days after acceptance in which a return may be asked for.</summary>
    public const int DaysToAsk = 30;
    public const int DaysToAnswer = 3;
    public const int DaysToDispute = 7;
    public const int DaysToDecide = 15;
    public const int LongestText = 1000;

    private const int MostMessages = 100;

    private readonly List<GoodsReturnLine> lines = [];
    private readonly List<ReturnStep> steps = [];
    private readonly List<ReturnMessage> messages = [];

    private GoodsReturn() { }

    /// <param name="number">TH20261127-0001, unique.</param>
    /// <exception cref="RuleBroken">Not accepted, too late, nothing or more than the buyer still has.</exception>
    public GoodsReturn(string number, Order order, ReturnTerms terms, Guid by, DateTime now)
    {
        var today = BusinessDate.Of(now);
        if (order.Status != OrderStatus.Accepted || order.AcceptedOn is not { } accepted) throw new RuleBroken("订单 {0} 现在是“{1}”，验收以后才能退货。", order.Number, order.Status);
        if (today > accepted.AddDays(DaysToAsk)) throw new RuleBroken("订单 {0} 在 {1} 验收，退货应在 {2} 前申请。确有问题可以提出投诉。", order.Number, accepted, accepted.AddDays(DaysToAsk));
        if (!Enum.IsDefined(terms.Cause)) throw new RuleBroken("请选择退货原因。") { Field = "Cause" };
        (Number, OrderId, OpenOrderId, BuyerId, SupplierId, SupplierAreaCode) = (number, order.Id, order.Id, order.BuyerId, order.SupplierId, order.SupplierAreaCode);
        (Cause, GoodsComeBack, PhotoFileId, AskedBy, AskedAt, AskedOn) = (terms.Cause, terms.GoodsComeBack, terms.PhotoFileId, by, now, today);
        Text = Guard.Text(terms.Text, "情况说明", LongestText);
        lines.AddRange(terms.Pieces.Where(p => p.Quantity != 0).Select(p => Line(order, p)));
        if (lines.Count == 0) throw new RuleBroken("请至少填写一行要退的数量。") { Field = "Lines" };
        if (lines.DistinctBy(l => l.ShipmentLineId).Count() != lines.Count) throw new RuleBroken("同一批货只填一行。") { Field = "Lines" };
        (Status, AnswerBy) = (ReturnStatus.Asked, today.AddDays(DaysToAnswer));
        Step(ReturnAct.Ask, ReturnStatus.Asked, by, null, now);
    }

    public string Number { get; private set; } = "";
    public Guid OrderId { get; private set; }

    /// <summary>The order while the return is open, unique: one at a time.</summary>
    public Guid? OpenOrderId { get; private set; }
    public Guid BuyerId { get; private set; }
    public Guid SupplierId { get; private set; }
    public string SupplierAreaCode { get; private set; } = "";
    public ReturnStatus Status { get; private set; }
    public ReturnCause Cause { get; private set; }
    public string Text { get; private set; } = "";
    public bool GoodsComeBack { get; private set; }
    public Guid? PhotoFileId { get; private set; }
    public Guid AskedBy { get; private set; }
    public DateTime AskedAt { get; private set; }
    public DateOnly AskedOn { get; private set; }

    /// <summary>The last day for the supplier's answer; for the buyer to ask for a decision; for the decision.</summary>
    public DateOnly AnswerBy { get; private set; }
    public DateOnly? DisputeBy { get; private set; }
    public DateOnly? DecideBy { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public string? Answer { get; private set; }

    /// <summary>Why the buyer asks for a decision.</summary>
    public string? Dispute { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public string? Finding { get; private set; }

    /// <summary>The day on which what was returned counts, negative.</summary>
    public DateOnly? GrantedOn { get; private set; }
    public Money Amount { get; private set; }

    /// <summary>When those who have to act were reminded of the day that passed.</summary>
    public DateTime? RemindedAt { get; private set; }
    public IReadOnlyList<GoodsReturnLine> Lines => lines;
    public IReadOnlyList<ReturnStep> Steps => steps;
    public IReadOnlyList<ReturnMessage> Messages => messages;

    public bool IsOpen => OpenOrderId is not null;

    /// <summary>Whose turn it is has let the day pass.</summary>
    public bool IsLate(DateOnly today) => Status switch
    {
        ReturnStatus.Asked => AnswerBy < today,
        ReturnStatus.Refused => DisputeBy < today,
        ReturnStatus.Disputed => DecideBy < today,
        _ => false,
    };

    /// <summary>The supplier agrees: as asked, also while the county looks at it.</summary>
    public void Agree(Order order, Guid by, string? note, DateTime now)
    {
        MustBe(ReturnStatus.Asked, ReturnStatus.Refused, ReturnStatus.Disputed);
        (AnsweredBy, Answer) = (by, Guard.OptionalText(note, "答复", LongestText) ?? Answer);
        Grant(order, lines.ToDictionary(l => l.Id, l => l.Quantity), by, now);
        Step(ReturnAct.Agree, ReturnStatus.Granted, by, note, now);
    }

    /// <summary>The supplier does not agree, and says why: the buyer may ask the county to decide.</summary>
    public void Refuse(Guid by, string? reason, DateTime now)
    {
        MustBe(ReturnStatus.Asked);
        (AnsweredBy, Answer, DisputeBy, RemindedAt) = (by, Guard.Text(reason, "不同意的理由", LongestText), BusinessDate.Of(now).AddDays(DaysToDispute), null);
        Step(ReturnAct.Refuse, ReturnStatus.Refused, by, null, now);
    }

    /// <summary>The buyer asks the county to decide.</summary>
    public void AskForDecision(Guid by, string? reason, DateTime now)
    {
        MustBe(ReturnStatus.Refused);
        if (DisputeBy < BusinessDate.Of(now)) throw new RuleBroken("申请裁定的期限 {0} 已过。确有问题可以提出投诉。", DisputeBy);
        Dispute = Guard.Text(reason, "申请裁定的理由", LongestText);
        ToCounty(ReturnAct.Dispute, by, null, now);
    }

    /// <summary>The day of whoever's turn it was has passed: unanswered goes to the county, not disputed is over.</summary>
    /// <returns>False where nothing is due.</returns>
    public bool LetPass(DateTime now)
    {
        if (!IsLate(BusinessDate.Of(now))) return false;
        if (Status == ReturnStatus.Asked) ToCounty(ReturnAct.Escalate, null, null, now);
        else if (Status == ReturnStatus.Refused) End(ReturnAct.Lapse, ReturnStatus.Lapsed, null, null, now);
        else return false;
        return true;
    }

    /// <summary>
    /// An officer of the county, of neither side, decides: all of it, a part or nothing.
    /// </summary>
    /// <param name="granted">By line, base units; what is left out is not granted.</param>
    public void Decide(Order order, IReadOnlyDictionary<Guid, long> granted, string? finding, Guid by, Guid office, DateTime now)
    {
        MustBe(ReturnStatus.Disputed);
        if (office == BuyerId || office == SupplierId || by == AskedBy) throw new RuleBroken("当事一方不能裁定自己的退货。");
        foreach (var line in lines)
            if (granted.GetValueOrDefault(line.Id) is var quantity && (quantity < 0 || quantity > line.Quantity)) throw new RuleBroken("裁定的数量应在 0 和申请的数量之间。") { Field = "Lines" };
        (Finding, DecidedBy) = (Guard.Text(finding, "裁定意见", LongestText), by);
        if (lines.TrueForAll(l => granted.GetValueOrDefault(l.Id) == 0))
        {
            End(ReturnAct.Decide, ReturnStatus.Dismissed, by, null, now);
            return;
        }
        Grant(order, granted, by, now);
        Step(ReturnAct.Decide, ReturnStatus.Granted, by, null, now);
    }

    /// <summary>The buyer changes its mind.</summary>
    public void Withdraw(Guid by, string? reason, DateTime now)
    {
        MustBe(ReturnStatus.Asked, ReturnStatus.Refused, ReturnStatus.Disputed);
        End(ReturnAct.Withdraw, ReturnStatus.Withdrawn, by, reason, now);
    }

    /// <summary>What came home goes into its lot again, or is written off.</summary>
    public GoodsReturnLine ReceiveBack(Guid lineId, RefusedGoods what, Guid by, DateTime now)
    {
        MustBe(ReturnStatus.Granted);
        if (!GoodsComeBack) throw new RuleBroken("这件退货只退款，货没有退回。");
        var line = lines.Find(l => l.Id == lineId) ?? throw new NotThere();
        line.ReceiveBack(what);
        Step(ReturnAct.ReceiveBack, Status, by, null, now);
        return line;
    }

    public void Say(Guid by, Guid organisation, string? text, DateTime now)
    {
        if (!IsOpen) throw new RuleBroken("退货 {0} 已经办结，请到订单里留言。", Number);
        if (messages.Count >= MostMessages) throw new RuleBroken("留言太多了，请电话联系对方。");
        messages.Add(new ReturnMessage(Id, by, organisation, text, now));
    }

    private GoodsReturnLine Line(Order order, PieceToReturn wanted)
    {
        var piece = order.Shipments.Where(s => s.IsAccepted).SelectMany(s => s.Lines).FirstOrDefault(l => l.Id == wanted.ShipmentLineId && l.AcceptedQuantity > 0) ?? throw new NotThere();
        var line = order.Lines.Single(l => l.Id == piece.OrderLineId);
        if (wanted.Quantity < 0) throw new RuleBroken("“{0}”的退货数量不能小于 0。", line.ProductName) { Field = "Lines" };
        if (wanted.Quantity > piece.Kept) throw new RuleBroken("“{0}”最多还能退 {1}，现在是 {2}。", line.ProductName, new Measured(piece.Kept, line.Unit), new Measured(wanted.Quantity, line.Unit)) { Field = "Lines" };
        return new(Id, piece, wanted.Quantity);
    }

    private void Grant(Order order, IReadOnlyDictionary<Guid, long> granted, Guid by, DateTime now)
    {
        if (order.Id != OrderId) throw new ArgumentException("Another order.", nameof(order));
        foreach (var line in lines)
        {
            var quantity = granted.GetValueOrDefault(line.Id);
            line.Grant(quantity, quantity == 0 ? default : order.Return(line.ShipmentLineId, quantity));
        }
        (Amount, GrantedOn, OpenOrderId) = (lines.Aggregate(Money.Zero, (sum, l) => sum + l.Amount), BusinessDate.Of(now), null);
        Raise(new ReturnGranted(Id, OrderId, by));
    }

    private void ToCounty(ReturnAct act, Guid? by, string? note, DateTime now)
    {
        (DecideBy, RemindedAt) = (BusinessDate.Of(now).AddDays(DaysToDecide), null);
        Step(act, ReturnStatus.Disputed, by, note, now);
    }

    private void End(ReturnAct act, ReturnStatus status, Guid? by, string? note, DateTime now)
    {
        OpenOrderId = null;
        Step(act, status, by, note, now);
    }

    private void MustBe(params ReturnStatus[] anyOf)
    {
        if (!anyOf.Contains(Status)) throw new RuleBroken("退货 {0} 现在是“{1}”，不能做这一步。", Number, Status);
    }

    private void Step(ReturnAct act, ReturnStatus to, Guid? by, string? note, DateTime now)
    {
        Status = to;
        steps.Add(new ReturnStep(Id, act, by, Guard.OptionalText(note, "说明", 300), now));
    }
}
