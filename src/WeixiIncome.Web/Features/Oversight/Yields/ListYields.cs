using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Oversight.Yields;

/// <summary>Which households are shown.</summary>
public enum YieldView
{
    [Description("超过合理产量")] Above = 0,
    [Description("没有登记土地或牲畜")] WithoutHolding = 1,
    [Description("全部")] All = 9,
}

/// <summary>What the households of an officer's area brought over the scale in a year, held against what their land and animals plausibly yield.</summary>
public sealed record ListYields([Range(2000, 2100), Display(Name = "年度")] int? Year = null, YieldView View = YieldView.Above, string? Q = null, int? Page = null) : IRequest<YieldsPage>;

/// <summary>The page.</summary>
/// <param name="Categories">How many categories are held against a crop: where it is none, nothing can show up.</param>
public sealed record YieldsPage(ListYields Query, int Year, Paged<CropYield> Rows, int Above, int WithoutHolding, int Categories);

/// <summary>The same list as a table.</summary>
public sealed record ExportYields(ListYields Query) : IRequest<ExportedSheet>;

internal sealed class ListYieldsHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock, Words words) : IRequestHandler<ListYields, YieldsPage>, IRequestHandler<ExportYields, ExportedSheet>
{
    private static readonly string[] Columns = ["年度", "户编号", "地区", "作物或牲畜", "登记数量", "计量", "单产上限(公斤)", "合理产量(公斤)", "过磅数量(公斤)", "超过(公斤)"];

    public async Task<YieldsPage> Handle(ListYields query, CancellationToken ct)
    {
        var all = Yields(query);
        return new(query, YearOf(query), await Found(query).Page(query.Page, ct, 50), await all.Above().CountAsync(ct), await all.WithoutHolding().CountAsync(ct), await db.Categories.CountAsync(c => c.YieldNormId != null, ct));
    }

    public async Task<ExportedSheet> Handle(ExportYields request, CancellationToken ct)
    {
        var (year, rows) = (YearOf(request.Query), await Found(request.Query).Take(ExportedSheet.RowsToRead).ToListAsync(ct));
        return new([.. Columns.Select(column => words[column])], rows.Select(r => (IReadOnlyList<object?>)
            [year, r.HouseholdNumber, areas.Path(r.VillageCode), r.Crop, r.Held, words.Of(r.Unit), r.MostGrams / 1000m, r.Plausible / 1000m, r.Brought / 1000m, Math.Max(0, r.Brought - r.Plausible) / 1000m]));
    }

    private int YearOf(ListYields query) => query.Year is { } year and >= 2000 and <= 2100 ? year : clock.Today().Year;

    private IQueryable<CropYield> Yields(ListYields query) => user.KeepsHouseholds() ? db.CropYields(db.Households.VisibleTo(user), YearOf(query)) : throw new NotThere();

    /// <summary>What is furthest above first.</summary>
    private IQueryable<CropYield> Found(ListYields query)
    {
        var found = query.View switch { YieldView.Above => Yields(query).Above(), YieldView.WithoutHolding => Yields(query).WithoutHolding(), _ => Yields(query) };
        if (query.Q?.Trim().ToUpperInvariant() is { Length: > 0 } q) found = found.Where(y => y.HouseholdNumber.Contains(q));
        return found.OrderByDescending(y => y.Brought * 100 - y.Hundredths * y.MostGrams).ThenBy(y => y.HouseholdNumber).ThenBy(y => y.Crop);
    }
}
