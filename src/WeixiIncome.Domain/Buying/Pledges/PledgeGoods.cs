using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Pledges;

/// <summary>Goods that a unit promises to buy: of a category, perhaps one product of it.</summary>
/// <param name="Quantity">Base units (g, ml, pieces).</param>
/// <param name="Unit">The unit in which people speak of it.</param>
public sealed record GoodsTerms(Category Category, Product? Product, long Quantity, Unit Unit);

/// <summary>One line of a pledge's goods.</summary>
public sealed class PledgeGoods : Entity
{
    private PledgeGoods() { }

    internal PledgeGoods(Guid pledgeId, int position, GoodsTerms terms)
    {
        if (terms.Unit.Family() != terms.Category.UnitFamily)
            throw new RuleBroken("“{0}”按{1}计量，不能用“{2}”。", terms.Category.Name, terms.Category.UnitFamily, terms.Unit) { Field = "Goods" };
        if (terms.Product is { } product && product.CategoryId != terms.Category.Id)
            throw new RuleBroken("“{0}”不属于“{1}”。", product.Name, terms.Category.Name) { Field = "Goods" };
        (PledgeId, Position, CategoryId, ProductId, Quantity, Unit) =
            (pledgeId, position, terms.Category.Id, terms.Product?.Id, Guard.Positive(terms.Quantity, "数量"), terms.Unit);
        Name = terms.Product?.Name ?? terms.Category.Name;
    }

    public Guid PledgeId { get; private set; }
    public int Position { get; private set; }
    public Guid CategoryId { get; private set; }

    /// <summary>None where anything of the category will do.</summary>
    public Guid? ProductId { get; private set; }

    /// <summary>What it was called on the day of the promise.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Base units (g, ml, pieces).</summary>
    public long Quantity { get; private set; }
    public Unit Unit { get; private set; }
}
