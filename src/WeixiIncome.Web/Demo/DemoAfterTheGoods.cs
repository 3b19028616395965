using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Orders.Complaints;
using WeixiIncome.Data.Oversight.Reviews;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Accounts.Posts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Complaints;
using WeixiIncome.Domain.Orders.Ratings;
using WeixiIncome.Domain.Oversight.Reviews;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Oversight.Reviews;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>What came after the goods in the demonstration county: ratings, a yearly review, complaints in three states, a post handed over.</summary>
internal sealed class DemoAfterTheGoods(MarketDb db, DemoParties parties, DemoIds ids, DateTime now)
{
    private const int EachNth = 9;
    private static readonly string[] Said = ["包装结实，份量足。", "比约定时间早到半天。", "有两箱略有压伤，已当场换货。", "品质稳定，下次还订。"];

    public async Task Happen(CancellationToken ct)
    {
        await Rate(ct);
        var county = await db.Memberships.Where(m => m.MemberId == parties.Supervisor).Select(m => m.OrganisationId).FirstAsync(ct);
        await Review(county, ct);
        await Complain(ct);
        await HandOver(ct);
        ids.At = now;
        await db.SaveChangesAsync(ct);
    }

    private async Task Rate(CancellationToken ct)
    {
        var orders = await db.Orders.AsNoTracking().Where(o => o.Status == OrderStatus.Accepted).OrderByDescending(o => o.Number).Take(400).ToListAsync(ct);
        foreach (var (order, i) in orders.Where((_, i) => i % EachNth == 0).Select((order, i) => (order, i)))
        {
            var at = BusinessDate.Start(order.AcceptedOn!.Value).AddHours(10);
            ids.At = at;
            db.Ratings.Add(new Rating(order, RatingSide.Buyer, RatingPoints.OfSupplier(5 - i % 3 / 2, 5 - i % 2, 4 + i % 2), i % 2 == 0 ? Said[i / 2 % Said.Length] : null, order.PlacedBy, at));
            if (i % 2 == 0) db.Ratings.Add(new Rating(order, RatingSide.Supplier, RatingPoints.OfBuyer(4 + i % 4 / 2, 5), null, parties.Suppliers[0].Clerk, at));
        }
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The county's review of 2025, beside the figures that the orders gave.</summary>
    private async Task Review(Guid county, CancellationToken ct)
    {
        const int year = 2025;
        var at = now.AddDays(-200);
        ids.At = at;
        var supplier = parties.Suppliers[0];
        var figures = await db.ReviewFiguresOf(supplier.Organisation.Id, year, null, ct);
        var review = new SupplierReview(supplier.Organisation, year, county, supplier.Organisation.AreaCode, parties.Supervisor, at);
        review.Write([.. ReviewCriteria.Of(year).Select((criterion, i) => new GivenMark(criterion, figures.Of(criterion.Code, new Words()), 92 - i * 3, null))],
            ReviewResult.Passed, "示例：供货稳定，冷链包装还可改进。", parties.Supervisor, at);
        review.Publish(parties.Supervisor, at);
        review.State("示例：已添置保温箱，今年起随车测温。", supplier.Clerk, at.AddDays(6));
        db.SupplierReviews.Add(review);
    }

    private async Task Complain(CancellationToken ct)
    {
        var second = await db.Members.Where(m => m.UserName == "county2@demo.weixi").Select(m => m.Id).SingleAsync(ct);
        var closed = await Complaint(now.AddDays(-24), ComplaintSubject.Supplier, parties.Suppliers[8].Organisation, "示例：订了 200 公斤白菜，送到时外叶发黄，有十几公斤不能用。", "DEMO-0000-0001", ct);
        closed.Assign(parties.Supervisor, null, parties.Supervisor, null, now.AddDays(-23));
        closed.State("示例：装车时遇雨，确有部分受潮，愿意补送。", parties.Suppliers[8].Clerk, now.AddDays(-21));
        closed.Decide(ComplaintDecision.Upheld, "示例：核对验收单和照片，情况属实。", "示例：供应商三日内补送 15 公斤，并改用防雨篷布。", parties.Supervisor, now.AddDays(-18));
        closed.Close(second, "示例：已回访，补送到位。", now.AddDays(-15));
        var open = await Complaint(now.AddDays(-4), ComplaintSubject.Product, parties.Suppliers[5].Organisation, "示例：蜂蜜标签没有写生产日期。", "DEMO-0000-0002", ct);
        open.Assign(parties.TownshipOfficer, null, parties.Supervisor, "示例：请乡镇先核实。", now.AddDays(-3));
        open.Say(ComplaintVoice.Desk, parties.TownshipOfficer, "示例：请补一张标签照片。", now.AddDays(-2));
        await Complaint(now.AddHours(-3), ComplaintSubject.Other, null, "示例：希望周末也能送货。", "DEMO-0000-0003", ct);
    }

    private async Task<Complaint> Complaint(DateTime at, ComplaintSubject subject, Organisation? concerned, string text, string code, CancellationToken ct)
    {
        ids.At = at;
        var matter = new ComplaintMatter(subject, concerned, concerned?.Name, concerned?.AreaCode ?? Domain.Areas.Area.Weixi);
        var complaint = new Complaint(await db.NextComplaintNumber(at, ct), code, matter, new(null, null, "示例居民", null), text, ComplaintTerms.Usual(Domain.Areas.Area.Weixi), at);
        db.Complaints.Add(complaint);
        return complaint;
    }

    /// <summary>The buyer of a canteen went and another took the post this morning.</summary>
    private async Task HandOver(CancellationToken ct)
    {
        ids.At = now;
        var unit = parties.Units[4];
        var post = await db.Memberships.SingleAsync(m => m.OrganisationId == unit.Organisation.Id && m.Role == MarketRole.Buyer, ct);
        var handOver = new HandOver(unit.Organisation.Id, post.MemberId, [MarketRole.Buyer], "示例：调往其他单位。", unit.Approver, now);
        post.End(unit.Approver, now);
        handOver.Take(parties.Successor, now);
        db.HandOvers.Add(handOver);
        db.Memberships.Add(new Membership(parties.Successor, unit.Organisation, MarketRole.Buyer, BusinessDate.Of(now), null, unit.Approver));
    }
}
