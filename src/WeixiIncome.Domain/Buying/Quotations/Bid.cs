using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Quotations;

/// <summary>A supplier's answer to one line: which of its own offers, at what price, how much, when.</summary>
/// <param name="Price">Per unit of the request's line.</param>
/// <param name="Quantity">Base units.</param>
public sealed record AnsweredLine(Guid LineId, Offer Offer, Product Product, Money Price, long Quantity, string? QualityMarks, DateOnly DeliverOn, string? Note);

/// <summary>
/// A supplier's sealed answer to a request: one per supplier, revised until the deadline; each revision is kept.
/// Prices are read through <c>SealedBids</c> only.
/// </summary>
public sealed class Bid : Aggregate
{
    private readonly List<BidLine> lines = [];
    private readonly List<BidRevision> revisions = [];

    private Bid() { }

    public Bid(Quotation quotation, Guid supplierId, IReadOnlyList<AnsweredLine> answered, string? note, Guid by, DateTime now)
    {
        (QuotationId, SupplierId) = (quotation.Id, supplierId);
        Answer(quotation, answered, note, by, now);
    }

    public Guid QuotationId { get; private set; }
    public Guid SupplierId { get; private set; }
    public string? Note { get; private set; }
    public Guid HandedInBy { get; private set; }
    public DateTime HandedInAt { get; private set; }
    public int Revision { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }
    public IReadOnlyList<BidLine> Lines => lines;
    public IReadOnlyList<BidRevision> Revisions => revisions;
    public bool IsWithdrawn => WithdrawnAt is not null;

    /// <summary>Hands the answer in, again where it was handed in before. That the deadline has not passed is the caller's conditional update.</summary>
    public void Answer(Quotation quotation, IReadOnlyList<AnsweredLine> answered, string? note, Guid by, DateTime now)
    {
        if (!quotation.Asks(SupplierId)) throw new NotThere();
        if (answered.Count == 0) throw new RuleBroken("请至少给一行报价。");
        var fresh = answered.Select(answer => new BidLine(Id, quotation.Lines.FirstOrDefault(l => l.Id == answer.LineId) ?? throw new NotThere(), SupplierId, quotation, answer)).ToArray();
        if (fresh.DistinctBy(l => l.LineId).Count() != fresh.Length) throw new RuleBroken("每行只能报一个价格。");
        lines.Clear();
        lines.AddRange(fresh);
        (Note, HandedInBy, HandedInAt, WithdrawnAt) = (Guard.OptionalText(note, "备注", 500), by, now, null);
        Revision++;
        revisions.Add(new BidRevision(this, by, now));
    }

    public void Withdraw(Guid by, DateTime now)
    {
        if (IsWithdrawn) throw new RuleBroken("报价已经撤回。");
        WithdrawnAt = now;
        Revision++;
        revisions.Add(new BidRevision(this, by, now));
    }
}

/// <summary>A supplier's price for one line of a request.</summary>
public sealed class BidLine : Entity
{
    private BidLine() { }

    internal BidLine(Guid bidId, QuotationLine line, Guid supplierId, Quotation quotation, AnsweredLine answer)
    {
        var (offer, product) = (answer.Offer, answer.Product);
        if (offer.SupplierId != supplierId || product.Id != offer.ProductId) throw new NotThere();
        if (product.CategoryId != line.CategoryId) throw new RuleBroken("第 {0} 行“{1}”：所选产品的品类不符。", line.Position, line.Product);
        if (!answer.Price.IsPositive) throw new RuleBroken("第 {0} 行“{1}”：单价应大于 0。", line.Position, line.Product);
        if (answer.Quantity <= 0 || answer.Quantity > line.Quantity)
            throw new RuleBroken("第 {0} 行“{1}”：可供数量应大于 0、不超过 {2}。", line.Position, line.Product, new Measured(line.Quantity, line.Unit));
        if (answer.DeliverOn < quotation.DeliverFrom || answer.DeliverOn > quotation.DeliverTo)
            throw new RuleBroken("第 {0} 行“{1}”：送货日期应在 {2} 与 {3} 之间。", line.Position, line.Product, quotation.DeliverFrom, quotation.DeliverTo);
        (BidId, LineId, OfferId, ProductName, Price, Quantity, DeliverOn) = (bidId, line.Id, offer.Id, product.Name, answer.Price, answer.Quantity, answer.DeliverOn);
        OfferPrice = line.Unit.Told(Price, offer.Unit) ?? throw new RuleBroken("第 {0} 行“{1}”：单价 {2} 折算到您的销售单位“{3}”不是整分，请调整一分再报。", line.Position, line.Product, Price, offer.Unit);
        QualityMarks = Guard.OptionalText(answer.QualityMarks, "质量标志", 100);
        Note = Guard.OptionalText(answer.Note, "备注", 200);
        Amount = line.Unit.Price(Price, Quantity);
    }

    public Guid BidId { get; private set; }
    public Guid LineId { get; private set; }
    public Guid OfferId { get; private set; }
    public string ProductName { get; private set; } = "";

    /// <summary>Per unit of the request's line.</summary>
    public Money Price { get; private set; }

    /// <summary>The same, per unit in which the offer is sold.</summary>
    public Money OfferPrice { get; private set; }

    /// <summary>Base units.</summary>
    public long Quantity { get; private set; }
    public Money Amount { get; private set; }

    /// <summary>What the supplier claims of it (绿色, 有机, 合格证 …), in words.</summary>
    public string? QualityMarks { get; private set; }
    public DateOnly DeliverOn { get; private set; }
    public string? Note { get; private set; }
}

/// <summary>An answer as it was handed in (or taken back) once; append-only.</summary>
public sealed class BidRevision : Entity
{
    private BidRevision() { }

    internal BidRevision(Bid bid, Guid by, DateTime at) =>
        (BidId, Number, MemberId, At, IsWithdrawal, Content) = (bid.Id, bid.Revision, by, at, bid.IsWithdrawn,
            string.Join('\n', bid.Lines.Select(l => FormattableString.Invariant($"{l.LineId:N}|{l.OfferId:N}|{l.Price.Fen}|{l.Quantity}|{l.DeliverOn:yyyy-MM-dd}|{l.QualityMarks}"))));

    public Guid BidId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }
    public Guid MemberId { get; private set; }
    public DateTime At { get; private set; }
    public bool IsWithdrawal { get; private set; }

    /// <summary>A line for each: line, offer, fen per unit, base units, day, quality marks.</summary>
    public string Content { get; private set; } = "";
}
