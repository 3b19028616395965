using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Pledges;

/// <summary>What a unit promises for a year: an amount, goods, or both.</summary>
/// <param name="Year">A calendar year of business dates.</param>
public sealed record PledgeTerms(int Year, PledgingBody Body, Money? Amount, IReadOnlyList<GoodsTerms> Goods, string? Note);

/// <summary>
/// A unit's own promise to buy in a year (按年认购), which orders draw down: draft → signed → fulfilled or not. It is never a
/// quota: nobody sets it for the unit, and none exists for households or persons (county plan, 「不搞大包大揽、强迫命令」).
/// </summary>
public sealed class Pledge : Aggregate
{
    /// <summary>Lines of goods in one pledge.</summary>
    public const int MostGoods = 20;

    private readonly List<PledgeGoods> goods = [];
    private readonly List<PledgeStep> steps = [];

    private Pledge() { }

    /// <summary>RG2026-0001, unique.</summary>
    public string Number { get; private set; } = "";
    public Guid UnitId { get; private set; }
    public int Year { get; private set; }
    public PledgingBody Body { get; private set; }

    /// <summary>None where only goods are promised.</summary>
    public Money? Amount { get; private set; }
    public string? Note { get; private set; }
    public PledgeStatus Status { get; private set; }
    public DateOnly? SignedOn { get; private set; }
    public string? DocumentNumber { get; private set; }

    /// <summary>The signed and sealed letter of pledge (认购书).</summary>
    public Guid? DocumentFileId { get; private set; }

    /// <summary>Last year's, from which it was made.</summary>
    public Guid? PreviousId { get; private set; }
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>What had been accepted when it was closed; later returns show in the progress beside it.</summary>
    public Money? AcceptedAtClose { get; private set; }
    public string? ClosingWords { get; private set; }
    public IReadOnlyList<PledgeGoods> Goods => goods;
    public IReadOnlyList<PledgeStep> Steps => steps;

    /// <summary>Orders may draw it down.</summary>
    public bool IsOpen => Status == PledgeStatus.InForce;

    /// <exception cref="RuleBroken">A person or contractor, an empty promise, a year that is past or far, the same goods twice.</exception>
    public static Pledge Draft(string number, Organisation unit, PledgeTerms terms, Guid? previousId, Guid by, DateTime now)
    {
        if (!MayPledge(unit.Kind)) throw new RuleBroken("认购是单位自己的承诺，“{0}”不能认购；不向个人和农户下达任何任务。", unit.Name);
        if (!unit.IsActive) throw new RuleBroken("“{0}”已暂停使用，不能认购。", unit.Name);
        var pledge = new Pledge { Number = number, UnitId = unit.Id, PreviousId = previousId, Status = PledgeStatus.Draft };
        pledge.Say(terms, now);
        pledge.Step(PledgeAct.Draft, null, by, now);
        return pledge;
    }

    /// <summary>Units with a purse of their own, and their unions; nobody promises for persons.</summary>
    public static bool MayPledge(OrganisationKind kind) => kind is OrganisationKind.PairedUnit or OrganisationKind.ShanghaiPartner or OrganisationKind.BudgetUnit;

    public void Revise(PledgeTerms terms, Guid by, DateTime now)
    {
        Must(PledgeStatus.Draft);
        Say(terms, now);
        Step(PledgeAct.Revise, null, by, now);
    }

    /// <summary>The unit stands behind it: from now on orders draw it down, and its words stay as they are.</summary>
    /// <exception cref="RuleBroken">Not a draft, a day to come, neither a document number nor a paper.</exception>
    public void Sign(DateOnly signedOn, string? documentNumber, Guid? fileId, Guid by, DateTime now)
    {
        Must(PledgeStatus.Draft);
        if (signedOn > BusinessDate.Of(now)) throw new RuleBroken("签署日期 {0} 还没有到，请核对。", signedOn) { Field = "SignedOn" };
        if (signedOn.Year > Year || signedOn < new DateOnly(Year - 1, 1, 1)) throw new RuleBroken("签署日期 {0} 与认购年度 {1} 不符，请核对。", signedOn, Year) { Field = "SignedOn" };
        DocumentNumber = Guard.OptionalText(documentNumber, "文号", 60);
        if (DocumentNumber is null && fileId is null) throw new RuleBroken("请填写文号，或上传签字盖章的认购书。") { Field = "DocumentNumber" };
        (SignedOn, DocumentFileId, Status) = (signedOn, fileId, PledgeStatus.InForce);
        Step(PledgeAct.Sign, DocumentNumber, by, now);
    }

    public void Withdraw(string? reason, Guid by, DateTime now)
    {
        Must(PledgeStatus.Draft);
        Step(PledgeAct.Withdraw, Guard.Text(reason, "撤回原因", 300), by, now);
        Status = PledgeStatus.Withdrawn;
    }

