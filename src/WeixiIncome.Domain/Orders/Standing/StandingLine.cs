using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Standing;

/// <summary>How much of an offer a standing order asks for at each delivery, and what of it was approved.</summary>
public sealed class StandingLine : Entity
{
    private StandingLine() { }

    internal StandingLine(Guid standingOrderId, int position, StandingLineTerms terms)
    {
        (StandingOrderId, Position, OfferId, ProductName, Unit) = (standingOrderId, position, terms.Offer.Id, terms.Product.Name, terms.Offer.Unit);
        Set(terms);
    }

    public Guid StandingOrderId { get; private set; }
    public int Position { get; private set; }
    public Guid OfferId { get; private set; }

    /// <summary>As it was named then: what is gone still has a name in the log.</summary>
    public string ProductName { get; private set; } = "";
    public Unit Unit { get; private set; }

    /// <summary>Base units a delivery.</summary>
    public long Quantity { get; private set; }
    public PriceRule Rule { get; private set; }

    /// <summary>Per unit of sale: the most that is paid; none for today's price and for agreed ones, which the agreement knows.</summary>
    public Money? Limit { get; private set; }

    /// <summary>What the line cost a unit of sale when it was last written down: the amount that is approved.</summary>
    public Money SeenPrice { get; private set; }

    /// <summary>Base units a delivery that were approved; none while the line never was.</summary>
    public long? ApprovedQuantity { get; private set; }

    /// <summary>What they came to.</summary>
    public Money? ApprovedAmount { get; private set; }

    /// <summary>What one delivery of the line comes to, at the price that was seen.</summary>
    public Money Amount => Unit.Price(SeenPrice, Quantity);

    public bool IsWithinApproval => ApprovedQuantity is { } approved && Tolerance.Holds(approved, Quantity);

    internal void Set(StandingLineTerms terms)
    {
        if (terms.Quantity <= 0) throw new RuleBroken("“{0}”的数量应大于 0。", ProductName);
        (Quantity, Rule) = (terms.Quantity, terms.Rule);
        Limit = terms.Rule == PriceRule.Agreed ? null : terms.Rule.Checked(terms.Limit, ProductName);
        SeenPrice = terms.Limit is { } limit && terms.Rule != PriceRule.Today ? limit : terms.Offer.PriceFor(terms.Quantity);
    }

    internal void SetQuantity(long quantity) => Quantity = quantity > 0 ? quantity : throw new RuleBroken("“{0}”的数量应大于 0。", ProductName);

    internal void Approve() => (ApprovedQuantity, ApprovedAmount) = (Quantity, Amount);
}

/// <summary>A quantity for one delivery only: 0 leaves the line out that time.</summary>
public sealed class StandingOnce : Entity
{
    private StandingOnce() { }

    internal StandingOnce(Guid standingOrderId, DateOnly dueOn, Guid offerId, long quantity) => (StandingOrderId, DueOn, OfferId, Quantity) = (standingOrderId, dueOn, offerId, quantity);

    public Guid StandingOrderId { get; private set; }
    public DateOnly DueOn { get; private set; }
    public Guid OfferId { get; private set; }

    /// <summary>Base units.</summary>
    public long Quantity { get; private set; }
}

/// <summary>A delivery that is left out once.</summary>
public sealed class StandingSkip : Entity
{
    private StandingSkip() { }

    internal StandingSkip(Guid standingOrderId, DateOnly dueOn, Guid by) => (StandingOrderId, DueOn, SkippedBy) = (standingOrderId, dueOn, by);

    public Guid StandingOrderId { get; private set; }
    public DateOnly DueOn { get; private set; }
    public Guid SkippedBy { get; private set; }
}

/// <summary>What somebody did with a standing order, and when.</summary>
public sealed class StandingStep : Entity
{
    private StandingStep() { }

    internal StandingStep(Guid standingOrderId, StandingAct act, Guid memberId, string? comment, DateTime at) =>
        (StandingOrderId, Act, MemberId, Comment, At) = (standingOrderId, act, memberId, comment, at);

    public Guid StandingOrderId { get; private set; }
    public StandingAct Act { get; private set; }
    public Guid MemberId { get; private set; }
    public string? Comment { get; private set; }
    public DateTime At { get; private set; }
}
