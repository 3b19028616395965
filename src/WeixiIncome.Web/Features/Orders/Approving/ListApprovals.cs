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
public sealed record ApprovalsPage(Paged<ApprovalRow> Rows, Money Total, IReadOnlyList<Approval> Done, string? Comment);

/// <summary>An order that awaits approval.</summary>
public sealed record ApprovalRow(string Number, long Version, string Supplier, string Product, int Lines, string Orderer, DateTime PlacedAt, DateOnly DeliverOn, Purpose Purpose, Money Total);

internal sealed class ListApprovalsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListApprovals, ApprovalsPage>
{
    public async Task<ApprovalsPage> Handle(ListApprovals query, CancellationToken ct)
    {
        var waiting = db.Orders.AsNoTracking().AsBuyer(user).AwaitingMe(user).Where(o => o.Status == OrderStatus.Submitted);
        var rows = await (from order in waiting
                          join supplier in db.Organisations on order.SupplierId equals supplier.Id
                          join orderer in db.Members on order.PlacedBy equals orderer.Id
                          orderby order.PlacedAt, order.Id
                          select new ApprovalRow(order.Number, order.Version, supplier.Name, order.Lines.OrderBy(l => l.Position).Select(l => l.ProductName).First(),
                              order.Lines.Count, orderer.DisplayName, order.PlacedAt, order.DeliverOn, order.Purpose, order.Total)).Page(query.Page, ct);
        return new(rows, new(await waiting.SumAsync(o => (long)o.Total, ct)), query.Done ?? [], query.Comment);
    }
}
