using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Catalogue.Lots;

/// <summary>A part of a lot that goes into another.</summary>
/// <param name="Quantity">Base units.</param>
public sealed record LotDraw(Lot Lot, long Quantity);

/// <summary>Lots made of lots: processed, merged, divided; the households' shares go along by input weight.</summary>
public sealed partial class Lot
{
    /// <summary>
    /// A new lot out of parts of others.
    /// </summary>
    /// <param name="output">What came of it, base units of its product.</param>
    /// <exception cref="RuleBroken">Other suppliers' lots, more out than in, other products merged, a lot that is not ready or no longer good.</exception>
    public static Lot Make(LotKind kind, LotTerms terms, IReadOnlyList<LotDraw> from, long output, Guid? by, DateTime now)
    {
        if (from.Count == 0) throw new RuleBroken("请选择投入的批次和数量。") { Field = "Draws" };
        if (from.Select(d => d.Lot.Id).Distinct().Count() != from.Count) throw new RuleBroken("同一批次填了两次，请合成一行。") { Field = "Draws" };
        foreach (var (lot, quantity) in from)
        {
            lot.MustBeReady();
            if (lot.SupplierId != terms.Product.SupplierId) throw new NotThere();
            if (lot.BestBefore < BusinessDate.Of(now)) throw new RuleBroken("批次 {0} 的保质期到 {1}，已过期，不能再用。", lot.Number, lot.BestBefore) { Field = "Draws" };
            if (quantity <= 0) throw new RuleBroken("批次 {0} 的投入数量应大于 0。", lot.Number) { Field = "Draws" };
            if (lot.ProducedOn > terms.ProducedOn) throw new RuleBroken("批次 {0} 在 {1} 才产出，不能用于 {2} 的批次。", lot.Number, lot.ProducedOn, terms.ProducedOn) { Field = "ProducedOn" };
        }
        if (output <= 0) throw new RuleBroken("产出数量应大于 0。") { Field = "Output" };
        CheckOutput(kind, terms, from, output);
        CheckShelfLife(kind, terms, from);
        var made = new Lot(kind, terms, by, now) { Status = LotStatus.Ready, Quantity = output };
        foreach (var (lot, quantity) in from)
        {
            made.inputs.Add(new LotInput(made.Id, lot.Id, lot.Number, lot.ProductId, quantity));
            made.Inherit(lot, quantity);
        }
        return made;
    }

    private static void CheckOutput(LotKind kind, LotTerms terms, IReadOnlyList<LotDraw> from, long output)
    {
        var input = from.Sum(d => d.Quantity);
        if (kind is LotKind.Merged or LotKind.Divided)
        {
            if (from.Any(d => d.Lot.ProductId != terms.Product.Id)) throw new RuleBroken("合并和拆分只能用同一产品的批次；加工成别的产品请选“加工”。") { Field = "ProductId" };
            if (output != input) throw new RuleBroken("合并和拆分不改变数量：投入 {0}，产出 {1}。", new Measured(input, from[0].Lot.Unit), new Measured(output, from[0].Lot.Unit)) { Field = "Output" };
        }
        if (kind == LotKind.Merged && from.Count < 2) throw new RuleBroken("合并至少要两个批次。") { Field = "Draws" };
        if (kind == LotKind.Divided && from.Count != 1) throw new RuleBroken("拆分只能从一个批次拆。") { Field = "Draws" };
        if (kind == LotKind.Processed && from.Any(d => d.Lot.Unit.Family() != from[0].Lot.Unit.Family())) throw new RuleBroken("投入的批次计量方式不同，请分开加工。") { Field = "Draws" };
        if (kind == LotKind.Processed && from[0].Lot.Unit.Family() == terms.Category.UnitFamily && output > input)
            throw new RuleBroken("产出 {0} 超过投入 {1}，请核对。", new Measured(output, from[0].Lot.Unit), new Measured(input, from[0].Lot.Unit)) { Field = "Output" };
    }

    /// <summary>Mixing or dividing keeps nothing longer: at most to the earliest day of what went in.</summary>
    private static void CheckShelfLife(LotKind kind, LotTerms terms, IReadOnlyList<LotDraw> from)
    {
        if (kind is not (LotKind.Merged or LotKind.Divided) || from.Min(d => d.Lot.BestBefore) is not { } earliest) return;
        if (terms.BestBefore is null || terms.BestBefore > earliest) throw new RuleBroken("合并和拆分不延长保质期：最晚到 {0}。", earliest) { Field = "BestBefore" };
    }

    /// <summary>The part's households come along, to the base unit by largest remainder.</summary>
    private void Inherit(Lot from, long quantity)
    {
        InputWeight += quantity;
        var parts = new Money(quantity).Split([.. from.shares.Select(s => s.Weight)]);
        foreach (var (share, part) in from.shares.Zip(parts).Where(pair => pair.Second.IsPositive)) Share(share.HouseholdId, share.VillageCode, share.IsAlleviated, share.IsDisputed, part.Fen);
    }

    private void Share(Guid? householdId, string villageCode, bool isAlleviated, bool isDisputed, long weight)
    {
        if (shares.Find(s => s.HouseholdId == householdId && s.IsAlleviated == isAlleviated && s.IsDisputed == isDisputed) is { } known) known.Add(weight);
        else shares.Add(new LotShare(Id, householdId, villageCode, isAlleviated, isDisputed, weight));
    }

    /// <summary>A household calls its share in question, or that is decided: base A follows.</summary>
    public void Dispute(Guid householdId, bool isDisputed)
    {
        var own = shares.Where(s => s.HouseholdId == householdId && s.IsDisputed != isDisputed).ToArray();
        foreach (var share in own) share.Dispute(isDisputed);
        if (own.Length > 0) Raise(new LotReweighed(Id));
    }
}
