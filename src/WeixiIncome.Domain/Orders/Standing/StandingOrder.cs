using System.ComponentModel;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Standing;

/// <summary>What somebody did with a standing order.</summary>
public enum StandingAct
{
    [Description("提交审批")] Submit = 1,
    [Description("审批通过")] Approve = 2,
    [Description("审批退回")] Refuse = 3,
    [Description("今后改动")] Change = 4,
    [Description("跳过一次")] Skip = 5,
    [Description("恢复这一次")] Unskip = 6,
    [Description("暂停")] Pause = 7,
    [Description("恢复执行")] Resume = 8,
    [Description("结束")] End = 9,
    [Description("接手")] TakeOver = 10,
    [Description("只改一次")] Once = 11,
}

/// <summary>
/// A unit's weekly or monthly order that places itself: lines with quantities and price rules, on days by a rhythm, not in
/// holidays. Once approved it covers its orders within a tenth (see <see cref="Tolerance"/>); until then each of them is
/// approved by itself.
/// </summary>
public sealed partial class StandingOrder : Aggregate
{
    /// <summary>How far back deliveries are looked for after a standstill, in days.</summary>
    public const int LookBack = 45;

    private readonly List<StandingLine> lines = [];
    private readonly List<StandingOnce> once = [];
    private readonly List<StandingSkip> skips = [];
    private readonly List<StandingStep> steps = [];

    private StandingOrder() { }

    /// <summary>DQ2026-0001.</summary>
    public string Number { get; private set; } = "";
    public Guid BuyerId { get; private set; }
    public string Name { get; private set; } = "";
    public RhythmKind RhythmKind { get; private set; }
    public int EveryWeeks { get; private set; }

    /// <summary>Bits: Monday 1 … Sunday 64.</summary>
    public int Weekdays { get; private set; }
    public int DayOfMonth { get; private set; }

    /// <summary>First possible day of delivery.</summary>
    public DateOnly StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public int OrderDaysBefore { get; private set; }
    public DeliveryWindow Window { get; private set; }
    public Guid AddressId { get; private set; }
    public Purpose Purpose { get; private set; }
    public Activity Activity { get; private set; }
    public Guid? BudgetLineId { get; private set; }
    public string? Note { get; private set; }
    public bool PausesInOwnHolidays { get; private set; }
    public bool PausesInSchoolHolidays { get; private set; }
    public StandingStatus Status { get; private set; }
    public StandingApproval Approval { get; private set; }

    /// <summary>In whose name it orders: the buyer who wrote it down, changed it last or took it over.</summary>
    public Guid ResponsibleId { get; private set; }
    public DateTime CreatedAt { get; private set; }

    /// <summary>Deliveries due on this day or before are not looked for: it did not run yet, or was paused.</summary>
    public DateOnly ActiveSince { get; private set; }
    public IReadOnlyList<StandingLine> Lines => lines;
    public IReadOnlyList<StandingOnce> Once => once;
    public IReadOnlyList<StandingSkip> Skips => skips;
    public IReadOnlyList<StandingStep> Steps => steps;

    public Rhythm Rhythm => new(RhythmKind, EveryWeeks, Weekdays, DayOfMonth);

