using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

/// <summary>Which plan a household has for a year.</summary>
public enum PlanKind
{
    [Description("到户增收计划")] Household = 1,
    [Description("一户一方案")] BelowLine = 2,
}

/// <summary>What a measure of a plan is about.</summary>
public enum MeasureKind
{
    [Description("产业发展")] Industry = 1,
    [Description("务工就业")] Employment = 2,
    [Description("财产性收入")] Property = 3,
    [Description("转移性收入")] Transfer = 4,
    [Description("小额信贷")] Credit = 5,
    [Description("保险保障")] Insurance = 6,
    [Description("消费帮扶")] Purchase = 7,
    [Description("其他")] Other = 8,
}

/// <summary>A measure as it is typed.</summary>
/// <param name="Target">What it is to bring the household in the year; none where it is not money.</param>
public sealed record MeasureTerms(MeasureKind Kind, string? Text, Money? Target, DateOnly? DueOn);

/// <summary>
/// A household's plan for a year (到户增收计划 for all; 一户一方案 for those under ¥10,000 net a head). Source: provincial plan of income growth,
/// and the county's: a plan for every household, each measure with what it is to bring.
/// </summary>
public sealed class HouseholdPlan : Entity
{
    private readonly List<PlanMeasure> measures = [];

    private HouseholdPlan() { }

    internal HouseholdPlan(Guid householdId, int year, PlanKind kind) => (HouseholdId, Year, Kind) = (householdId, year, kind);

    public Guid HouseholdId { get; private set; }
    public int Year { get; private set; }
    public PlanKind Kind { get; private set; }
    public IReadOnlyList<PlanMeasure> Measures => measures;

    public Money Target => measures.Aggregate(Money.Zero, (sum, measure) => sum + (measure.Target ?? Money.Zero));

    internal void Write(PlanKind kind, IReadOnlyList<MeasureTerms> wanted)
    {
        if (wanted.Count == 0) throw new RuleBroken("请至少写一条增收措施。") { Field = "Measures" };
        Kind = kind;
        // What has progress stays; the rest is written anew.
        measures.RemoveAll(measure => measure.Percent == 0);
        foreach (var terms in wanted)
            if (!measures.Exists(m => m.Text == terms.Text?.Trim() && m.Kind == terms.Kind)) measures.Add(new PlanMeasure(Id, measures.Select(m => m.Position).DefaultIfEmpty().Max() + 1, terms));
    }
}

/// <summary>One measure of a plan, with how far it has come.</summary>
public sealed class PlanMeasure : Entity
{
    private PlanMeasure() { }

    internal PlanMeasure(Guid planId, int position, MeasureTerms terms)
    {
        (PlanId, Position, Kind, DueOn) = (planId, position, terms.Kind, terms.DueOn);
        Text = PersonalData.Refuse(Guard.Text(terms.Text, "措施", 200), "Measures");
        Target = terms.Target is { } target ? Guard.Positive(target, "预期增收") : null;
    }

    public Guid PlanId { get; private set; }
    public int Position { get; private set; }
    public MeasureKind Kind { get; private set; }
    public string Text { get; private set; } = "";
    public Money? Target { get; private set; }
    public DateOnly? DueOn { get; private set; }

    /// <summary>0 to 100.</summary>
    public int Percent { get; private set; }
    public string? Note { get; private set; }
    public DateTime? ToldAt { get; private set; }

    internal void Tell(int percent, string? note, DateTime at)
    {
        if (percent is < 0 or > 100) throw new RuleBroken("进展应在 0 与 100 之间。") { Field = "Percent" };
        (Percent, Note, ToldAt) = (percent, PersonalData.Refuse(Guard.OptionalText(note, "进展说明", 200), "Note"), at);
    }
}
