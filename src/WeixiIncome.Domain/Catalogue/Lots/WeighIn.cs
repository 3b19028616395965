using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Catalogue.Lots;

/// <summary>Who put produce on the scale, as the register knows the household on that day.</summary>
public sealed record Producer(Guid HouseholdId, string HouseholdNumber, string VillageCode, bool IsAlleviated);

/// <summary>What is read off the scale.</summary>
/// <param name="Number">GB20261126-0001: stands on the receipt.</param>
/// <param name="Gross">Base units.</param>
/// <param name="Tare">Base units.</param>
/// <param name="Price">Per unit of the lot, agreed on the spot.</param>
/// <param name="At">When it was weighed; earlier than it was sent where the signal was lost.</param>
public sealed record WeighTerms(string Number, Producer? Producer, long Gross, long Tare, Money Price, DateTime At)
{
    /// <summary>Where what a phone kept may be sent twice: the same each time.</summary>
    public Guid? Id { get; init; }
}

/// <summary>Produce of a household over the scale (过磅): net weight × agreed price is what the household is owed.</summary>
public sealed class WeighIn : Entity
{
    private WeighIn() { }

    internal WeighIn(Lot lot, WeighTerms terms, Guid? by, DateTime now)
    {
        if (terms.Gross <= 0) throw new RuleBroken("毛重应大于 0。") { Field = "Gross" };
        if (terms.Tare < 0) throw new RuleBroken("皮重不能小于 0。") { Field = "Tare" };
        if (terms.Tare >= terms.Gross) throw new RuleBroken("皮重 {0} 不小于毛重 {1}，请核对。", new Measured(terms.Tare, lot.Unit), new Measured(terms.Gross, lot.Unit)) { Field = "Tare" };
        if (terms.Gross > Heaviest) throw new RuleBroken("毛重 {0} 过大，请核对单位。", new Measured(terms.Gross, lot.Unit)) { Field = "Gross" };
        if (terms.Price.Fen < 0) throw new RuleBroken("单价不能小于 0。") { Field = "Price" };
        if (terms.Producer is not null && terms.Price.IsZero) throw new RuleBroken("农户交来的产品要写明收购单价。") { Field = "Price" };
        Id = terms.Id ?? Id;
        (LotId, SupplierId, Number, HouseholdId) = (lot.Id, lot.SupplierId, terms.Number, terms.Producer?.HouseholdId);
        IsAlleviated = terms.Producer?.IsAlleviated ?? false;
        (Gross, Tare, Net, Price) = (terms.Gross, terms.Tare, terms.Gross - terms.Tare, terms.Price);
        Amount = lot.Unit.Price(Price, Net);
        (WeighedAt, WeighedOn, WeighedBy, RecordedAt) = (terms.At, BusinessDate.Of(terms.At), by, now);
    }

    /// <summary>Fifty tonnes on one scale: more is a mistyped unit.</summary>
    public const long Heaviest = 50_000_000;

    public Guid LotId { get; private set; }
    public Guid SupplierId { get; private set; }
    public string Number { get; private set; } = "";
    public Guid? HouseholdId { get; private set; }

    /// <summary>The household belonged to the registered alleviated population on that day: its share of the lot is of the same kind.</summary>
    public bool IsAlleviated { get; private set; }
    public long Gross { get; private set; }
    public long Tare { get; private set; }
    public long Net { get; private set; }
    public Money Price { get; private set; }

