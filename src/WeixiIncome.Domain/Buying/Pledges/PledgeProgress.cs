using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Pledges;

/// <summary>What orders have drawn of a pledge by now: what was cancelled or returned is taken back already.</summary>
/// <param name="Goods">By line of goods; a purchase counts for one line only.</param>
public sealed record PledgeProgress(Money Ordered, Money Accepted, Money Verified, IReadOnlyDictionary<Guid, GoodsProgress> Goods)
{
    public static readonly PledgeProgress Nothing = new(Money.Zero, Money.Zero, Money.Zero, new Dictionary<Guid, GoodsProgress>());

    public GoodsProgress Of(PledgeGoods goods) => Goods.GetValueOrDefault(goods.Id, GoodsProgress.Nothing);
}

/// <summary>Quantities in base units at the three stages.</summary>
public sealed record GoodsProgress(long Ordered, long Accepted, long Verified)
{
    public static readonly GoodsProgress Nothing = new(0, 0, 0);
}