    /// <summary>What one delivery comes to, at the prices that were seen.</summary>
    public Money Amount => lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);

    public static StandingOrder Submit(string number, Organisation buyer, StandingTerms terms, Guid by, DateTime now)
    {
        if (!buyer.Kind.IsBuyer() || buyer.Kind.BuysAlone()) throw new RuleBroken("只有采购单位可以设定期订单。");
        var order = new StandingOrder
        {
            Number = number, BuyerId = buyer.Id, CreatedAt = now, ActiveSince = BusinessDate.Of(now), Status = StandingStatus.Running, Approval = StandingApproval.Awaited,
        };
        order.Write(terms, by, BusinessDate.Of(now));
        order.Record(StandingAct.Submit, by, null, now);
        return order;
    }

    /// <summary>Changes it from now on. What stays within a tenth of the approved quantities stays covered; more asks for approval again.</summary>
    public void Change(StandingTerms terms, Guid by, DateTime now)
    {
        MustRun();
        Write(terms, by, BusinessDate.Of(now));
        once.Clear();
        AskAgainIfBeyond();
        Record(StandingAct.Change, by, null, now);
    }

    /// <summary>New quantities from now on, by offer, in base units; 0 takes the line out.</summary>
    public void ChangeQuantities(IReadOnlyDictionary<Guid, long> quantities, Guid by, DateTime now)
    {
        MustRun();
        foreach (var line in lines.Where(line => quantities.TryGetValue(line.OfferId, out var wanted) && wanted != line.Quantity).ToArray())
            if (quantities[line.OfferId] is var quantity and not 0) line.SetQuantity(quantity);
            else lines.Remove(line);
        if (lines.Count == 0) throw new RuleBroken("定期订单至少要有一种产品；不再需要请结束它。");
        once.RemoveAll(o => quantities.ContainsKey(o.OfferId));
        ResponsibleId = by;
        AskAgainIfBeyond();
        Record(StandingAct.Change, by, null, now);
    }

    /// <summary>New quantities for one delivery only, by offer, in base units; 0 leaves a line out that time.</summary>
    public void ChangeOnce(DateOnly dueOn, IReadOnlyDictionary<Guid, long> quantities, Guid by, DateTime now)
    {
        MustRun();
        MustFallOn(dueOn);
        if (quantities.Values.Any(quantity => quantity < 0)) throw new RuleBroken("{0}应大于 0。", "数量");
        once.RemoveAll(o => o.DueOn == dueOn);
        once.AddRange(lines.Where(line => quantities.TryGetValue(line.OfferId, out var wanted) && wanted != line.Quantity)
            .Select(line => new StandingOnce(Id, dueOn, line.OfferId, quantities[line.OfferId])));
        Record(StandingAct.Once, by, $"{dueOn:yyyy-MM-dd}", now);
    }

    public void Skip(DateOnly dueOn, Guid by, DateTime now)
    {
        MustRun();
        MustFallOn(dueOn);
        if (skips.Any(skip => skip.DueOn == dueOn)) return;
        skips.Add(new StandingSkip(Id, dueOn, by));
        Record(StandingAct.Skip, by, $"{dueOn:yyyy-MM-dd}", now);
    }

    public void Unskip(DateOnly dueOn, Guid by, DateTime now)
    {
        if (skips.RemoveAll(skip => skip.DueOn == dueOn) > 0) Record(StandingAct.Unskip, by, $"{dueOn:yyyy-MM-dd}", now);
    }

    /// <summary>The unit stands behind it: from now on it covers its orders.</summary>
    public void Approve(Guid by, string? comment, DateTime now)
    {
        MustAwait(by);
        Approval = StandingApproval.Given;
        lines.ForEach(line => line.Approve());
        Record(StandingAct.Approve, by, comment, now);
    }

    public void Refuse(Guid by, string? reason, DateTime now)
    {
        MustAwait(by);
        Approval = StandingApproval.Refused;
        Record(StandingAct.Refuse, by, Guard.Text(reason, "退回原因", 300), now);
    }

    public void Pause(Guid by, string? comment, DateTime now)
    {
        MustRun();
        Status = StandingStatus.Paused;
        Record(StandingAct.Pause, by, comment, now);
    }

    public void Resume(Guid by, DateTime now)
    {
        if (Status != StandingStatus.Paused) throw new RuleBroken("定期订单 {0} 现在是“{1}”，不能恢复。", Number, Status);
        (Status, ActiveSince) = (StandingStatus.Running, BusinessDate.Of(now));
        Record(StandingAct.Resume, by, null, now);
    }

    public void End(Guid by, string? reason, DateTime now)
    {
        if (Status == StandingStatus.Ended) throw new RuleBroken("定期订单 {0} 已经结束。", Number);
        Status = StandingStatus.Ended;
        Record(StandingAct.End, by, reason, now);
    }

    /// <summary>Another buyer of the unit answers for it from now on.</summary>
    public void TakeOver(Guid by, DateTime now)
    {
        ResponsibleId = by;
        Record(StandingAct.TakeOver, by, null, now);
    }

    private void Write(StandingTerms terms, Guid by, DateOnly today)
    {
        Check(terms, today);
        var rhythm = terms.Rhythm.Checked();
        Name = Guard.Text(terms.Name, "名称", 60);
        (RhythmKind, EveryWeeks, Weekdays, DayOfMonth) = (rhythm.Kind, rhythm.EveryWeeks, rhythm.Weekdays, rhythm.DayOfMonth);
        (StartsOn, EndsOn, OrderDaysBefore, Window, AddressId) = (terms.StartsOn, terms.EndsOn, terms.OrderDaysBefore, terms.Window, terms.AddressId);
        (Purpose, Activity, BudgetLineId, Note) = (terms.Purpose, terms.Activity, terms.BudgetLineId, Guard.OptionalText(terms.Note, "备注", 500));
        (PausesInOwnHolidays, PausesInSchoolHolidays, ResponsibleId) = (terms.PausesInOwnHolidays, terms.PausesInSchoolHolidays, by);
        lines.RemoveAll(line => terms.Lines.All(t => t.Offer.Id != line.OfferId));
        foreach (var line in terms.Lines)
            if (lines.Find(l => l.OfferId == line.Offer.Id) is { } there) there.Set(line);
            else lines.Add(new StandingLine(Id, lines.Count == 0 ? 1 : lines.Max(l => l.Position) + 1, line));
    }

    private static void Check(StandingTerms terms, DateOnly today)
    {
        if (terms.Lines.Count == 0) throw new RuleBroken("请至少选择一种产品。");
        if (terms.Lines.Count > 100) throw new RuleBroken("一张定期订单最多 100 种产品。");
        if (terms.OrderDaysBefore is < 1 or > 30) throw new RuleBroken("提前下单天数应在 1 至 30 之间。") { Field = "OrderDaysBefore" };
        if (terms.EndsOn < terms.StartsOn || terms.EndsOn < today) throw new RuleBroken("截止日期早于开始日期或已经过去。") { Field = "EndsOn" };
        if (terms.Purpose == Purpose.Personal) throw new RuleBroken("单位采购不能用于个人。") { Field = "Purpose" };
        if (terms.Lines.GroupBy(line => line.Offer.Id).FirstOrDefault(same => same.Count() > 1) is { } twice) throw new RuleBroken("“{0}”写了两次，请合并成一行。", twice.First().Product.Name);
    }

    private void AskAgainIfBeyond()
    {
        if (Approval == StandingApproval.Refused || lines.Exists(line => !line.IsWithinApproval)) Approval = StandingApproval.Awaited;
    }

    private void MustRun()
    {
        if (Status == StandingStatus.Ended) throw new RuleBroken("定期订单 {0} 已经结束。", Number);
    }

    private void MustFallOn(DateOnly dueOn)
    {
        if (!FallsOn(dueOn)) throw new RuleBroken("{0} 不是这张定期订单的送货日。", dueOn);
    }

    private void MustAwait(Guid by)
    {
        if (by == ResponsibleId) throw new RuleBroken("定期订单不能由负责的采购员自己审批，请由其他审批人处理。");
        if (Approval != StandingApproval.Awaited || Status == StandingStatus.Ended) throw new RuleBroken("定期订单 {0} 现在不等审批。", Number);
    }

    private void Record(StandingAct act, Guid by, string? comment, DateTime now) => steps.Add(new StandingStep(Id, act, by, Guard.OptionalText(comment, "意见", 300), now));
}
