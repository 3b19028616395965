using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Agreements;

/// <summary>What is typed for an agreement; the supplier of a plan is none.</summary>
/// <param name="Amount">A ceiling for the whole period; what the lines come to where none is typed.</param>
public sealed record AgreementTerms(AgreementKind Kind, string? Name, Organisation Buyer, Organisation? Supplier, DateOnly From, DateOnly To,
    Money? Amount, string? Note, IReadOnlyList<AgreementLineTerms> Lines);

/// <summary>What an order wants of an offer, to be held against an agreement.</summary>
/// <param name="Quantity">Base units.</param>
/// <param name="TodaysPrice">Per unit of sale, as the offer stands now.</param>
public sealed record WantedOfPlan(Guid OfferId, string Product, Unit Unit, long Quantity, Money TodaysPrice, Guid OrderLineId);

/// <summary>A line of an agreement that an order draws on, at the price that holds there.</summary>
public sealed record PlannedDraw(AgreementLine Line, WantedOfPlan Wanted, Money Price)
{
    public Money Amount => Line.Unit.Price(Price, Wanted.Quantity);
}

/// <summary>
/// A supply agreement (供货协议) or a monthly plan (月度计划): approved once by somebody other than its author, it covers the
/// orders that stay within a tenth of what it plans, so that they need no approval of their own.
/// </summary>
public sealed class Agreement : Aggregate
{
    private static readonly Dictionary<(AgreementStatus From, AgreementAct Act), AgreementStatus> Transitions = new()
    {
        [(AgreementStatus.Submitted, AgreementAct.Refuse)] = AgreementStatus.Refused,
        [(AgreementStatus.AwaitingSupplier, AgreementAct.Confirm)] = AgreementStatus.Active,
        [(AgreementStatus.AwaitingSupplier, AgreementAct.Decline)] = AgreementStatus.Refused,
        [(AgreementStatus.Submitted, AgreementAct.Terminate)] = AgreementStatus.Terminated,
        [(AgreementStatus.AwaitingSupplier, AgreementAct.Terminate)] = AgreementStatus.Terminated,
        [(AgreementStatus.Active, AgreementAct.Terminate)] = AgreementStatus.Terminated,
    };

    private readonly List<AgreementLine> lines = [];
    private readonly List<AgreementStep> steps = [];

    private Agreement() { }

    /// <summary>XY2026-0001.</summary>
    public string Number { get; private set; } = "";
    public AgreementKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    public Guid BuyerId { get; private set; }
    public string BuyerAreaCode { get; private set; } = "";

    /// <summary>None for a monthly plan.</summary>
    public Guid? SupplierId { get; private set; }
    public string? SupplierAreaCode { get; private set; }

    /// <summary>First and last day of delivery that it covers.</summary>
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public AgreementStatus Status { get; private set; }

    /// <summary>Planned for the whole period.</summary>
    public Money Amount { get; private set; }

    /// <summary>What may be drawn: the amount and a tenth.</summary>
    public Money Most { get; private set; }

