using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Shipments;

/// <summary>
/// A buyer's agreement that what it has not accepted some days after delivery counts as accepted (按约定自动验收): given by the buyer alone,
/// for what leaves from that day on, ended by it at any time. Without one nothing is ever accepted by the passing of time.
/// </summary>
public sealed class AutoAcceptance : Aggregate
{
    public const int FewestDays = 3;
    public const int MostDays = 30;

    private AutoAcceptance() { }

    public AutoAcceptance(Organisation buyer, int days, Guid by, DateTime now)
    {
        if (!buyer.Kind.IsBuyer()) throw new RuleBroken("“{0}”不是采购单位，不能约定自动验收。", buyer.Name);
        if (days is < FewestDays or > MostDays) throw new RuleBroken("自动验收的天数应在 {0} 至 {1} 天之间。", FewestDays, MostDays) { Field = "Days" };
        (BuyerId, LiveBuyerId, Days, AgreedBy, AgreedAt, From) = (buyer.Id, buyer.Id, days, by, now, BusinessDate.Of(now));
    }

    public Guid BuyerId { get; private set; }

    /// <summary>The buyer while it holds, unique.</summary>
    public Guid? LiveBuyerId { get; private set; }

    /// <summary>Full days after the delivery was due, or after the goods left where that was later.</summary>
    public int Days { get; private set; }
    public Guid AgreedBy { get; private set; }
    public DateTime AgreedAt { get; private set; }

    /// <summary>The first day of shipping that it covers.</summary>
    public DateOnly From { get; private set; }
    public Guid? EndedBy { get; private set; }
    public DateTime? EndedAt { get; private set; }

    public void End(Guid by, DateTime now)
    {
        if (EndedAt is not null) throw new RuleBroken("自动验收的约定已经结束。");
        (EndedBy, EndedAt, LiveBuyerId) = (by, now, null);
    }

    /// <summary>The last day on which the buyer may still look at a shipment itself; none where the agreement does not cover it.</summary>
    public DateOnly? LastDay(DateOnly shippedOn, DateOnly deliverOn) =>
        EndedAt is not null || shippedOn < From ? null : (shippedOn > deliverOn ? shippedOn : deliverOn).AddDays(Days);
}
