using System.ComponentModel;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Activities;

/// <summary>Whether an activity takes place.</summary>
public enum ActivityStatus
{
    [Description("已安排")] Planned = 1,
    [Description("已举办")] Held = 2,
    [Description("已取消")] Cancelled = 3,
}

/// <summary>What a paper of an activity is.</summary>
public enum ActivityPaperKind
{
    [Description("现场照片")] Photo = 1,
    [Description("活动方案")] Plan = 2,
    [Description("签约文件")] Contract = 3,
    [Description("其他材料")] Other = 4,
}

/// <summary>What is arranged: what, when, where, and who comes.</summary>
public sealed record ActivityTerms(Activity Kind, string Title, DateOnly From, DateOnly To, string Place, IReadOnlyList<Guid> Suppliers, IReadOnlyList<PromiseTerms> Promises);

/// <summary>An amount that somebody promised at the activity.</summary>
/// <param name="UnitId">A unit known here; else <paramref name="Name"/> tells who.</param>
public sealed record PromiseTerms(Guid? UnitId, string Name, Money Amount);

/// <summary>
/// One of the 四进 activities (county plan, measure 1: 进机关、进学校、进医院、进社区): when and where, who brought produce, what
/// was promised there. Orders and declarations that came of it carry its id.
/// </summary>
public sealed class ActivityEvent : Aggregate
{
    private readonly List<ActivitySupplier> suppliers = [];
    private readonly List<ActivityPromise> promises = [];
    private readonly List<ActivityPaper> papers = [];

    private ActivityEvent() { }

    /// <summary>HD2026-0001, unique.</summary>
    public string Number { get; private set; } = "";
    public Activity Kind { get; private set; }
    public string Title { get; private set; } = "";
    public DateOnly From { get; private set; }

    /// <summary>The last day, included.</summary>
    public DateOnly To { get; private set; }
    public string Place { get; private set; } = "";

    /// <summary>The unit at whose place it is held.</summary>
    public Guid HostUnitId { get; private set; }

    /// <summary>The unit or county department that entered it.</summary>
    public Guid EnteredById { get; private set; }

    /// <summary>Entered by the county: every unit may buy through it.</summary>
    public bool IsOpenToAll { get; private set; }
    public ActivityStatus Status { get; private set; }
    public string? Report { get; private set; }
    public DateTime? ReportedAt { get; private set; }
    public string? CancelReason { get; private set; }
    public IReadOnlyList<ActivitySupplier> Suppliers => suppliers;
    public IReadOnlyList<ActivityPromise> Promises => promises;
    public IReadOnlyList<ActivityPaper> Papers => papers;

    public Money Promised => promises.Aggregate(Money.Zero, (sum, promise) => sum + promise.Amount);

    /// <exception cref="RuleBroken">No kind, the end before the beginning, a host that buys nothing, the same promise twice.</exception>
    public static ActivityEvent Arrange(string number, Organisation enteredBy, Organisation host, ActivityTerms terms)
    {
        var activity = new ActivityEvent { Number = number, EnteredById = enteredBy.Id, IsOpenToAll = !enteredBy.Kind.IsBuyer(), Status = ActivityStatus.Planned };
        activity.Rearrange(host, terms);
        return activity;
    }

