using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying;

/// <summary>What a person has gathered for their organisation, over many suppliers, before it becomes orders.</summary>
public sealed class Cart : Aggregate
{
    private readonly List<CartLine> lines = [];

    private Cart() { }

    public Cart(Guid memberId, Guid organisationId) => (MemberId, OrganisationId) = (memberId, organisationId);

    public Guid MemberId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public IReadOnlyList<CartLine> Lines => lines;

    /// <summary>Adds to what is there already of the offer.</summary>
    /// <param name="comparisonId">The comparison of quotes that chose it.</param>
    public void Add(Offer offer, long quantity, DateTime now, Guid? comparisonId = null)
    {
        Guard.Positive(quantity, "数量");
        if (lines.Find(l => l.OfferId == offer.Id) is { } line) line.Set(offer, line.Quantity + quantity, comparisonId);
        else
        {
            if (lines.Count >= 200) throw new RuleBroken("购物车最多 200 行，请先提交一部分。");
            lines.Add(new CartLine(Id, offer, quantity, now, comparisonId));
        }
    }

    /// <summary>Sets the quantity; 0 takes the line out.</summary>
    public void Set(Offer offer, long quantity)
    {
        var line = lines.Find(l => l.OfferId == offer.Id) ?? throw new NotThere();
        if (quantity < 0) throw new RuleBroken("{0}应大于 0。", "数量");
        if (quantity == 0) lines.Remove(line);
        else line.Set(offer, quantity);
    }

    public void Empty() => lines.Clear();

    public void Remove(IReadOnlyCollection<Guid> offerIds) => lines.RemoveAll(l => offerIds.Contains(l.OfferId));
}

/// <summary>An offer in the cart with its quantity in base units.</summary>
public sealed class CartLine : Entity
{
    private CartLine() { }

    internal CartLine(Guid cartId, Offer offer, long quantity, DateTime addedAt, Guid? comparisonId)
    {
        (CartId, OfferId, AddedAt) = (cartId, offer.Id, addedAt);
        Set(offer, quantity, comparisonId);
    }

    public Guid CartId { get; private set; }
    public Guid OfferId { get; private set; }
    public long Quantity { get; private set; }

    /// <summary>The price per unit that the person saw when the quantity was set.</summary>
    public Money SeenPrice { get; private set; }
    public DateTime AddedAt { get; private set; }

    /// <summary>The comparison of quotes (三家比价) that chose it.</summary>
    public Guid? ComparisonId { get; private set; }

    internal void Set(Offer offer, long quantity, Guid? comparisonId = null) =>
        (Quantity, SeenPrice, ComparisonId) = (quantity, offer.PriceFor(quantity), comparisonId ?? ComparisonId);
}
