using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Thresholds;

/// <summary>What a document says of a year's purchase threshold.</summary>
public sealed record ThresholdTerms(string Name, Money Amount, string SourceDocument, string DocumentNumber, string Clause);

/// <summary>
/// The amount a unit may buy of one supplier in a year before another way of procurement is asked for (采购限额). It warns and
/// never refuses: whether an exception applies is for people to say.
/// </summary>
public sealed class PurchaseThreshold : Aggregate
{
    private PurchaseThreshold() { }

    /// <param name="areaCode">For the units of this area, where no inner area has its own.</param>
    public PurchaseThreshold(string areaCode, int year, ThresholdTerms terms, Guid? by, DateTime now)
    {
        if (year is < 2020 or > 2100) throw new RuleBroken("限额年度 {0} 不对，请填写四位年份。", year) { Field = "Year" };
        (AreaCode, Year) = (areaCode, year);
        Revise(terms, by, now);
    }

    public string AreaCode { get; private set; } = "";
    public int Year { get; private set; }
    public string Name { get; private set; } = "";
    public Money Amount { get; private set; }
    public string SourceDocument { get; private set; } = "";
    public string DocumentNumber { get; private set; } = "";
    public string Clause { get; private set; } = "";
    public Guid? EnteredBy { get; private set; }
    public DateTime EnteredAt { get; private set; }

    public void Revise(ThresholdTerms terms, Guid? by, DateTime now)
    {
        if (!terms.Amount.IsPositive) throw new RuleBroken("限额应大于 0。") { Field = "Amount" };
        Name = Guard.Text(terms.Name, "限额名称", 100);
        Amount = terms.Amount;
        SourceDocument = Guard.Text(terms.SourceDocument, "来源文件", 200);
        DocumentNumber = Guard.Text(terms.DocumentNumber, "文号", 60);
        Clause = Guard.Text(terms.Clause, "条款", 100);
        (EnteredBy, EnteredAt) = (by, now);
    }
}
