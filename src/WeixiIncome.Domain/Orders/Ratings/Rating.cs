using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Ratings;

/// <summary>Which side of an order says what it thinks of the other.</summary>
public enum RatingSide
{
    [Description("采购方评价")] Buyer = 1,
    [Description("供应商评价")] Supplier = 2,
}

/// <summary>Points from 1 to 5: the buyer's of quality, delivery and service; the supplier's of payment and cooperation.</summary>
public sealed record RatingPoints(int? Quality, int? Delivery, int? Service, int? Payment, int? Cooperation)
{
    public static RatingPoints OfSupplier(int? quality, int? delivery, int? service) => new(quality, delivery, service, null, null);

    public static RatingPoints OfBuyer(int? payment, int? cooperation) => new(null, null, null, payment, cooperation);
}

/// <summary>What one side of an accepted order thinks of the other: once a side, open to correction for seven days (product.md: 「After acceptance both sides may rate」).</summary>
public sealed class Rating : Aggregate
{
    public const int DaysToRevise = 7;

    private Rating() { }

    /// <exception cref="RuleBroken">Not accepted yet, or points missing or outside 1 to 5.</exception>
    public Rating(Order order, RatingSide side, RatingPoints points, string? words, Guid by, DateTime now)
    {
        if (order.Status != OrderStatus.Accepted) throw new RuleBroken("订单验收之后才能评价。");
        (OrderId, Side, BuyerId, SupplierId, RatedBy, RatedAt) = (order.Id, side, order.BuyerId, order.SupplierId, by, now);
        Write(points, words);
    }

    public Guid OrderId { get; private set; }
    public RatingSide Side { get; private set; }
    public Guid BuyerId { get; private set; }
    public Guid SupplierId { get; private set; }
    public int? Quality { get; private set; }
    public int? Delivery { get; private set; }
    public int? Service { get; private set; }
    public int? Payment { get; private set; }
    public int? Cooperation { get; private set; }

    /// <summary>Mean of the points in hundredths: 433 is 4.33.</summary>
    public int Score { get; private set; }
    public string? Words { get; private set; }
    public Guid RatedBy { get; private set; }
    public DateTime RatedAt { get; private set; }
    public DateTime? RevisedAt { get; private set; }

    public bool MayBeRevised(DateTime now) => now < RatedAt.AddDays(DaysToRevise);

    public void Revise(RatingPoints points, string? words, Guid by, DateTime now)
    {
        if (!MayBeRevised(now)) throw new RuleBroken("评价提交 {0} 天后不能再修改。", DaysToRevise);
        Write(points, words);
        (RatedBy, RevisedAt) = (by, now);
    }

    private void Write(RatingPoints points, string? words)
    {
        int?[] given = Side == RatingSide.Buyer ? [points.Quality, points.Delivery, points.Service] : [points.Payment, points.Cooperation];
        if (given.Any(point => point is null or < 1 or > 5)) throw new RuleBroken("请逐项打分，每项 1 至 5 分。");
        (Quality, Delivery, Service) = Side == RatingSide.Buyer ? (points.Quality, points.Delivery, points.Service) : (default(int?), default(int?), default(int?));
        (Payment, Cooperation) = Side == RatingSide.Supplier ? (points.Payment, points.Cooperation) : (default(int?), default(int?));
        Score = given.Sum()!.Value * 100 / given.Length;
        Words = Guard.OptionalText(words, "评语", 500);
    }
}
