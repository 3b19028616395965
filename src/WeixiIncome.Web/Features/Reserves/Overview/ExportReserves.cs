using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Overview;

/// <summary>The roll-up as a sheet, with the filter and order of the page.</summary>
public sealed record ExportReserves(ListReserves Query) : IRequest<ExportedSheet>;

internal sealed class ExportReservesHandler(MarketDb db, ICurrentUser user, TimeProvider clock, Words words) : IRequestHandler<ExportReserves, ExportedSheet>
{
    private static readonly string[] Titles =
        ["单位", "年度", "食堂模式", "年度食材采购总额", "预留比例(%)", "预留金额", "832 已付：食堂", "832 已付：工会", "832 已付：个人", "832 已付合计", "完成率(%)", "落后进度", "今后每月需", "832 不计入（品类规则）", "本平台已验收（不计入832）", "进度", "截至"];

    public async Task<ExportedSheet> Handle(ExportReserves request, CancellationToken cancellationToken)
    {
        var own = await db.ReserveUnitOf(user, cancellationToken);
        if (own is null && !user.Oversees()) throw new NotThere();
        var today = clock.Today();
        var year = request.Query.Year ?? today.Year;
        var asked = (await db.Reserves(db.Organisations.InReserveOf(user, own), year, cancellationToken)).Asked(request.Query, year, today);
        return new([.. Titles.Select(title => words[title])], asked.Take(ExportedSheet.RowsToRead).Select(unit => (IReadOnlyList<object?>)
        [
            unit.Unit.Name, year, unit.Unit.Mode is { } mode ? words.Of(mode) : null, new Money(unit.Unit.FoodFen), unit.Unit.Ratio / 100m, unit.Progress.Reserved,
            unit.Progress.Canteen, unit.Progress.Union, unit.Progress.Personal, unit.Progress.Paid, unit.Progress.Rate, unit.Progress.Behind(year, today), unit.Progress.PerMonth(year, today),
            unit.NotCounted, unit.Here, words.Of(unit.State(year, today)), today,
        ]));
    }
}