    /// <summary>What the household is owed for it, rounded once.</summary>
    public Money Amount { get; private set; }
    public DateTime WeighedAt { get; private set; }
    public DateOnly WeighedOn { get; private set; }
    public Guid? WeighedBy { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public DateTime? VoidedAt { get; private set; }
    public Guid? VoidedBy { get; private set; }
    public string? VoidReason { get; private set; }

    internal void Void(string? reason, Guid? by, DateTime now)
    {
        if (VoidedAt is not null) throw new RuleBroken("这次过磅已经作废。");
        (VoidReason, VoidedBy, VoidedAt) = (Guard.Text(reason, "作废原因", 200), by, now);
    }
}

/// <summary>What comes in over the scale while a lot is open.</summary>
public sealed partial class Lot
{
    /// <exception cref="RuleBroken">The lot is closed, or the weights do not fit.</exception>
    public WeighIn Weigh(WeighTerms terms, Guid? by, DateTime now)
    {
        if (Status != LotStatus.Open) throw new RuleBroken("批次 {0} 已收秤，请开新的批次。", Number) { Field = "LotId" };
        if (terms.At > now.AddMinutes(10)) throw new RuleBroken("过磅时间还没有到，请核对手机的时间。") { Field = "At" };
        if (BusinessDate.Of(terms.At) < ProducedOn) throw new RuleBroken("过磅时间早于批次的采收日期 {0}。", ProducedOn) { Field = "At" };
        var weighed = new WeighIn(this, terms, by, now);
        weighIns.Add(weighed);
        (Quantity, InputWeight) = (Quantity + weighed.Net, InputWeight + weighed.Net);
        Share(terms.Producer?.HouseholdId, terms.Producer?.VillageCode ?? VillageCode, terms.Producer?.IsAlleviated ?? false, false, weighed.Net);
        Raise(new ProduceWeighed(Id, weighed.Id));
        return weighed;
    }

    /// <summary>
    /// A harvest that was weighed elsewhere, taken over in one step and closed: what its parts leave of it is nobody's.
    /// </summary>
    /// <param name="quantity">Of the whole lot, base units.</param>
    /// <param name="parts">What each household brought.</param>
    /// <param name="rest">The receipt of what no household brought; none where there is no rest.</param>
    /// <exception cref="RuleBroken">The households brought more than the lot holds.</exception>
    public static Lot TakeOver(LotTerms terms, long quantity, IReadOnlyList<WeighTerms> parts, WeighTerms? rest, Guid? by, DateTime now)
    {
        var lot = Open(terms, by, now);
        var brought = parts.Sum(p => p.Gross - p.Tare);
        if (brought > quantity) throw new RuleBroken("各户合计 {0} 超过批次数量 {1}。", new Measured(brought, lot.Unit), new Measured(quantity, lot.Unit)) { Field = "Quantity" };
        foreach (var part in parts) lot.Weigh(part, by, now);
        if (quantity > brought) lot.Weigh(rest! with { Gross = quantity - brought, Tare = 0, Producer = null }, by, now);
        lot.Close();
        return lot;
    }

    /// <summary>A mistake at the scale, while the lot is still open: it counts no longer.</summary>
    public WeighIn VoidWeighIn(Guid weighInId, string? reason, Guid? by, DateTime now)
    {
        if (Status != LotStatus.Open) throw new RuleBroken("批次 {0} 已收秤，过磅记录不能再作废。", Number);
        var weighed = weighIns.Find(w => w.Id == weighInId) ?? throw new NotThere();
        weighed.Void(reason, by, now);
        (Quantity, InputWeight) = (Quantity - weighed.Net, InputWeight - weighed.Net);
        TakeBack(weighed);
        Raise(new WeighInVoided(Id, weighed.Id));
        return weighed;
    }

    /// <summary>Out of the household's shares of the same kind, those not in question first.</summary>
    private void TakeBack(WeighIn weighed)
    {
        var rest = weighed.Net;
        foreach (var share in shares.Where(s => s.HouseholdId == weighed.HouseholdId && s.IsAlleviated == weighed.IsAlleviated).OrderBy(s => s.IsDisputed).ToArray())
        {
            var part = Math.Min(rest, share.Weight);
            share.Add(-part);
            rest -= part;
            if (share.Weight == 0) shares.Remove(share);
        }
    }
}

/// <summary>What of a lot counts as alleviated households' is seen otherwise than before.</summary>
public sealed record LotReweighed(Guid LotId) : IDomainEvent;

/// <summary>Produce came over the scale: its household is owed for it.</summary>
public sealed record ProduceWeighed(Guid LotId, Guid WeighInId) : IDomainEvent;

/// <summary>A weigh-in was a mistake: nothing is owed for it.</summary>
public sealed record WeighInVoided(Guid LotId, Guid WeighInId) : IDomainEvent;
