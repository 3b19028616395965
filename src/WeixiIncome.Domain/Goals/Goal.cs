using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Goals;

/// <summary>
/// Which ledger entries a goal counts. The county goal: relation Shanghai, central or provincial; series direct; base A
/// (product.md, "What the goals mean").
/// </summary>
/// <param name="CountsBase">The base that the goal's words ask for.</param>
/// <param name="AppliesToUnattributed">Whether entries whose lots name no household (「未归户」) stand in; pages say so.</param>
public sealed record GoalRule(IReadOnlySet<AssistanceRelation> Relations, Series Series, PurchaseBase CountsBase, bool AppliesToUnattributed)
{
    public static readonly GoalRule CountyPlan = new(
        new HashSet<AssistanceRelation> { AssistanceRelation.Shanghai, AssistanceRelation.Central, AssistanceRelation.Provincial },
        Series.Direct, PurchaseBase.A, AppliesToUnattributed: false);

    public static readonly GoalRule ProvincePlan = new(
        new HashSet<AssistanceRelation> { AssistanceRelation.Shanghai }, Series.Direct, PurchaseBase.C, AppliesToUnattributed: true);

    public bool Counts(LedgerEntry entry) => Counts(entry.Relation, entry.Series, entry.Base, entry.Unattributed);

    public bool Counts(AssistanceRelation relation, Series series, PurchaseBase given, bool unattributed) =>
        Relations.Contains(relation) && series == Series && CountsThe(given, unattributed);

    /// <summary>A counts A; B counts A and B; C counts A, B and C; what is ordered and has not left yet is 「待定」 and stands in each.</summary>
    private bool CountsThe(PurchaseBase given, bool unattributed) =>
        given is not PurchaseBase.N && (given <= CountsBase || (unattributed && AppliesToUnattributed));
}

/// <summary>What a document says of a year's goal.</summary>
public sealed record GoalTerms(Money Floor, Money? Stretch, string SourceDocument, string DocumentNumber, string Clause, string Wording, Guid? FileId);

/// <summary>What an area wants purchased in a year: floor, stretch, rule, and the document that says so in its own words.</summary>
public sealed class Goal : Aggregate
{
    private Goal() { }

    public Goal(string areaCode, int year, GoalRule rule, Money floor, Money? stretch, string sourceDocument, string clause, string wording, bool isSample)
    {
        if (year is < 2020 or > 2100) throw new RuleBroken("目标年度 {0} 不对，请填写四位年份。", year) { Field = "Year" };
        (AreaCode, Year, IsSample) = (areaCode, year, isSample);
        (Relations, Series, CountsBase, AppliesToUnattributed) =
            (string.Join(',', rule.Relations.Order().Select(r => (int)r)), rule.Series, rule.CountsBase, rule.AppliesToUnattributed);
        Say(floor, stretch, sourceDocument, clause, wording);
    }

    /// <summary>A goal that the county sets for a year by a document of its own.</summary>
    public static Goal Set(string areaCode, int year, GoalTerms terms, Guid by, DateTime now)
    {
        var goal = new Goal(areaCode, year, GoalRule.CountyPlan, terms.Floor, terms.Stretch, terms.SourceDocument, terms.Clause, terms.Wording, isSample: false);
        goal.Sign(terms, by, now);
        return goal;
    }

    /// <summary>Corrects a goal that was entered here; the three-year plans' own goals stand as they are.</summary>
    public void Revise(GoalTerms terms, Guid by, DateTime now)
    {
        if (IsPlan) throw new RuleBroken("{0} 年的目标出自三年行动方案，不能修改。", Year) { Field = "Year" };
        Say(terms.Floor, terms.Stretch, terms.SourceDocument, terms.Clause, terms.Wording);
        Sign(terms, by, now);
        IsSample = false;
    }

    private void Say(Money floor, Money? stretch, string sourceDocument, string clause, string wording)
    {
        if (!floor.IsPositive) throw new RuleBroken("目标金额应大于 0。") { Field = "Floor" };
        if (stretch is { } high && high <= floor) throw new RuleBroken("力争目标应高于基本目标。") { Field = "Stretch" };
        (Floor, Stretch) = (floor, stretch);
        SourceDocument = Guard.Text(sourceDocument, "来源文件", 200);
        Clause = Guard.Text(clause, "条款", 100);
        Wording = Guard.Text(wording, "原文", 500);
    }

    private void Sign(GoalTerms terms, Guid by, DateTime now)
    {
        DocumentNumber = Guard.Text(terms.DocumentNumber, "文号", 60);
        FileId = terms.FileId ?? FileId;
        (EnteredBy, EnteredAt) = (by, now);
    }

    public string AreaCode { get; private set; } = "";

    /// <summary>A calendar year of business dates.</summary>
    public int Year { get; private set; }
    public Money Floor { get; private set; }
    public Money? Stretch { get; private set; }

    /// <summary>The <see cref="AssistanceRelation"/> values counted, as numbers joined by commas.</summary>
    public string Relations { get; private set; } = "";
    public Series Series { get; private set; }
    public PurchaseBase CountsBase { get; private set; }
    public bool AppliesToUnattributed { get; private set; }
    public string SourceDocument { get; private set; } = "";

    /// <summary>The document's number, such as 维办发〔2022〕30号, and its scan; the plans' own stand in their titles.</summary>
    public string? DocumentNumber { get; private set; }
    public Guid? FileId { get; private set; }
    public Guid? EnteredBy { get; private set; }
    public DateTime? EnteredAt { get; private set; }
    public string Clause { get; private set; } = "";

    /// <summary>The plan's own words, with its 「争取」 and 「力争」.</summary>
    public string Wording { get; private set; } = "";

    /// <summary>Entered for the demonstration county only (「示例文件」).</summary>
    public bool IsSample { get; private set; }

    /// <summary>A goal of the three-year plans (2022–2024) as they were published.</summary>
    public bool IsPlan => EnteredBy is null && !IsSample;

    public GoalRule Rule => new(
        Relations.Split(',').Select(r => (AssistanceRelation)int.Parse(r, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet(),
        Series, CountsBase, AppliesToUnattributed);
}
