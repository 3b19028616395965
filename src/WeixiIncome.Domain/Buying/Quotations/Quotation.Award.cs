using WeixiIncome.Domain.Buying.Comparisons;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Quotations;

/// <summary>So much of a request's line to one answer.</summary>
/// <param name="Quantity">Base units.</param>
public sealed record AwardTo(Guid LineId, Guid BidId, long Quantity);

/// <summary>The award of a request, and the orders that come of it.</summary>
public sealed partial class Quotation
{
    /// <summary>
    /// Lines go to one or several answers, at their prices, with the reason.
    /// </summary>
    /// <param name="bids">The answers that stand, with their lines.</param>
    /// <param name="linked">Suppliers linked to households under ¥10,000.</param>
    /// <exception cref="RuleBroken">The writer, more than asked or offered, over the ceiling, nothing awarded.</exception>
    public void Award(IReadOnlyList<AwardTo> chosen, IReadOnlyList<Bid> bids, string? reason, string? equalNote, IReadOnlySet<Guid> linked, Guid by, DateTime now)
    {
        if (by == WrittenBy) throw new RuleBroken("定标人不能是起草询价的人，请由其他审批人定标。");
        // Read piece by piece while somebody else awarded: still open, and yet with awards.
        if (Status == QuotationStatus.Opened && awards.Count > 0) throw RuleBroken.ChangedMeanwhile;
        var why = Guard.Text(reason, "定标理由", 500);
        Take(QuotationAct.Award, by, why, now);
        var given = chosen.Where(award => award.Quantity != 0).ToArray();
        if (given.Length == 0) throw new RuleBroken("请至少把一行定给一家供应商；都不采购请宣布流标。");
        foreach (var line in lines)
        {
            var forLine = given.Where(award => award.LineId == line.Id).ToArray();
            if (forLine.Sum(award => award.Quantity) > line.Quantity)
                throw new RuleBroken("“{0}”要采购 {1}，定标合计超出，请核对。", line.Product, new Measured(line.Quantity, line.Unit));
            foreach (var award in forLine) awards.Add(Awarded(line, award, bids));
        }
        if (awards.Count != given.Length) throw new NotThere();
        if (Ceiling is { } ceiling && AwardedTotal > ceiling) throw new RuleBroken("定标合计 {0} 超过预算上限 {1}，请调整，或宣布流标后重新询价。", AwardedTotal, ceiling);
        (AwardedBy, AwardedAt, AwardReason, EqualNote) = (by, now, why, Guard.OptionalText(equalNote, "同等条件说明", 500));
        EqualConditions = Compared(bids, linked);
        if (EqualConditions == Comparisons.EqualConditions.NotPreferred && EqualNote is null) throw new RuleBroken("同等条件下另有联系低收入农户的供应商，没有选用请写明同等条件说明。") { Field = "EqualNote" };
        EqualAnswers = lines.Count(line => awards.Exists(award => award.LineId == line.Id && IsEqualed(award, bids)));
        Raise(new QuotationAwarded(Id));
    }

    private AwardedLine Awarded(QuotationLine line, AwardTo award, IReadOnlyList<Bid> bids)
    {
        if (award.Quantity < 0) throw new RuleBroken("定标数量不能小于 0。");
        var bid = bids.FirstOrDefault(b => b.Id == award.BidId && b.QuotationId == Id && !b.IsWithdrawn) ?? throw new NotThere();
        var answer = bid.Lines.FirstOrDefault(l => l.LineId == line.Id) ?? throw new NotThere();
        if (award.Quantity > answer.Quantity)
            throw new RuleBroken("“{0}”这家只报了 {1}，定标数量超出，请核对。", line.Product, new Measured(answer.Quantity, line.Unit));
        return new AwardedLine(Id, line, bid, answer, award.Quantity);
    }

    /// <summary>The worst of its lines: one where a linked supplier was passed over says so of the whole award.</summary>
    private EqualConditions Compared(IReadOnlyList<Bid> bids, IReadOnlySet<Guid> linked)
    {
        var equaled = awards.Select(award => (award.SupplierId, Others: EqualTo(award, bids).ToArray(), award.LineId)).Where(a => a.Others.Length > 0).ToArray();
        bool PassedOver(Guid line, Bid other) => linked.Contains(other.SupplierId) && !awards.Exists(a => a.BidId == other.Id && a.LineId == line);
        return equaled.Length == 0 ? Comparisons.EqualConditions.None
            : Array.Exists(equaled, a => !linked.Contains(a.SupplierId) && Array.Exists(a.Others, other => PassedOver(a.LineId, other))) ? Comparisons.EqualConditions.NotPreferred
            : Array.Exists(equaled, a => linked.Contains(a.SupplierId)) ? Comparisons.EqualConditions.Preferred : Comparisons.EqualConditions.NoneLinked;
    }

    /// <summary>Another answer to the same line has the same price and the same quality marks.</summary>
    private static bool IsEqualed(AwardedLine award, IReadOnlyList<Bid> bids) => EqualTo(award, bids).Any();

    private static IEnumerable<Bid> EqualTo(AwardedLine award, IReadOnlyList<Bid> bids)
    {
        var marks = bids.First(b => b.Id == award.BidId).Lines.First(l => l.LineId == award.LineId).QualityMarks;
        return bids.Where(b => b.Id != award.BidId && !b.IsWithdrawn && b.Lines.Any(l => l.LineId == award.LineId && l.Price == award.Price && l.QualityMarks == marks));
    }

    /// <summary>What a supplier was awarded and no order has come of yet.</summary>
    public IReadOnlyList<AwardedLine> ToOrderFrom(Guid supplierId) => [.. awards.Where(award => award.SupplierId == supplierId && award.OrderNumber is null)];

    /// <summary>The supplier's order was placed.</summary>
    public void Ordered(Guid supplierId, string orderNumber)
    {
        if (Status != QuotationStatus.Awarded) throw new RuleBroken("询价 {0} 还没有定标，不能下单。", Number);
        foreach (var award in ToOrderFrom(supplierId)) award.Ordered(orderNumber);
    }

    /// <summary>The supplier's order could not be placed; it may be tried again.</summary>
    public void NotPlaced(Guid supplierId, string because)
    {
        foreach (var award in ToOrderFrom(supplierId)) award.NotPlaced(because);
    }
}
