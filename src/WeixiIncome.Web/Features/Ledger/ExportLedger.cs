using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger;

/// <summary>The entries that a filter asks for, as a sheet.</summary>
public sealed record ExportLedger(LedgerFilter Filter, string? Sort) : IRequest<ExportedSheet>;

internal sealed class ExportLedgerHandler(MarketDb db, ICurrentUser user, AreaBook areas, Words words) : IRequestHandler<ExportLedger, ExportedSheet>
{
    private static readonly string[] Titles =
        ["计入日期", "来源", "来源编号", "阶段", "金额", "产品", "数量", "采购单位", "供应商", "产地", "渠道", "帮扶关系", "用途", "系列", "发生地", "口径", "未归户", "登记日期", "冲销原因"];

    public async Task<ExportedSheet> Handle(ExportLedger request, CancellationToken cancellationToken)
    {
        var rows = await db.Rows(db.Asked(request.Filter, user), request.Sort, user).Take(ExportedSheet.RowsToRead).ToListAsync(cancellationToken);
        return new([.. Titles.Select(title => words[title])], rows.Select(row => (IReadOnlyList<object?>)
        [
            row.CountsOn, words.Of(row.Source), row.SourceNumber, words.Of(row.Stage), row.Amount, row.Product, row.Measured is { } measured ? words.Of(measured) : null,
            row.Buyer ?? words["个人买家"], row.Supplier ?? words["农户"], areas.Name(row.TownshipCode), words.Of(row.Channel), words.Of(row.Relation), words.Of(row.Purpose),
            words.Of(row.Series), words.Of(row.Venue), words.Of(row.Base), row.Unattributed, row.RecordedOn, row.Reason,
        ]));
    }
}
