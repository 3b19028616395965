using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Standing;

/// <summary>What came of one delivery of a standing order.</summary>
public enum RunStatus
{
    [Description("已下单")] Placed = 1,
    [Description("部分下单")] Partly = 2,
    [Description("未能下单")] NotPlaced = 3,
    [Description("已错过")] Missed = 4,
    [Description("已跳过")] Skipped = 5,
    [Description("假期不送")] Holiday = 6,
}

/// <summary>
/// One delivery of a standing order as it was carried out: the run log. A standing order has one for each day, by a unique
/// key, so that several processes, a crash or an impatient person place it once.
/// </summary>
public sealed class StandingRun : Aggregate
{
    private readonly List<StandingProblem> problems = [];

    private StandingRun() { }

    public StandingRun(Guid standingOrderId, Guid buyerId, DateOnly dueOn, RunStatus status, DateTime now) =>
        (StandingOrderId, BuyerId, DueOn, Status, At) = (standingOrderId, buyerId, dueOn, status, now);

    public Guid StandingOrderId { get; private set; }
    public Guid BuyerId { get; private set; }

    /// <summary>The day of delivery.</summary>
    public DateOnly DueOn { get; private set; }
    public RunStatus Status { get; private set; }

    /// <summary>When it was tried last.</summary>
    public DateTime At { get; private set; }

    /// <summary>Whoever did not wait for the schedule; none when the market placed it.</summary>
    public Guid? PlacedBy { get; private set; }
    public int Attempts { get; private set; } = 1;

    /// <summary>How many orders it made, one a supplier.</summary>
    public int OrderCount { get; private set; }

    /// <summary>Who was told of what could not be placed: names, as they stood then.</summary>
    public string Told { get; private set; } = "";
    public IReadOnlyList<StandingProblem> Problems => problems;

    /// <summary>The key under which its orders stand: the same in every process, so that the orders' own unique key holds too.</summary>
    public Guid OrderKey => OrderKeyOf(StandingOrderId, DueOn);

    public static Guid OrderKeyOf(Guid standingOrderId, DateOnly dueOn) => Ids.Named($"standing-order|{standingOrderId:N}|{dueOn:yyyyMMdd}");

    /// <summary>Another attempt at what could not be placed.</summary>
    /// <exception cref="RuleBroken">It was placed, skipped or missed.</exception>
    public void TryAgain(DateTime now)
    {
        if (Status != RunStatus.NotPlaced) throw new RuleBroken("{0} 的这一次现在是“{1}”，不用再下单。", DueOn, Status);
        (Attempts, At) = (Attempts + 1, now);
        problems.Clear();
    }

    /// <summary>What came of the attempt.</summary>
    public void Ended(RunStatus status, int orders, Guid? by, IEnumerable<StandingProblem> problems, string told, DateTime now)
    {
        (Status, OrderCount, PlacedBy, Told, At) = (status, orders, by, told.Length > 200 ? told[..200] : told, now);
        this.problems.AddRange(problems);
    }
}

/// <summary>Why a line, or the whole delivery, was not placed.</summary>
public sealed class StandingProblem : Entity
{
    private StandingProblem() { }

    /// <param name="product">None where it is about the whole delivery.</param>
    /// <param name="sentence">Chinese, the key of its translation.</param>
    /// <param name="arguments">What is put into the sentence, written as notices keep it.</param>
    public StandingProblem(Guid runId, string? product, string sentence, string arguments) => (RunId, ProductName, Sentence, Arguments) = (runId, product, sentence, arguments);

    public Guid RunId { get; private set; }
    public string? ProductName { get; private set; }
    public string Sentence { get; private set; } = "";
    public string Arguments { get; private set; } = "[]";
}
