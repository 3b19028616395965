using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Thresholds;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Thresholds;

/// <summary>The county enters the threshold of a year, or corrects the one it entered.</summary>
/// <param name="Version">Of the one that is corrected; none for a new year.</param>
public sealed record KeepThreshold(
    Guid FormKey, long? Version,
    [Required, Range(2020, 2100), Display(Name = "年度")] int? Year,
    [Required, StringLength(100), Display(Name = "限额名称")] string? Name,
    [Required, Display(Name = "每家供应商全年限额")] decimal? Amount,
    [Required, StringLength(200), Display(Name = "来源文件")] string? SourceDocument,
    [Required, StringLength(60), Display(Name = "文号")] string? DocumentNumber,
    [Required, StringLength(100), Display(Name = "条款")] string? Clause) : ICommand<int>, IOnce;

internal sealed class KeepThresholdHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<KeepThreshold, int>
{
    public async Task<int> Handle(KeepThreshold form, CancellationToken ct)
    {
        var (area, year) = (user.AreaCode, form.Year!.Value);
        var terms = new ThresholdTerms(form.Name!, Money.Typed(form.Amount!.Value, nameof(form.Amount)), form.SourceDocument!, form.DocumentNumber!, form.Clause!);
        var taken = new RuleBroken("{0} 年的采购限额已经录入，请打开后修改。", year) { Field = nameof(form.Year) };
        var threshold = await db.PurchaseThresholds.SingleOrDefaultAsync(t => t.AreaCode == area && t.Year == year, ct);
        if (threshold is null) db.PurchaseThresholds.Add(new PurchaseThreshold(area, year, terms, user.MemberId, clock.Now()));
        else if (form.Version is null) throw taken;
        else
        {
            threshold.Expect(form.Version);
            threshold.Revise(terms, user.MemberId, clock.Now());
        }
        await db.SaveUnlessTaken(taken, ct);
        return year;
    }
}

/// <summary>The area's thresholds, the newest year first, with the form.</summary>
public sealed record ListThresholds(KeepThreshold? Typed = null) : IRequest<ThresholdsPage>;

/// <summary>The page of thresholds.</summary>
public sealed record ThresholdsPage(KeepThreshold Form, IReadOnlyList<PurchaseThreshold> Rows, string Area);

internal sealed class ListThresholdsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListThresholds, ThresholdsPage>
{
    public async Task<ThresholdsPage> Handle(ListThresholds query, CancellationToken ct)
    {
        var area = user.AreaCode;
        var rows = await db.PurchaseThresholds.AsNoTracking().Where(t => t.AreaCode == area).OrderByDescending(t => t.Year).ToListAsync(ct);
        var name = await db.Areas.Where(a => a.Code == area).Select(a => a.Name).SingleOrDefaultAsync(ct);
        var next = rows.Count > 0 && rows[0].Year >= clock.Today().Year ? rows[0].Year + 1 : clock.Today().Year;
        return new(query.Typed ?? new(Guid.CreateVersion7(), null, next, null, null, null, null, null), rows, name ?? area);
    }
}