    /// <summary>
    /// Ends it with what came of it: fulfilled at any time, not fulfilled on the last day of its year or later, and only with words.
    /// </summary>
    public void Close(PledgeProgress progress, string? words, Guid by, DateTime now)
    {
        Must(PledgeStatus.InForce);
        var today = BusinessDate.Of(now);
        var isFulfilled = IsFulfilledBy(progress);
        if (!isFulfilled && today < new DateOnly(Year, 12, 31)) throw new RuleBroken("{0} 年还没有结束，认购也还没有完成，现在不能结转。", Year);
        ClosingWords = isFulfilled ? Guard.OptionalText(words, "结转说明", 500) : Guard.Text(words, "结转说明", 500);
        (ClosedOn, AcceptedAtClose, Status) = (today, progress.Accepted, isFulfilled ? PledgeStatus.Fulfilled : PledgeStatus.NotFulfilled);
        Step(PledgeAct.Close, ClosingWords, by, now);
    }

    /// <summary>Everything promised was accepted; more is normal.</summary>
    public bool IsFulfilledBy(PledgeProgress progress) =>
        (Amount is not { } amount || progress.Accepted >= amount) && goods.TrueForAll(line => progress.Of(line).Accepted >= line.Quantity);

    /// <summary>What the amount would ask for by a day if purchases came evenly over the year.</summary>
    public Money? ExpectedBy(DateOnly today) => Amount is { } amount ? new Money((long)Math.Round(amount.Fen * PassedShare(Year, today), MidpointRounding.AwayFromZero)) : null;

    /// <summary>Less was accepted than an even pace would have brought by now.</summary>
    public bool IsBehind(PledgeProgress progress, DateOnly today) =>
        Status == PledgeStatus.InForce && (ExpectedBy(today) is { } expected && progress.Accepted < expected
            || goods.Exists(line => progress.Of(line).Accepted < line.Quantity * PassedShare(Year, today)));

    /// <summary>The part of a year that has passed by a day, from 0 to 1.</summary>
    public static decimal PassedShare(int year, DateOnly today) =>
        today.Year < year ? 0 : today.Year > year ? 1 : (decimal)today.DayOfYear / (DateTime.IsLeapYear(year) ? 366 : 365);

    private void Say(PledgeTerms terms, DateTime now)
    {
        var thisYear = BusinessDate.Of(now).Year;
        if (terms.Year < thisYear || terms.Year > thisYear + 1) throw new RuleBroken("认购年度只能是 {0} 年或 {1} 年。", thisYear, thisYear + 1) { Field = "Year" };
        if (terms.Amount is { IsPositive: false }) throw new RuleBroken("认购金额应大于 0。") { Field = "Amount" };
        if (terms.Amount is null && terms.Goods.Count == 0) throw new RuleBroken("请填写认购金额，或至少一种产品的数量。") { Field = "Amount" };
        if (terms.Goods.Count > MostGoods) throw new RuleBroken("一份认购最多 {0} 种产品。", MostGoods) { Field = "Goods" };
        if (terms.Goods.GroupBy(line => (line.Category.Id, line.Product?.Id)).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new RuleBroken("“{0}”写了两次，请合并成一行。", twice.First().Product?.Name ?? twice.First().Category.Name) { Field = "Goods" };
        (Year, Body, Amount) = (terms.Year, terms.Body, terms.Amount);
        Note = Guard.OptionalText(terms.Note, "说明", 500);
        goods.Clear();
        goods.AddRange(terms.Goods.Select((line, i) => new PledgeGoods(Id, i + 1, line)));
    }

    private void Must(PledgeStatus status)
    {
        if (Status != status) throw new RuleBroken("认购 {0} 现在是“{1}”，这一步需要“{2}”。", Number, Status, status);
    }

    private void Step(PledgeAct act, string? note, Guid by, DateTime now) => steps.Add(new PledgeStep(Id, act, note, by, now));
}

/// <summary>Who did what with a pledge, and when.</summary>
public sealed class PledgeStep : Entity
{
    private PledgeStep() { }

    internal PledgeStep(Guid pledgeId, PledgeAct act, string? note, Guid memberId, DateTime at) =>
        (PledgeId, Act, Note, MemberId, At) = (pledgeId, act, note, memberId, at);

    public Guid PledgeId { get; private set; }
    public PledgeAct Act { get; private set; }
    public string? Note { get; private set; }
    public Guid MemberId { get; private set; }
    public DateTime At { get; private set; }
}

/// <summary>That a pledge's unit was reminded in a month: one row a pledge and month, whoever runs the job.</summary>
public sealed class PledgeReminder : Entity
{
    private PledgeReminder() { }

    /// <param name="period">Year and month, such as 202611.</param>
    public PledgeReminder(Guid pledgeId, int period, bool wasBehind, DateTime at) => (PledgeId, Period, WasBehind, At) = (pledgeId, period, wasBehind, at);

    public Guid PledgeId { get; private set; }
    public int Period { get; private set; }

    /// <summary>The county was told too.</summary>
    public bool WasBehind { get; private set; }
    public DateTime At { get; private set; }
}
