using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Households.Register;

/// <summary>The list as a sheet; masked as the page is.</summary>
public sealed record ExportHouseholds(ListHouseholds Query) : IRequest<ExportedSheet>;

internal sealed class ExportHouseholdsHandler(MarketDb db, ICurrentUser user, Data.Areas.AreaBook areas, Words words, TimeProvider clock) : IRequestHandler<ExportHouseholds, ExportedSheet>
{
    private static readonly string[] Columns = ["户编号", "户主", "村", "户类型", "状态", "人口", "收入年度", "人均纯收入(元)", "在绑合作社数", "帮扶人数", "计划年度"];

    public async Task<ExportedSheet> Handle(ExportHouseholds request, CancellationToken ct)
    {
        if (!user.KeepsHouseholds()) throw new NotThere();
        var rows = await db.HouseholdRows(request.Query, user, clock.Today()).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        return new([.. Columns.Select(column => words[column])], rows.Select(row => (IReadOnlyList<object?>)
            [row.Number, row.Head?.Mask, areas.Path(row.VillageCode), words.Of(row.Kind), words.Of(row.Status), row.People, row.IncomeYear, row.Income, row.Bindings, row.Helpers, row.PlanYear]));
    }
}
