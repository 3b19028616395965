using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Quotations;

/// <summary>
/// A sealed request for quotation (询价): published demand that suppliers answer until a deadline; nobody reads an answer
/// before it was opened after the deadline; an approver awards, not the one who wrote the request.
/// </summary>
public sealed partial class Quotation : Aggregate
{
    /// <summary>Which acts lead where: the one transition table.</summary>
    private static readonly Dictionary<(QuotationStatus From, QuotationAct Act), QuotationStatus> Transitions = new()
    {
        [(QuotationStatus.Draft, QuotationAct.Publish)] = QuotationStatus.Published,
        [(QuotationStatus.Draft, QuotationAct.Withdraw)] = QuotationStatus.Withdrawn,
        [(QuotationStatus.Published, QuotationAct.Close)] = QuotationStatus.Closed,
        [(QuotationStatus.Published, QuotationAct.Withdraw)] = QuotationStatus.Withdrawn,
        [(QuotationStatus.Closed, QuotationAct.Withdraw)] = QuotationStatus.Withdrawn,
        [(QuotationStatus.Closed, QuotationAct.Open)] = QuotationStatus.Opened,
        [(QuotationStatus.Closed, QuotationAct.Expire)] = QuotationStatus.Expired,
        [(QuotationStatus.Opened, QuotationAct.Award)] = QuotationStatus.Awarded,
        [(QuotationStatus.Opened, QuotationAct.Fail)] = QuotationStatus.Failed,
        [(QuotationStatus.Opened, QuotationAct.Expire)] = QuotationStatus.Expired,
    };

    public const int MostLines = 30;

    /// <summary>Days after the deadline, after which a request without an award has expired.</summary>
    public const int DaysToAward = 30;

    private readonly List<QuotationLine> lines = [];
    private readonly List<InvitedSupplier> invited = [];
    private readonly List<QuotationStep> steps = [];
    private readonly List<AwardedLine> awards = [];

    private Quotation() { }

    /// <param name="number">XJ20261125-0001.</param>
    public Quotation(string number, Organisation buyer, QuotationTerms terms, Guid by, DateTime now)
    {
        if (!buyer.Kind.IsBuyer() || buyer.Kind.BuysAlone()) throw new RuleBroken("“{0}”不是采购单位，不能发起询价。", buyer.Name);
        (Number, BuyerId, BuyerAreaCode, Status, WrittenBy, WrittenAt) = (number, buyer.Id, buyer.AreaCode, QuotationStatus.Draft, by, now);
        steps.Add(new QuotationStep(Id, QuotationAct.Draft, by, null, now));
        Describe(terms, now);
    }

    public string Number { get; private set; } = "";
    public Guid BuyerId { get; private set; }
    public string BuyerAreaCode { get; private set; } = "";
    public QuotationStatus Status { get; private set; }
    public string Title { get; private set; } = "";
    public Purpose Purpose { get; private set; }

    /// <summary>UTC. An answer at this instant is late.</summary>
    public DateTime Deadline { get; private set; }
    public DateOnly DeliverFrom { get; private set; }
    public DateOnly DeliverTo { get; private set; }
    public string Recipient { get; private set; } = "";
    public string RecipientPhone { get; private set; } = "";
    public string DeliveryAreaCode { get; private set; } = "";
    public string DeliveryDetail { get; private set; } = "";

    /// <summary>Every active supplier may answer, not only the invited.</summary>
    public bool IsOpenToAll { get; private set; }

    /// <summary>The buyer's budget; never shown to suppliers.</summary>
    public Money? Ceiling { get; private set; }
    public string? Note { get; private set; }
    public Guid WrittenBy { get; private set; }
    public DateTime WrittenAt { get; private set; }
    public DateTime? PublishedAt { get; private set; }

    /// <summary>Business date of the publication, by which auditors find it.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>The instant of the last answer; set by the conditional update that lets an answer in.</summary>
    public DateTime? LastAnsweredAt { get; private set; }
    public Guid? OpenedBy { get; private set; }
    public DateTime? OpenedAt { get; private set; }
    public Guid? AwardedBy { get; private set; }
    public DateTime? AwardedAt { get; private set; }

    /// <summary>Why these answers, in words.</summary>
    public string? AwardReason { get; private set; }

    /// <summary>How many of the awarded lines had other answers at equal conditions (price and quality marks).</summary>
    public int? EqualAnswers { get; private set; }

    /// <summary>What 「同等条件下……优先采购」 came to; none before the award, and for awards of before households were known here.</summary>
    public Comparisons.EqualConditions? EqualConditions { get; private set; }

    /// <summary>What the approver says of answers at equal conditions.</summary>
    public string? EqualNote { get; private set; }
    public string? EndReason { get; private set; }
    public IReadOnlyList<QuotationLine> Lines => lines;
    public IReadOnlyList<InvitedSupplier> Invited => invited;
    public IReadOnlyList<QuotationStep> Steps => steps;
    public IReadOnlyList<AwardedLine> Awards => awards;

    public Money AwardedTotal => awards.Aggregate(Money.Zero, (sum, award) => sum + award.Amount);

    /// <summary>Answers may be handed in; the database decides it again by a conditional update.</summary>
    public bool TakesAnswers(DateTime now) => Status == QuotationStatus.Published && now < Deadline;

    public bool Asks(Guid supplierId) => IsOpenToAll || invited.Exists(i => i.SupplierId == supplierId);

