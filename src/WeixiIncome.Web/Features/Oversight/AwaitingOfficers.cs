using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders.Complaints;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Ledger.Declarations;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Oversight;

/// <summary>What waits for those who watch over the trade.</summary>
public static class AwaitingOfficers
{
    /// <summary>At most eight queries: applications, products, declarations, complaints, returns, late payments, yields, the year's goal.</summary>
    public static async Task<List<Awaiting>> AwaitingOfficer(this MarketDb db, ICurrentUser user, DateOnly today, CancellationToken ct)
    {
        var waiting = new List<Awaiting>();
        var county = user.Has(MarketRole.CountySupervisor) || user.SeesEverything;
        if (county || user.Has(MarketRole.TownshipOfficer)) await Applications(db, user, county, waiting, ct);
        if (county)
        {
            var products = await db.Products.VisibleTo(user).CountAsync(p => p.Status == ProductStatus.InReview, ct);
            if (products > 0) waiting.Add(new("leaf", "待审核的产品", products, null, "/oversight/products"));
        }
        if (county || user.Has(MarketRole.TownshipOfficer)) await Declared(db, user, waiting, ct);
        if (county || user.Has(MarketRole.TownshipOfficer)) await Complained(db, user, today, waiting, ct);
        if (county && await db.Returns.VisibleTo(user).CountAsync(r => r.Status == ReturnStatus.Disputed, ct) is > 0 and var disputed) waiting.Add(new("truck", "待裁定的退货", disputed, null, "/returns?status=Disputed"));
        if (county || user.Has(MarketRole.TownshipOfficer, MarketRole.Auditor)) await Late(db, user, today, waiting, ct);
        if (user.KeepsHouseholds())
        {
            var above = await db.CropYields(db.Households.VisibleTo(user), today.Year).Above().CountAsync(ct);
            if (above > 0) waiting.Add(new("scale", "过磅数量超过合理产量", above, null, "/oversight/yields"));
        }
        if (county && Area.Contains(user.AreaCode, Area.Weixi) && !await db.Goals.AnyAsync(g => g.AreaCode == Area.Weixi && g.Year == today.Year, ct))
            waiting.Add(new("goal", "本年目标还没有录入", 1, null, $"/oversight/goals/new?year={today.Year}"));
        return waiting;
    }

    private static async Task Applications(MarketDb db, ICurrentUser user, bool county, List<Awaiting> waiting, CancellationToken ct)
    {
        var steps = await db.Organisations.VisibleTo(user)
            .Where(o => o.Status == OrganisationStatus.AwaitingTownship || o.Status == OrganisationStatus.AwaitingRecommendation || o.Status == OrganisationStatus.AwaitingApproval)
            .GroupBy(o => o.Status).Select(g => new { Status = g.Key, Count = g.Count() }).ToListAsync(ct);
        int At(OrganisationStatus status) => steps.Find(s => s.Status == status)?.Count ?? 0;
        void Add(string text, int count)
        {
            if (count > 0) waiting.Add(new("building", text, count, null, "/oversight/applications"));
        }
        if (user.Has(MarketRole.TownshipOfficer)) Add("待核查的入驻申请", At(OrganisationStatus.AwaitingTownship));
        if (!county) return;
        Add("待推荐的入驻申请", At(OrganisationStatus.AwaitingRecommendation));
        Add("待批准的入驻申请", At(OrganisationStatus.AwaitingApproval));
    }

    private static async Task Declared(MarketDb db, ICurrentUser user, List<Awaiting> waiting, CancellationToken ct)
    {
        var due = await db.Declarations.VisibleTo(user).AwaitingMe(user).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Fen = g.Sum(d => (long)d.Total) }).SingleOrDefaultAsync(ct);
        if (due is { Count: > 0 }) waiting.Add(new("file", "待核查的采购申报", due.Count, new Money(due.Fen), "/oversight/declarations"));
    }

    /// <summary>Those that have passed a deadline apart, for they are urgent.</summary>
    private static async Task Complained(MarketDb db, ICurrentUser user, DateOnly today, List<Awaiting> waiting, CancellationToken ct)
    {
        var open = await db.Complaints.VisibleTo(user).Where(c => c.Status != ComplaintStatus.Closed)
            .GroupBy(c => c.Status == ComplaintStatus.Received && c.AcceptBy < today || c.Status < ComplaintStatus.Decided && c.DecideBy < today)
            .Select(g => new { IsLate = g.Key, Count = g.Count() }).ToListAsync(ct);
        foreach (var some in open.OrderByDescending(o => o.IsLate))
            waiting.Add(some.IsLate ? new("clock", "已超期的投诉", some.Count, null, "/oversight/complaints?overdue=true", IsUrgent: true) : new("message", "办理中的投诉", some.Count, null, "/oversight/complaints"));
    }

    private static async Task Late(MarketDb db, ICurrentUser user, DateOnly today, List<Awaiting> waiting, CancellationToken ct)
    {
        var late = await db.Payables.VisibleTo(user).Where(p => p.Status == PaymentStatus.Due && p.DueOn < today)
            .GroupBy(_ => 1).Select(g => new { Count = g.Count(), Fen = g.Sum(p => (long)p.Due) }).SingleOrDefaultAsync(ct);
        if (late is { Count: > 0 }) waiting.Add(new("clock", "逾期未付的采购款", late.Count, new Money(late.Fen), "/payments?view=Overdue", IsUrgent: true));
    }
}
