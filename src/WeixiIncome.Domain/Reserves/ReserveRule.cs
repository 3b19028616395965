using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Reserves;

/// <summary>What a finance bureau sets for a year.</summary>
/// <param name="Floor">Least ratio in hundredths of a percent: 1000 is 10 %.</param>
/// <param name="Deadline">The last business date on which units file.</param>
/// <param name="UnionPerHead">Least union demand a head and year, where the place asks for one.</param>
public sealed record ReserveRuleTerms(int Floor, DateOnly Deadline, Money? UnionPerHead, string? SourceDocument, string? DocumentNumber);

/// <summary>The rule of the reserve in an area and year, as data: floor, deadline, union demand a head, and the document behind them.</summary>
public sealed class ReserveRule : Aggregate
{
    private ReserveRule() { }

    /// <exception cref="RuleBroken">Below the national floor of 10 %, or a deadline outside the year before or the year itself.</exception>
    public ReserveRule(string areaCode, int year, ReserveRuleTerms terms, Guid? by, DateTime now)
    {
        (AreaCode, Year) = (areaCode, year);
        Revise(terms, by, now);
    }

    public string AreaCode { get; private set; } = Area.Weixi;
    public int Year { get; private set; }

    /// <summary>Hundredths of a percent.</summary>
    public int Floor { get; private set; }
    public DateOnly Deadline { get; private set; }
    public Money? UnionPerHead { get; private set; }
    public string SourceDocument { get; private set; } = "";
    public string DocumentNumber { get; private set; } = "";
    public Guid? KeptBy { get; private set; }
    public DateTime KeptAt { get; private set; }

    public void Revise(ReserveRuleTerms terms, Guid? by, DateTime now)
    {
        if (terms.Floor < ReserveStandard.NationalFloor) throw new RuleBroken("预留比例不得低于 {0}%（财库〔2021〕19号）。", ReserveStandard.NationalFloor / 100m) { Field = "Floor" };
        if (terms.Floor > 10_000) throw new RuleBroken("预留比例不能超过 100%。") { Field = "Floor" };
        if (terms.Deadline.Year != Year && terms.Deadline.Year != Year - 1) throw new RuleBroken("{0} 年度的填报截止日期应在 {1} 年或 {0} 年。", Year, Year - 1) { Field = "Deadline" };
        if (terms.UnionPerHead is { Fen: <= 0 }) throw new RuleBroken("{0}应大于 0。", "工会人均标准") { Field = "UnionPerHead" };
        (Floor, Deadline, UnionPerHead) = (terms.Floor, terms.Deadline, terms.UnionPerHead);
        (SourceDocument, DocumentNumber) = (Guard.Text(terms.SourceDocument, "来源文件", 200), Guard.Text(terms.DocumentNumber, "文号", 60));
        (KeptBy, KeptAt) = (by, now);
    }

    public ReserveStandard Standard => new(Floor, Deadline, UnionPerHead, SourceDocument, DocumentNumber);
}

/// <summary>What holds for a unit in a year.</summary>
/// <param name="Floor">Hundredths of a percent.</param>
/// <param name="Deadline">None where nobody set one.</param>
public sealed record ReserveStandard(int Floor, DateOnly? Deadline, Money? UnionPerHead, string SourceDocument, string DocumentNumber)
{
    /// <summary>「不低于10%」: 财库〔2021〕19号; county plan, measure 1.</summary>
    public const int NationalFloor = 1000;

    /// <summary>Where neither the county nor anybody above it set a rule.</summary>
    public static readonly ReserveStandard National = new(NationalFloor, null, null, "财政部 农业农村部 国家乡村振兴局关于运用政府采购政策支持乡村产业振兴的通知", "财库〔2021〕19号");

    /// <summary>The rule of the innermost area around the unit.</summary>
    public static ReserveStandard For(IEnumerable<ReserveRule> rules, string areaCode, int year) =>
        rules.Where(rule => rule.Year == year && Area.Contains(rule.AreaCode, areaCode)).MaxBy(rule => rule.AreaCode.Length)?.Standard ?? National;

    /// <summary>As a person typed it: at most two decimals.</summary>
    /// <exception cref="RuleBroken">Finer, or not between 0 and 100.</exception>
    public static int Ratio(decimal percent, string field) =>
        percent is < 0 or > 100 || decimal.Round(percent, 2) != percent
            ? throw new RuleBroken("比例应在 0 与 100 之间，最多两位小数，现在是 {0}。", percent) { Field = field } : (int)(percent * 100);
}
