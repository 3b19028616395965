using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Complaints;
using WeixiIncome.Domain.Orders.Ratings;

namespace WeixiIncome.Data.Orders.Complaints;

/// <summary>What always holds of ratings and complaints.</summary>
public static class AfterTheGoodsInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("只有验收过的订单有评价，双方与订单相符", (db, ct) => Verdict.Of(db.Ratings, db.Ratings
            .Join(db.Orders, r => r.OrderId, o => o.Id, (r, o) => new { r, o })
            .Where(x => x.o.Status != OrderStatus.Accepted || x.o.BuyerId != x.r.BuyerId || x.o.SupplierId != x.r.SupplierId
                || (x.r.Side == RatingSide.Buyer ? x.r.Quality == null || x.r.Payment != null : x.r.Payment == null || x.r.Quality != null))
            .Select(x => x.o.Number), ct)),
        new("投诉由另一人办结，办结前已作出处理", (db, ct) => Verdict.Of(db.Complaints, db.Complaints
            .Where(c => c.Status == ComplaintStatus.Closed ? c.ClosedBy == null || c.ClosedBy == c.DecidedBy || c.Decision == null : c.ClosedBy != null)
            .Select(c => c.Number), ct)),
        new("投诉的步骤与状态相符", (db, ct) => Verdict.Of(db.Complaints, db.Complaints
            .Where(c => (c.Status == ComplaintStatus.Received ? c.AssignedTo != null : c.AssignedTo == null)
                || (c.Status >= ComplaintStatus.Decided ? c.DecidedAt == null : c.DecidedAt != null))
            .Select(c => c.Number), ct)),
    ];
}