    public void Rearrange(Organisation host, ActivityTerms terms)
    {
        if (Status == ActivityStatus.Cancelled) throw new RuleBroken("活动已取消，不能再修改。");
        if (terms.Kind == Activity.None) throw new RuleBroken("请选择活动属于四进的哪一类。") { Field = "Kind" };
        if (!host.Kind.IsBuyer() || host.Kind.BuysAlone()) throw new RuleBroken("“{0}”不是单位，不能作为举办单位。", host.Name) { Field = "HostUnitId" };
        if (terms.To < terms.From) throw new RuleBroken("结束日期早于开始日期，请核对。") { Field = "To" };
        if (terms.To > terms.From.AddDays(60)) throw new RuleBroken("一次活动最长 60 天，请分开登记。") { Field = "To" };
        if (terms.Promises.Any(p => !p.Amount.IsPositive)) throw new RuleBroken("认购金额应大于 0。") { Field = "Promises" };
        Title = Guard.Text(terms.Title, "活动名称", 100);
        Place = Guard.Text(terms.Place, "地点", 200);
        (Kind, From, To, HostUnitId) = (terms.Kind, terms.From, terms.To, host.Id);
        suppliers.RemoveAll(known => !terms.Suppliers.Contains(known.SupplierId));
        suppliers.AddRange(terms.Suppliers.Distinct().Where(id => !suppliers.Exists(s => s.SupplierId == id)).Select(id => new ActivitySupplier(Id, id)));
        promises.Clear();
        promises.AddRange(terms.Promises.Select((promise, i) => new ActivityPromise(Id, i + 1, promise)));
    }

    /// <summary>Adds a photo or paper.</summary>
    public void Add(ActivityPaperKind kind, Guid fileId, string? caption, DateTime now)
    {
        if (papers.Count >= 40) throw new RuleBroken("一次活动最多 40 份材料。") { Field = "Paper" };
        papers.Add(new ActivityPaper(Id, kind, fileId, Guard.OptionalText(caption, "说明", 100), now));
    }

    /// <summary>What came of it, in words; the figures come from orders and declarations.</summary>
    public void Tell(string? report, DateTime now)
    {
        if (Status == ActivityStatus.Cancelled) throw new RuleBroken("活动已取消，不能再修改。");
        if (BusinessDate.Of(now) < From) throw new RuleBroken("活动 {0} 才开始，现在还不能写总结。", From) { Field = "Report" };
        (Report, ReportedAt, Status) = (Guard.Text(report, "活动总结", 2000), now, ActivityStatus.Held);
    }

    public void Cancel(string? reason)
    {
        if (Status != ActivityStatus.Planned) throw new RuleBroken("活动现在是“{0}”，不能取消。", Status);
        (CancelReason, Status) = (Guard.Text(reason, "取消原因", 300), ActivityStatus.Cancelled);
    }
}

/// <summary>A supplier that brings produce to an activity.</summary>
public sealed class ActivitySupplier : Entity
{
    private ActivitySupplier() { }

    internal ActivitySupplier(Guid activityEventId, Guid supplierId) => (ActivityEventId, SupplierId) = (activityEventId, supplierId);

    public Guid ActivityEventId { get; private set; }
    public Guid SupplierId { get; private set; }
}

/// <summary>What a unit promised at an activity.</summary>
public sealed class ActivityPromise : Entity
{
    private ActivityPromise() { }

    internal ActivityPromise(Guid activityEventId, int position, PromiseTerms terms) =>
        (ActivityEventId, Position, UnitId, Name, Amount) = (activityEventId, position, terms.UnitId, Guard.Text(terms.Name, "认购单位", 100), terms.Amount);

    public Guid ActivityEventId { get; private set; }
    public int Position { get; private set; }
    public Guid? UnitId { get; private set; }

    /// <summary>As it was called then, also where it is known here.</summary>
    public string Name { get; private set; } = "";
    public Money Amount { get; private set; }
}

/// <summary>A photo or paper of an activity.</summary>
public sealed class ActivityPaper : Entity
{
    private ActivityPaper() { }

    internal ActivityPaper(Guid activityEventId, ActivityPaperKind kind, Guid fileId, string? caption, DateTime at) =>
        (ActivityEventId, Kind, FileId, Caption, At) = (activityEventId, kind, fileId, caption, at);

    public Guid ActivityEventId { get; private set; }
    public ActivityPaperKind Kind { get; private set; }
    public Guid FileId { get; private set; }
    public string? Caption { get; private set; }
    public DateTime At { get; private set; }
}