    /// <summary>What is wanted, changed before publication only.</summary>
    public void Describe(QuotationTerms terms, DateTime now)
    {
        if (Status != QuotationStatus.Draft) throw new RuleBroken("询价 {0} 已发布，不能再改；需要更改请撤回后另行发布。", Number);
        Check(terms, now);
        (Title, Purpose, Deadline) = (Guard.Text(terms.Title, "询价名称", 80), terms.Purpose, terms.Deadline);
        (DeliverFrom, DeliverTo, Ceiling, IsOpenToAll) = (terms.DeliverFrom, terms.DeliverTo, terms.Ceiling, terms.Invited.Count == 0);
        (Recipient, RecipientPhone) = (Guard.Text(terms.Place.Recipient, "收货人", 50), Guard.Text(terms.Place.Phone, "收货电话", 30));
        (DeliveryAreaCode, DeliveryDetail) = (Guard.Text(terms.Place.AreaCode, "所在地区", 12), Guard.Text(terms.Place.Detail, "详细地址", 200));
        Note = Guard.OptionalText(terms.Note, "备注", 500);
        lines.Clear();
        lines.AddRange(terms.Lines.Select((line, i) => new QuotationLine(Id, i + 1, line)));
        invited.RemoveAll(i => !terms.Invited.Contains(i.SupplierId));
        invited.AddRange(terms.Invited.Distinct().Except(invited.Select(i => i.SupplierId)).Select(supplier => new InvitedSupplier(Id, supplier)).ToArray());
    }

    private static void Check(QuotationTerms terms, DateTime now)
    {
        if (terms.Lines.Count == 0) throw new RuleBroken("请至少填写一行要采购的产品。") { Field = "Lines" };
        if (terms.Lines.Count > MostLines) throw new RuleBroken("一次询价最多 {0} 行。", MostLines) { Field = "Lines" };
        if (terms.Purpose == Purpose.Personal) throw new RuleBroken("单位采购不能选“个人”用途。") { Field = "Purpose" };
        if (terms.Deadline > now.AddDays(180)) throw new RuleBroken("报价截止时间太远，请选择半年以内的时间。") { Field = "Deadline" };
        if (terms.DeliverTo < terms.DeliverFrom) throw new RuleBroken("最晚送货日期不能早于最早送货日期。") { Field = "DeliverTo" };
        if (terms.DeliverFrom < BusinessDate.Of(terms.Deadline)) throw new RuleBroken("最早送货日期不能早于报价截止日。") { Field = "DeliverFrom" };
        if (terms.DeliverTo > BusinessDate.Of(now).AddDays(366)) throw new RuleBroken("送货日期太远，请选择一年以内的日期。") { Field = "DeliverTo" };
        if (terms.Ceiling is { IsPositive: false }) throw new RuleBroken("{0}应大于 0。", "预算上限") { Field = "Ceiling" };
        if (terms.Invited.Distinct().Count() is 1 or 2) throw new RuleBroken("邀请询价至少邀请 3 家供应商，或改为向全部供应商公开。") { Field = "Invited" };
    }

    public void Publish(Guid by, DateTime now)
    {
        if (Status == QuotationStatus.Draft && Deadline < now.AddHours(1)) throw new RuleBroken("报价截止时间至少要在一小时以后，请先修改。") { Field = "Deadline" };
        Take(QuotationAct.Publish, by, null, now);
        (PublishedAt, PublishedOn) = (now, BusinessDate.Of(now));
        Raise(new QuotationPublished(Id));
    }

    /// <summary>The clock passed the deadline.</summary>
    /// <returns>False where there is nothing to do (any more).</returns>
    public bool Close(DateTime now)
    {
        if (Status != QuotationStatus.Published || now < Deadline) return false;
        Take(QuotationAct.Close, null, null, now);
        Raise(new QuotationClosed(Id));
        return true;
    }

    /// <summary>The answers are read from now on: by whom and when is kept.</summary>
    public void Open(Guid by, DateTime now)
    {
        if (Status == QuotationStatus.Published && now < Deadline) throw new RuleBroken("报价截止时间 {0} 还没有到，不能开启。", Deadline);
        Close(now);
        Take(QuotationAct.Open, by, null, now);
        (OpenedBy, OpenedAt) = (by, now);
        Raise(new QuotationOpened(Id));
    }

    public void Withdraw(Guid by, string? reason, DateTime now)
    {
        if (Status == QuotationStatus.Opened) throw new RuleBroken("报价已经开启，不能撤回；不采购请宣布流标。");
        FallThrough(QuotationAct.Withdraw, by, Guard.Text(reason, "撤回原因", 300), now);
    }

    public void Fail(Guid by, string? reason, DateTime now) => FallThrough(QuotationAct.Fail, by, Guard.Text(reason, "流标原因", 300), now);

    /// <summary>Too long without an award.</summary>
    /// <returns>False where there is nothing to do (any more).</returns>
    public bool Expire(DateTime now)
    {
        if (Status is not (QuotationStatus.Closed or QuotationStatus.Opened) || now < Deadline.AddDays(DaysToAward)) return false;
        FallThrough(QuotationAct.Expire, null, null, now);
        return true;
    }

    private void FallThrough(QuotationAct act, Guid? by, string? reason, DateTime now)
    {
        Take(act, by, reason, now);
        EndReason = reason;
        Raise(new QuotationFellThrough(Id, PublishedAt is not null));
    }

    private void Take(QuotationAct act, Guid? by, string? comment, DateTime now)
    {
        if (!Transitions.TryGetValue((Status, act), out var next)) throw new RuleBroken("询价 {0} 现在是“{1}”，不能“{2}”。", Number, Status, act);
        Status = next;
        steps.Add(new QuotationStep(Id, act, by, comment, now));
    }
}
