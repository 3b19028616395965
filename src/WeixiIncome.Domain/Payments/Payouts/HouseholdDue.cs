using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Payments.Payouts;

/// <summary>For what a household is owed.</summary>
public enum DueKind
{
    [Description("收购款")] Produce = 1,
    [Description("保底补差")] FloorPrice = 2,
    [Description("盈余返还")] SurplusReturn = 3,
}

/// <summary>
/// What a supplier owes a household: weighed quantity × agreed price, or a declared return. Paid, on its way and open always sum to
/// the amount. Source: product.md, "Money to households".
/// </summary>
public sealed class HouseholdDue : Aggregate
{
    /// <summary>Days after which what is open is late.</summary>
    public const int UsualDays = 30;

    /// <summary>Days after which a reminder is said again.</summary>
    public const int RemindEvery = 7;

    private HouseholdDue() { }

    /// <param name="sourceId">The weigh-in, or the declaration of the return.</param>
    public HouseholdDue(Guid supplierId, Guid householdId, DueKind kind, Guid sourceId, (Guid Id, string Number)? lot, Money amount, DateOnly owedOn, string? note, Guid? by, DateTime now)
    {
        if (!Enum.IsDefined(kind)) throw new RuleBroken("请选择款项类型。") { Field = "Kind" };
        (SupplierId, HouseholdId, Kind, SourceId, LotId, LotNumber) = (supplierId, householdId, kind, sourceId, lot?.Id, lot?.Number);
        (Amount, OwedOn, DeclaredBy, RecordedAt) = (Guard.Positive(amount, "应付金额"), owedOn, by, now);
        Note = PersonalData.Refuse(Guard.OptionalText(note, "说明", 200), "Note");
    }

    public Guid SupplierId { get; private set; }
    public Guid HouseholdId { get; private set; }
    public DueKind Kind { get; private set; }
    public Guid SourceId { get; private set; }
    public Guid? LotId { get; private set; }
    public string? LotNumber { get; private set; }
    public Money Amount { get; private set; }
    public DateOnly OwedOn { get; private set; }
    public string? Note { get; private set; }
    public Guid? DeclaredBy { get; private set; }
    public DateTime RecordedAt { get; private set; }

    /// <summary>In a payout that is not confirmed yet, or called in question.</summary>
    public Money OnTheWay { get; private set; }

    /// <summary>Confirmed by the bank's result or a signature list that the village checked.</summary>
    public Money Paid { get; private set; }
    public DateTime? VoidedAt { get; private set; }

    /// <summary>When the supplier was reminded of it last.</summary>
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>Neither paid nor on its way.</summary>
    public Money Open => VoidedAt is null ? Amount - Paid - OnTheWay : Money.Zero;

    /// <summary>Its source was a mistake, before anything was paid.</summary>
    public void Void(DateTime now)
    {
        if (!OnTheWay.IsZero || !Paid.IsZero) throw new RuleBroken("这笔款项已经在发放，过磅记录不能作废。");
        VoidedAt = now;
    }

    internal void Draw(Money part)
    {
        if (!part.IsPositive || part > Open) throw new RuleBroken("发放 {0} 超过未付金额 {1}。", part, Open) { Field = "Amount" };
        OnTheWay += part;
    }

    internal void Confirm(Money part) => (OnTheWay, Paid) = (OnTheWay - part, Paid + part);

    internal void Release(Money part) => OnTheWay -= part;

    internal void Question(Money part) => (OnTheWay, Paid) = (OnTheWay + part, Paid - part);
}
