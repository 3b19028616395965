using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>What the list of payments shows, as a sheet.</summary>
public sealed record ExportPayments(ListPayments Query) : IRequest<ExportedSheet>;

internal sealed class ExportPaymentsHandler(MarketDb db, ICurrentUser user, TimeProvider clock, Words words) : IRequestHandler<ExportPayments, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportPayments request, CancellationToken cancellationToken)
    {
        var rows = await db.PaymentRows(request.Query, user, clock.Today()).Take(ExportedSheet.RowsToRead).ToListAsync(cancellationToken);
        string[] columns = ["订单号", "采购单位", "供应商", "验收日期", "付款期限", "应付", "未付", "已开票", "状态"];
        return new([.. columns.Select(column => words[column])], rows.Select(row => (IReadOnlyList<object?>)
            [row.Number, row.Buyer ?? words["个人买家"], row.Supplier, row.AcceptedOn, row.DueOn, row.Due, row.Open, new Money(row.Invoiced), words.Of(row.Status)]));
    }
}
