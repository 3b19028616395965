using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Comparisons;

/// <summary>What a supplier asks for the need of a comparison.</summary>
/// <param name="OfferId">An offer here; none for a quote from outside.</param>
/// <param name="Price">Per unit of the comparison, at its quantity.</param>
/// <param name="Source">Where the quote comes from: this platform, a call, a sheet, a market stall.</param>
public sealed record QuoteTerms(Guid? OfferId, Guid? SupplierId, string? SupplierName, string? ProductName, string? Specification, Money Price,
    string? Contact, DateOnly QuotedOn, string? Source, Guid? PaperId);

/// <summary>One quote of a comparison, frozen as it was taken in.</summary>
public sealed class ComparedQuote : Entity
{
    private ComparedQuote() { }

    internal ComparedQuote(Guid comparisonId, int position, QuoteTerms terms, Unit unit, long quantity)
    {
        (ComparisonId, Position, OfferId, SupplierId, PaperId, QuotedOn) = (comparisonId, position, terms.OfferId, terms.SupplierId, terms.PaperId, terms.QuotedOn);
        SupplierName = Guard.Text(terms.SupplierName, "供应商名称", 100);
        ProductName = Guard.OptionalText(terms.ProductName, "产品", 60);
        Specification = Guard.OptionalText(terms.Specification, "规格", 60);
        Contact = Guard.OptionalText(terms.Contact, "联系方式", 100);
        Source = Guard.Text(terms.Source, "报价来源", 100);
        Price = terms.Price.IsPositive ? terms.Price : throw new RuleBroken("{0}应大于 0。", "单价") { Field = "Price" };
        Amount = unit.Price(Price, quantity);
    }

    public Guid ComparisonId { get; private set; }
    public int Position { get; private set; }
    public Guid? OfferId { get; private set; }
    public Guid? SupplierId { get; private set; }
    public string SupplierName { get; private set; } = "";
    public string? ProductName { get; private set; }
    public string? Specification { get; private set; }
    public string? Contact { get; private set; }

    /// <summary>Business date.</summary>
    public DateOnly QuotedOn { get; private set; }
    public string Source { get; private set; } = "";

    /// <summary>Per unit of the comparison.</summary>
    public Money Price { get; private set; }

    /// <summary>At the comparison's quantity.</summary>
    public Money Amount { get; private set; }
    public Guid? PaperId { get; private set; }
}
