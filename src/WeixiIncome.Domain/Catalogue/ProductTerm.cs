namespace WeixiIncome.Domain.Catalogue;

/// <summary>One word under which a product is found: two-character pieces, pinyin syllables, initials.</summary>
public sealed class ProductTerm
{
    private ProductTerm() { }

    public ProductTerm(string term, Guid productId) => (Term, ProductId) = (term, productId);

    public string Term { get; private set; } = "";
    public Guid ProductId { get; private set; }
}
