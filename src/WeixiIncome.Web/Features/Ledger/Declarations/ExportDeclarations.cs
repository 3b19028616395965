using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>What the list of declarations shows, as a sheet.</summary>
public sealed record ExportDeclarations(ListDeclarations Query) : IRequest<ExportedSheet>;

internal sealed class ExportDeclarationsHandler(MarketDb db, ICurrentUser user, AreaBook areas, Words words) : IRequestHandler<ExportDeclarations, ExportedSheet>
{
    private static readonly string[] Titles = ["申报编号", "类别", "状态", "申报单位", "供应商", "产地", "产品", "日期", "付款日期", "发生地", "平台订单号", "发票号码", "金额"];

    public async Task<ExportedSheet> Handle(ExportDeclarations request, CancellationToken ct)
    {
        var rows = await db.DeclarationRows(request.Query, request.Query.Tab ?? DeclarationTab.All, user).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        return new([.. Titles.Select(title => words[title])], rows.Select(row => (IReadOnlyList<object?>)
        [
            row.Number, words.Of(row.Kind), words.Of(row.Status), row.Unit, row.Supplier ?? words["农户"], areas.Path(row.OriginAreaCode), row.Product, row.SoldOn, row.PaidOn,
            words.Of(row.Venue), row.VenueOrderNumber, row.InvoiceNumber, row.Total,
        ]));
    }
}
