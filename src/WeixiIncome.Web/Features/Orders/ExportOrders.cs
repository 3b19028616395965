using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders;

/// <summary>What the list of orders shows, as a sheet.</summary>
public sealed record ExportOrders(ListOrders Query) : IRequest<ExportedSheet>;

internal sealed class ExportOrdersHandler(MarketDb db, ICurrentUser user, Words words, TimeProvider clock) : IRequestHandler<ExportOrders, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportOrders request, CancellationToken ct)
    {
        var rows = await db.OrderRows(request.Query, request.Query.Tab ?? OrderTab.All, user, clock.Today()).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        string[] columns = ["订单号", "采购单位", "供应商", "产品", "行数", "下单日期", "送货日期", "金额", "状态"];
        return new([.. columns.Select(column => words[column])], rows.Select(row => (IReadOnlyList<object?>)
            [row.Number, row.Buyer ?? words["个人买家"], row.Supplier, row.Product, row.Lines, BusinessDate.Of(row.PlacedAt), row.DeliverOn, row.Total, words.Of(row.Status)]));
    }
}
