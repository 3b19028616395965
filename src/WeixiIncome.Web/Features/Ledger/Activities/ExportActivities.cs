using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Activities;

/// <summary>What the list of activities shows, as a sheet.</summary>
public sealed record ExportActivities(ListActivities Query) : IRequest<ExportedSheet>;

internal sealed class ExportActivitiesHandler(MarketDb db, ICurrentUser user, Words words) : IRequestHandler<ExportActivities, ExportedSheet>
{
    private static readonly string[] Titles = ["活动编号", "四进", "活动名称", "开始日期", "结束日期", "地点", "举办单位", "供应商数", "状态", "现场认购", "已下单", "已验收", "已核实"];

    public async Task<ExportedSheet> Handle(ExportActivities request, CancellationToken ct)
    {
        var rows = await db.ActivityRows(request.Query, user).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        return new([.. Titles.Select(title => words[title])], rows.Select(row => (IReadOnlyList<object?>)
        [
            row.Number, words.Of(row.Kind), row.Title, row.From, row.To, row.Place, row.Host, row.Suppliers, words.Of(row.Status),
            new Money(row.Promised), new Money(row.Ordered), new Money(row.Accepted), new Money(row.Verified),
        ]));
    }
}
