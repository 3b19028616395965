using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Income;

/// <summary>What a row of a monitoring system says of a household's income in a year, whole household.</summary>
public sealed record IncomeTerms(int People, Money Operating, Money ProductionCosts, Money Wage, Money Property, Money Transfer);

/// <summary>
/// A household's income in an income year as it was imported from a monitoring system; what is computed here from payments stands beside it and
/// is never mixed in. Net = operating − production costs (生产经营性支出) + wage + property + transfer.
/// </summary>
public sealed class HouseholdIncome : Aggregate
{
    private HouseholdIncome() { }

    public HouseholdIncome(Guid householdId, int year, IncomeTerms terms, string source, Guid? by, DateTime now)
    {
        (HouseholdId, Year) = (householdId, year);
        Say(terms, source, by, now);
    }

    public Guid HouseholdId { get; private set; }
    public int Year { get; private set; }
    public int People { get; private set; }

    /// <summary>Gross receipts.</summary>
    public Money Operating { get; private set; }
    public Money ProductionCosts { get; private set; }
    public Money Wage { get; private set; }
    public Money Property { get; private set; }
    public Money Transfer { get; private set; }
    public Money Net { get; private set; }
    public string Source { get; private set; } = "";
    public Guid? ImportedBy { get; private set; }
    public DateTime ImportedAt { get; private set; }

    public bool Says(IncomeTerms terms) => (People, Operating, ProductionCosts, Wage, Property, Transfer) == (terms.People, terms.Operating, terms.ProductionCosts, terms.Wage, terms.Property, terms.Transfer);

    public void Say(IncomeTerms terms, string source, Guid? by, DateTime now)
    {
        if (terms.People is < 1 or > 40) throw new RuleBroken("人数 {0} 不对，应在 1 与 40 之间。", terms.People) { Field = "People" };
        foreach (var (name, amount) in new[] { ("经营性收入", terms.Operating), ("生产经营性支出", terms.ProductionCosts), ("工资性收入", terms.Wage), ("财产性收入", terms.Property), ("转移性收入", terms.Transfer) })
            if (amount.Fen is < 0 or > 1_000_000_000) throw new RuleBroken("{0} {1} 不像真的，请核对单位（元）。", name, amount);
        (People, Operating, ProductionCosts, Wage, Property, Transfer) = (terms.People, terms.Operating, terms.ProductionCosts, terms.Wage, terms.Property, terms.Transfer);
        Net = Operating - ProductionCosts + Wage + Property + Transfer;
        Source = Guard.Text(source, "来源", 60);
        (ImportedBy, ImportedAt) = (by, now);
    }
}
