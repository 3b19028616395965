using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Agreements;

/// <summary>What is typed for a line of an agreement.</summary>
/// <param name="Quantity">Base units for the whole period.</param>
/// <param name="Price">Per unit of sale: the agreed price, or the most; none for today's.</param>
public sealed record AgreementLineTerms(Offer Offer, Product Product, long Quantity, PriceRule Rule, Money? Price);

/// <summary>How much of an offer is planned for the period, at what price, and how much of it was ordered.</summary>
public sealed class AgreementLine : Entity
{
    private AgreementLine() { }

    internal AgreementLine(Guid agreementId, int position, AgreementLineTerms terms)
    {
        (AgreementId, Position, OfferId, ProductId) = (agreementId, position, terms.Offer.Id, terms.Product.Id);
        (ProductName, ProductNumber, Specification, Unit) = (terms.Product.Name, terms.Product.Number, terms.Offer.Specification, terms.Offer.Unit);
        Quantity = terms.Quantity > 0 ? terms.Quantity : throw new RuleBroken("“{0}”的数量应大于 0。", ProductName);
        (Rule, Price) = (terms.Rule, terms.Rule.Checked(terms.Price, ProductName));
        Amount = Unit.Price(Price ?? terms.Offer.PriceFor(Quantity), Quantity);
        Most = Tolerance.Most(Quantity);
    }

    public Guid AgreementId { get; private set; }
    public int Position { get; private set; }
    public Guid OfferId { get; private set; }
    public Guid ProductId { get; private set; }
    public string ProductName { get; private set; } = "";
    public string ProductNumber { get; private set; } = "";
    public string Specification { get; private set; } = "";
    public Unit Unit { get; private set; }

    /// <summary>Planned for the whole period, base units.</summary>
    public long Quantity { get; private set; }
    public PriceRule Rule { get; private set; }

    /// <summary>Per unit of sale: agreed, or the most; none for today's price.</summary>
    public Money? Price { get; private set; }

    /// <summary>What the planned quantity comes to.</summary>
    public Money Amount { get; private set; }

    /// <summary>Base units that may be drawn: the plan and a tenth.</summary>
    public long Most { get; private set; }

    /// <summary>Base units that orders have drawn; changed by one conditional update only.</summary>
    public long Drawn { get; private set; }

    public long Left => Math.Max(0, Most - Drawn);
}

/// <summary>An order line that drew on an agreement, or gave back what it had drawn; never changed.</summary>
public sealed class AgreementDraw : Entity
{
    private AgreementDraw() { }

    /// <param name="quantity">Base units; negative gives back.</param>
    public AgreementDraw(Guid agreementId, Guid lineId, Guid orderLineId, long quantity, Money amount, DateTime at) =>
        (AgreementId, LineId, OrderLineId, Quantity, Amount, At) = (agreementId, lineId, orderLineId, quantity, amount, at);

    public Guid AgreementId { get; private set; }
    public Guid LineId { get; private set; }
    public Guid OrderLineId { get; private set; }
    public long Quantity { get; private set; }
    public Money Amount { get; private set; }
    public DateTime At { get; private set; }
}

/// <summary>Who did what with an agreement, and when.</summary>
public sealed class AgreementStep : Entity
{
    private AgreementStep() { }

    internal AgreementStep(Guid agreementId, AgreementAct act, Guid memberId, string? comment, DateTime at) =>
        (AgreementId, Act, MemberId, Comment, At) = (agreementId, act, memberId, comment, at);

    public Guid AgreementId { get; private set; }
    public AgreementAct Act { get; private set; }
    public Guid MemberId { get; private set; }
    public string? Comment { get; private set; }
    public DateTime At { get; private set; }
}
