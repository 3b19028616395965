using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Complaints;
using WeixiIncome.Domain.Orders.Ratings;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Oversight.Reviews;

/// <summary>What the orders of a year say of a supplier, beside which a reviewer gives marks.</summary>
/// <param name="OnTime">Accepted orders that had left by the agreed day.</param>
public sealed record ReviewFigures(int Accepted, int OnTime, long OrderedFen, long AcceptedFen, int Complaints, int Upheld, int Ratings, double? Score)
{
    /// <summary>The figure of a criterion in words; none where nothing can be computed.</summary>
    public string? Of(string criterion, Words words) => criterion switch
    {
        "on-time" => Accepted == 0 ? words["本年没有验收的订单"] : words["{0} 张验收订单中 {1} 张按期发货（{2}）", Accepted, OnTime, Share(OnTime, Accepted)],
        "refused" => OrderedFen == 0 ? words["本年没有验收的订单"] : words["按金额拒收 {0}", Share(OrderedFen - AcceptedFen, OrderedFen)],
        "complaints" => words["投诉 {0} 件，属实 {1} 件", Complaints, Upheld],
        "ratings" => Score is { } score ? words["{0} 次评价，平均 {1}，满分 5", Ratings, (score / 100).ToString("0.0", CultureInfo.InvariantCulture)] : words["本年没有评价"],
        _ => null,
    };

    private static string Share(long part, long whole) => ((decimal)part / whole).ToString("P1", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);
}

/// <summary>Computes the figures: three queries for one supplier, over the reviewing unit's own orders or over all of the county's.</summary>
internal static class ReviewSums
{
    /// <param name="buyerId">A unit reviews what it bought itself; none for the county.</param>
    public static async Task<ReviewFigures> ReviewFiguresOf(this MarketDb db, Guid supplierId, int year, Guid? buyerId, CancellationToken ct)
    {
        var (first, after) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        var orders = db.Orders.Where(o => o.SupplierId == supplierId && o.Status == OrderStatus.Accepted && o.AcceptedOn >= first && o.AcceptedOn < after && (buyerId == null || o.BuyerId == buyerId));
        var sum = await orders.GroupBy(o => o.SupplierId).Select(g => new
        {
            Count = g.Count(), OnTime = g.Count(o => o.ShippedOn <= o.DeliverOn), Ordered = g.Sum(o => (long)o.Total), Accepted = g.Sum(o => (long)o.AcceptedTotal!.Value),
        }).SingleOrDefaultAsync(ct);
        var (from, until) = (Domain.Shared.BusinessDate.Start(first), Domain.Shared.BusinessDate.Start(after));
        var complaints = await db.Complaints.Where(c => c.ConcernedId == supplierId && c.ReceivedAt >= from && c.ReceivedAt < until && (buyerId == null || c.OrganisationId == buyerId))
            .GroupBy(c => c.Decision == ComplaintDecision.Upheld).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var ratings = await db.Ratings.Where(r => r.SupplierId == supplierId && r.Side == RatingSide.Buyer && r.RatedAt >= from && r.RatedAt < until && (buyerId == null || r.BuyerId == buyerId))
            .GroupBy(r => r.SupplierId).Select(g => new { Count = g.Count(), Score = g.Average(r => (double)r.Score) }).SingleOrDefaultAsync(ct);
        return new(sum?.Count ?? 0, sum?.OnTime ?? 0, sum?.Ordered ?? 0, sum?.Accepted ?? 0, complaints.Sum(c => c.Count), complaints.Where(c => c.Key).Sum(c => c.Count), ratings?.Count ?? 0, ratings?.Score);
    }
}
