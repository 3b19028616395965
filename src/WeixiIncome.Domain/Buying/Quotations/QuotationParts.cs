using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Quotations;

/// <summary>One thing that a request asks for.</summary>
public sealed class QuotationLine : Entity
{
    private QuotationLine() { }

    internal QuotationLine(Guid quotationId, int position, WantedLine wanted)
    {
        if (wanted.Unit.Family() != wanted.Family) throw new RuleBroken("第 {0} 行的单位“{1}”与品类不符，该品类按{2}计量。", position, wanted.Unit, wanted.Family) { Field = "Lines" };
        if (wanted.Quantity <= 0) throw new RuleBroken("第 {0} 行的数量应大于 0。", position) { Field = "Lines" };
        (QuotationId, Position, CategoryId, Unit, Quantity) = (quotationId, position, wanted.CategoryId, wanted.Unit, wanted.Quantity);
        (Product, Specification) = (Guard.Text(wanted.Product, "产品", 60), Guard.OptionalText(wanted.Specification, "规格", 100));
    }

    public Guid QuotationId { get; private set; }
    public int Position { get; private set; }

    /// <summary>In the buyer's words.</summary>
    public string Product { get; private set; } = "";
    public string? Specification { get; private set; }
    public Guid CategoryId { get; private set; }
    public Unit Unit { get; private set; }

    /// <summary>Base units.</summary>
    public long Quantity { get; private set; }
}

/// <summary>A supplier that was invited to answer.</summary>
public sealed class InvitedSupplier : Entity
{
    private InvitedSupplier() { }

    internal InvitedSupplier(Guid quotationId, Guid supplierId) => (QuotationId, SupplierId) = (quotationId, supplierId);

    public Guid QuotationId { get; private set; }
    public Guid SupplierId { get; private set; }
}

/// <summary>Who did what with a request, and when; nobody where the clock did it.</summary>
public sealed class QuotationStep : Entity
{
    private QuotationStep() { }

    internal QuotationStep(Guid quotationId, QuotationAct act, Guid? memberId, string? comment, DateTime at) =>
        (QuotationId, Act, MemberId, Comment, At) = (quotationId, act, memberId, comment, at);

    public Guid QuotationId { get; private set; }
    public QuotationAct Act { get; private set; }
    public Guid? MemberId { get; private set; }
    public string? Comment { get; private set; }
    public DateTime At { get; private set; }
}

/// <summary>How much of a line an answer was awarded, at its price, and what became of the order.</summary>
public sealed class AwardedLine : Entity
{
    private AwardedLine() { }

    internal AwardedLine(Guid quotationId, QuotationLine line, Bid bid, BidLine answer, long quantity)
    {
        (QuotationId, LineId, BidId, SupplierId, OfferId) = (quotationId, line.Id, bid.Id, bid.SupplierId, answer.OfferId);
        (Quantity, Price, OfferPrice, DeliverOn) = (quantity, answer.Price, answer.OfferPrice, answer.DeliverOn);
        Amount = line.Unit.Price(Price, quantity);
    }

    public Guid QuotationId { get; private set; }
    public Guid LineId { get; private set; }
    public Guid BidId { get; private set; }
    public Guid SupplierId { get; private set; }
    public Guid OfferId { get; private set; }

    /// <summary>Base units.</summary>
    public long Quantity { get; private set; }

    /// <summary>Per unit of the request's line.</summary>
    public Money Price { get; private set; }

    /// <summary>The same, per unit in which the offer is sold.</summary>
    public Money OfferPrice { get; private set; }
    public Money Amount { get; private set; }
    public DateOnly DeliverOn { get; private set; }

    /// <summary>The order that came of it, by the number that people know.</summary>
    public string? OrderNumber { get; private set; }

    /// <summary>Why no order could be placed yet: a sentence, Chinese, as it was told.</summary>
    public string? NotPlacedBecause { get; private set; }

    internal void Ordered(string number) => (OrderNumber, NotPlacedBecause) = (number, null);

    internal void NotPlaced(string because) => NotPlacedBecause = because.Length > 300 ? because[..300] : because;
}
