using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Lists;

/// <summary>What a unit buys again and again, with the usual quantities; shared by all who buy for it.</summary>
public sealed class ShoppingList : Aggregate
{
    /// <summary>As many as a cart takes.</summary>
    public const int MostLines = 200;

    private readonly List<ShoppingListLine> lines = [];

    private ShoppingList() { }

    public ShoppingList(Guid organisationId, string? name, Guid by, DateTime now)
    {
        (OrganisationId, CreatedBy, ChangedAt) = (organisationId, by, now);
        Name = Guard.Text(name, "清单名称", 40);
    }

    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; } = "";
    public Guid CreatedBy { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public bool IsRemoved { get; private set; }
    public IReadOnlyList<ShoppingListLine> Lines => lines;

    public void Rename(string? name, DateTime now) => (Name, ChangedAt) = (Guard.Text(name, "清单名称", 40), now);

    /// <summary>Sets the usual quantity of an offer, in base units; one that is not there yet is added, 0 takes it out.</summary>
    /// <param name="seenPrice">Another price than today's to compare with later, such as that of an old order.</param>
    public void Set(Offer offer, long quantity, DateTime now, Money? seenPrice = null)
    {
        if (quantity < 0) throw new RuleBroken("{0}应大于 0。", "数量");
        ChangedAt = now;
        var line = lines.Find(l => l.OfferId == offer.Id);
        if (quantity == 0)
        {
            if (line is not null) lines.Remove(line);
            return;
        }
        if (line is null)
        {
            if (lines.Count >= MostLines) throw new RuleBroken("一张清单最多 {0} 种产品。", MostLines);
            lines.Add(line = new ShoppingListLine(Id, offer.Id, lines.Count == 0 ? 1 : lines.Max(l => l.Position) + 1));
        }
        line.Set(quantity, seenPrice ?? offer.PriceFor(quantity));
    }

    /// <summary>Takes out what cannot be bought any more.</summary>
    public void Drop(Guid offerId, DateTime now)
    {
        lines.RemoveAll(line => line.OfferId == offerId);
        ChangedAt = now;
    }

    /// <summary>The prices that people have been told of now count as seen.</summary>
    public void Seen(IReadOnlyDictionary<Guid, Money> prices)
    {
        foreach (var line in lines)
            if (prices.TryGetValue(line.OfferId, out var price)) line.Set(line.Quantity, price);
    }

    public void Remove(DateTime now) => (IsRemoved, ChangedAt) = (true, now);
}

/// <summary>An offer with its usual quantity and the price that was seen last.</summary>
public sealed class ShoppingListLine : Entity
{
    private ShoppingListLine() { }

    internal ShoppingListLine(Guid listId, Guid offerId, int position) => (ListId, OfferId, Position) = (listId, offerId, position);

    public Guid ListId { get; private set; }
    public Guid OfferId { get; private set; }
    public int Position { get; private set; }

    /// <summary>Base units.</summary>
    public long Quantity { get; private set; }

    /// <summary>Per unit of sale, when the quantity was set or the list last went into a cart.</summary>
    public Money SeenPrice { get; private set; }

    internal void Set(long quantity, Money seenPrice) => (Quantity, SeenPrice) = (quantity, seenPrice);
}
