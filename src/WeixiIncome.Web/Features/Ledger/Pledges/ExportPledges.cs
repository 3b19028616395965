using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Pledges;

/// <summary>What the list of pledges shows, as a sheet.</summary>
public sealed record ExportPledges(ListPledges Query) : IRequest<ExportedSheet>;

internal sealed class ExportPledgesHandler(MarketDb db, ICurrentUser user, Words words) : IRequestHandler<ExportPledges, ExportedSheet>
{
    private static readonly string[] Titles = ["认购编号", "单位", "年度", "认购主体", "状态", "签署日期", "文号", "认购金额", "已下单", "已验收", "已核实", "完成率（%）"];

    public async Task<ExportedSheet> Handle(ExportPledges request, CancellationToken ct)
    {
        var rows = await db.PledgeRows(request.Query, user).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        return new([.. Titles.Select(title => words[title])], rows.Select(row => (IReadOnlyList<object?>)
        [
            row.Number, row.Unit, row.Year, words.Of(row.Body), words.Of(row.Status), row.SignedOn, row.DocumentNumber, row.Amount,
            new Money(row.Ordered), new Money(row.Accepted), new Money(row.Verified), row.Share,
        ]));
    }
}
