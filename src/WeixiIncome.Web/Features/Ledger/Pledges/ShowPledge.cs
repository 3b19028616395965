using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Ledger.Pledges;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Pledges;

/// <summary>A pledge with what orders have drawn of it, order by order.</summary>
public sealed record ShowPledge(string Number) : IRequest<PledgePage>;

/// <summary>The page of a pledge.</summary>
/// <param name="Orders">They add up to the figures.</param>
/// <param name="IsOwn">Whether the person belongs to the unit.</param>
public sealed record PledgePage(Pledge Pledge, string Unit, PledgeProgress Progress, IReadOnlyList<PledgedOrder> Orders, IReadOnlyList<PledgedStep> Steps,
    string? Previous, string? Next, DateOnly Today, bool IsOwn, bool MaySign, Guid FormKey)
{
    /// <summary>Accepted in percent of the amount, over 100 where more was bought.</summary>
    public decimal? Share => Pledge.Amount is { Fen: > 0 } amount ? Math.Round(Progress.Accepted.Fen * 100m / amount.Fen, 1) : null;
}

/// <summary>An order that draws the pledge down, with what stands in the ledger for it.</summary>
public sealed record PledgedOrder(string Number, string Supplier, DateOnly? OrderedOn, OrderStatus Status, Money Total, long Ordered, long Accepted, long Verified);

/// <summary>Who did what, and when.</summary>
public sealed record PledgedStep(PledgeAct Act, string Who, DateTime At, string? Note);

internal sealed class ShowPledgeHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowPledge, PledgePage>
{
    public async Task<PledgePage> Handle(ShowPledge query, CancellationToken ct)
    {
        var pledge = await db.Pledges.AsNoTracking().VisibleTo(user).Include(p => p.Goods.OrderBy(g => g.Position)).Where(p => p.Number == query.Number).OrNotThere(ct);
        var unit = await db.Organisations.Where(o => o.Id == pledge.UnitId).Select(o => o.Name).SingleAsync(ct);
        var neighbours = await db.Pledges.VisibleTo(user).Where(p => p.Id == pledge.PreviousId || p.PreviousId == pledge.Id && p.Status != PledgeStatus.Withdrawn).Select(p => new { p.Number, p.PreviousId }).ToListAsync(ct);
        var isOwn = user.OrganisationId == pledge.UnitId && user.Has(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer);
        return new(pledge, unit, await db.ProgressOf(pledge, ct), await Orders(pledge.Id, ct), await Steps(pledge.Id, ct),
            neighbours.Find(n => n.PreviousId != pledge.Id)?.Number, neighbours.Find(n => n.PreviousId == pledge.Id)?.Number,
            clock.Today(), isOwn, isOwn && user.Has(MarketRole.Approver), Guid.CreateVersion7());
    }

    private Task<List<PledgedOrder>> Orders(Guid pledgeId, CancellationToken ct) =>
        (from order in db.Orders.AsNoTracking()
         join supplier in db.Organisations on order.SupplierId equals supplier.Id
         where order.PledgeId == pledgeId
         orderby order.PlacedAt descending, order.Id descending
         select new PledgedOrder(order.Number, supplier.Name, order.OrderedOn, order.Status, order.Total,
             db.Ledger.Where(e => e.SourceId == order.Id && e.Stage == Stage.Ordered).Sum(e => (long)e.Amount),
             db.Ledger.Where(e => e.SourceId == order.Id && e.Stage == Stage.Accepted).Sum(e => (long)e.Amount),
             db.Ledger.Where(e => e.SourceId == order.Id && e.Stage == Stage.Verified).Sum(e => (long)e.Amount))).ToListAsync(ct);

    private Task<List<PledgedStep>> Steps(Guid pledgeId, CancellationToken ct) =>
        (from step in db.Pledges.Where(p => p.Id == pledgeId).SelectMany(p => p.Steps)
         join member in db.Members on step.MemberId equals member.Id
         orderby step.At, step.Id
         select new PledgedStep(step.Act, member.DisplayName, step.At, step.Note)).ToListAsync(ct);
}
