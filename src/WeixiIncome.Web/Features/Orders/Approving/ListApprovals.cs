using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Approving;

/// <summary>The approver's inbox: what awaits my approval, the oldest first.</summary>
/// <param name="Done">What just came of those that were chosen.</param>
/// <param name="Comment">What was typed.</param>
public sealed record ListApprovals(int? Page = null, IReadOnlyList<Approval>? Done = null, string? Comment = null) : IRequest<ApprovalsPage>;

/// <summary>The inbox's page.</summary>
/// <param name="Over">Suppliers of whom more was bought this year than the threshold says.</param>
public sealed record ApprovalsPage(Paged<ApprovalRow> Rows, IReadOnlyDictionary<Guid, OverThreshold> Over, Money Total, IReadOnlyList<Approval> Done, string? Comment);

/// <summary>An order that awaits approval.</summary>
/// <param name="Excess">Over its budget by this much when it was placed.</param>
/// <param name="OnBehalfOf">The one named, where the person decides for somebody absent or gone.</param>
public sealed record ApprovalRow(Guid SupplierId, Money? Excess, string? OnBehalfOf, string Number, long Version, string Supplier, string Product, int Lines, string Orderer, DateTime PlacedAt, DateOnly DeliverOn, Purpose Purpose, Money Total);

internal sealed class ListApprovalsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListApprovals, ApprovalsPage>
{
    public async Task<ApprovalsPage> Handle(ListApprovals query, CancellationToken ct)
    {
        var (me, today) = (user.MemberId, clock.Today());
        var waiting = db.Orders.AsNoTracking().AsBuyer(user).AwaitingMe(user, db, today).Where(o => o.Status == OrderStatus.Submitted);
        var rows = await (from order in waiting
                          join supplier in db.Organisations on order.SupplierId equals supplier.Id
                          join orderer in db.Members on order.PlacedBy equals orderer.Id
                          orderby order.PlacedAt, order.Id
                          select new ApprovalRow(order.SupplierId, order.Approvals.Where(a => a.State == ApprovalState.Due && a.Kind == ApprovalKind.Excess).Select(a => a.Missing).FirstOrDefault(),
                              order.Approvals.Any(a => a.State == ApprovalState.Due && a.ApproverId == me) ? null
                                  : order.Approvals.Where(a => a.State == ApprovalState.Due).OrderBy(a => a.Position).Select(a => db.Members.Where(m => m.Id == a.ApproverId).Select(m => m.DisplayName).FirstOrDefault()).FirstOrDefault(),
                              order.Number, order.Version, supplier.Name, order.Lines.OrderBy(l => l.Position).Select(l => l.ProductName).First(),
                              order.Lines.Count, orderer.DisplayName, order.PlacedAt, order.DeliverOn, order.Purpose, order.Total)).Page(query.Page, ct);
        var over = await db.OverThresholds((user.OrganisationId!.Value, user.AreaCode), today.Year, rows.Items.Select(r => r.SupplierId).Distinct().ToDictionary(id => id, _ => Money.Zero), ct);
        return new(rows, over, new(await waiting.SumAsync(o => (long)o.Total, ct)), query.Done ?? [], query.Comment);
    }
}