    /// <summary>What orders have drawn; changed by one conditional update only.</summary>
    public Money Drawn { get; private set; }
    public string? Note { get; private set; }
    public Guid CreatedBy { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public IReadOnlyList<AgreementLine> Lines => lines;
    public IReadOnlyList<AgreementStep> Steps => steps;

    public bool IsOver(DateOnly today) => To < today;

    /// <summary>Written down and put before an approver.</summary>
    /// <exception cref="RuleBroken">No lines, an offer twice or of another supplier, a wrong period, a party that may not trade.</exception>
    public static Agreement Submit(string number, AgreementTerms terms, Guid by, DateTime now)
    {
        Check(terms, BusinessDate.Of(now));
        var agreement = new Agreement
        {
            Number = number, Kind = terms.Kind, Name = Guard.Text(terms.Name, "名称", 60), BuyerId = terms.Buyer.Id, BuyerAreaCode = terms.Buyer.AreaCode,
            SupplierId = terms.Supplier?.Id, SupplierAreaCode = terms.Supplier?.AreaCode, From = terms.From, To = terms.To, Status = AgreementStatus.Submitted,
            Note = Guard.OptionalText(terms.Note, "备注", 500), CreatedBy = by, CreatedAt = now,
        };
        agreement.lines.AddRange(terms.Lines.Select((line, i) => new AgreementLine(agreement.Id, i + 1, line)));
        var sum = agreement.lines.Aggregate(Money.Zero, (total, line) => total + line.Amount);
        agreement.Amount = Guard.Positive(terms.Amount ?? sum, "总金额");
        agreement.Most = new Money(Tolerance.Most(agreement.Amount.Fen));
        agreement.steps.Add(new AgreementStep(agreement.Id, AgreementAct.Submit, by, null, now));
        return agreement;
    }

    private static void Check(AgreementTerms terms, DateOnly today)
    {
        if (!terms.Buyer.Kind.IsBuyer() || terms.Buyer.Kind.BuysAlone()) throw new RuleBroken("“{0}”不是采购单位，不能订立协议或计划。", terms.Buyer.Name);
        if (terms.Lines.Count == 0) throw new RuleBroken("请至少选择一种产品。");
        if (terms.Lines.Count > 100) throw new RuleBroken("一份协议或计划最多 100 种产品。");
        if (terms.Lines.GroupBy(line => line.Offer.Id).FirstOrDefault(same => same.Count() > 1) is { } twice) throw new RuleBroken("“{0}”写了两次，请合并成一行。", twice.First().Product.Name);
        if (terms.To < terms.From) throw new RuleBroken("截止日期早于开始日期。") { Field = "To" };
        if (terms.To < today) throw new RuleBroken("截止日期 {0} 已经过去。", terms.To) { Field = "To" };
        if (terms.Kind == AgreementKind.MonthlyPlan && (terms.From.Year, terms.From.Month) != (terms.To.Year, terms.To.Month))
            throw new RuleBroken("月度计划只管一个月，请把起止日期放在同一个月里。") { Field = "To" };
        if (terms.To > terms.From.AddYears(1)) throw new RuleBroken("供货协议最长一年。") { Field = "To" };
        if (terms.Kind == AgreementKind.MonthlyPlan) return;
        if (terms.Supplier is not { } supplier) throw new RuleBroken("供货协议要写明供应商。");
        if (!supplier.IsActive) throw new RuleBroken("供应商“{0}”已暂停供货，不能订立协议。", supplier.Name);
        if (terms.Lines.FirstOrDefault(line => line.Offer.SupplierId != supplier.Id) is { } foreign)
            throw new RuleBroken("“{0}”不是“{1}”的产品：一份供货协议只和一家供应商订立。", foreign.Product.Name, supplier.Name);
    }

    /// <summary>A plan holds at once; a supply agreement still waits for the supplier.</summary>
    public void Approve(Guid by, string? comment, DateTime now)
    {
        MustBeAnother(by);
        if (Status != AgreementStatus.Submitted) throw Refusal(AgreementAct.Approve);
        Status = Kind == AgreementKind.Supply ? AgreementStatus.AwaitingSupplier : AgreementStatus.Active;
        Record(AgreementAct.Approve, by, comment, now);
    }

    public void Refuse(Guid by, string? reason, DateTime now)
    {
        MustBeAnother(by);
        Take(AgreementAct.Refuse, by, Guard.Text(reason, "退回原因", 300), now);
    }

    /// <summary>The supplier stands by it: from now on it covers orders.</summary>
    public void Confirm(Guid by, string? comment, DateTime now) => Take(AgreementAct.Confirm, by, comment, now);

    public void Decline(Guid by, string? reason, DateTime now) => Take(AgreementAct.Decline, by, Guard.Text(reason, "谢绝原因", 300), now);

    /// <summary>Ended before its last day; orders placed by then stay as they are.</summary>
    public void Terminate(Guid by, string? reason, DateTime now) => Take(AgreementAct.Terminate, by, Guard.Text(reason, "终止原因", 300), now);

    /// <summary>
    /// Holds one supplier's order against what is still planned.
    /// </summary>
    /// <param name="deliverOn">The day of delivery must lie in the period.</param>
    /// <param name="why">Why it does not cover the order; none where it does.</param>
    /// <returns>What would be drawn: it may have been drawn by another order meanwhile.</returns>
    public IReadOnlyList<PlannedDraw> Hold(IReadOnlyCollection<WantedOfPlan> wanted, DateOnly deliverOn, out RuleBroken? why)
    {
        var draws = new List<PlannedDraw>();
        why = Status != AgreementStatus.Active ? new RuleBroken("“{0}”{1}现在是“{2}”。", Number, Kind, Status)
            : deliverOn < From || deliverOn > To ? new RuleBroken("送货日期 {0} 不在 {1} 的期限（{2} 至 {3}）内。", deliverOn, Number, From, To) : null;
        foreach (var want in wanted)
        {
            if (why is not null) return draws;
            var line = lines.Find(l => l.OfferId == want.OfferId);
            why = line is null ? new RuleBroken("“{0}”不在 {1} 里。", want.Product, Number)
                : line.Drawn + want.Quantity > line.Most ? new RuleBroken("“{0}”要 {1}，{2} 连同一成余量只剩 {3}。", want.Product, new Measured(want.Quantity, want.Unit), Number, new Measured(line.Left, want.Unit))
                : line.Rule == PriceRule.AtMost && want.TodaysPrice > line.Price!.Value ? new RuleBroken("“{0}”今天单价 {1}，高于 {2} 的限价 {3}。", want.Product, want.TodaysPrice, Number, line.Price.Value) : null;
            if (why is null) draws.Add(new(line!, want, line!.Rule == PriceRule.Agreed ? line.Price!.Value : want.TodaysPrice));
        }
        var sum = draws.Aggregate(Money.Zero, (total, draw) => total + draw.Amount);
        if (why is null && Drawn + sum > Most) why = new RuleBroken("本单 {0}，{1} 连同一成余量只剩 {2}。", sum, Number, Most - Drawn);
        return draws;
    }

    private void MustBeAnother(Guid by)
    {
        if (by == CreatedBy) throw new RuleBroken("拟定人不能审批自己的协议或计划，请由其他审批人处理。");
    }

    private void Take(AgreementAct act, Guid by, string? comment, DateTime now)
    {
        Status = Transitions.TryGetValue((Status, act), out var next) ? next : throw Refusal(act);
        Record(act, by, comment, now);
    }

    private RuleBroken Refusal(AgreementAct act) => new("{0} 现在是“{1}”，不能“{2}”。", Number, Status, act);

    private void Record(AgreementAct act, Guid by, string? comment, DateTime now) => steps.Add(new AgreementStep(Id, act, by, Guard.OptionalText(comment, "意见", 300), now));
}
