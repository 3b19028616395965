using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Households.Standards;

/// <summary>The data that households are held against: yields and monitoring lines, each with its source.</summary>
public sealed record ShowStandards : IRequest<StandardsPage>;

/// <summary>The page.</summary>
public sealed record StandardsPage(IReadOnlyList<YieldNorm> Norms, IReadOnlyList<MonitoringLine> Lines, bool MayKeep, int Year, Guid FormKey);

/// <summary>The most that a unit of a crop or animal plausibly yields a year; said again it is corrected.</summary>
public sealed record KeepYieldNorm(Guid FormKey, [Required, StringLength(40), Display(Name = "作物或牲畜")] string? Name, [Required, Display(Name = "计量")] HoldingUnit? Unit,
    [Required, Display(Name = "单产上限(公斤)")] decimal? MostKilograms, [Required, StringLength(100), Display(Name = "数据来源")] string? Source) : ICommand<bool>, IOnce;

/// <summary>The monitoring line of a year; said again it is corrected.</summary>
public sealed record KeepMonitoringLine(Guid FormKey, [Required, Display(Name = "年度")] int? Year, [Required, Display(Name = "监测收入线(元)")] decimal? PerHead, [Required, StringLength(100), Display(Name = "依据文件")] string? Document) : ICommand<bool>, IOnce;

internal sealed class StandardsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowStandards, StandardsPage>, IRequestHandler<KeepYieldNorm, bool>, IRequestHandler<KeepMonitoringLine, bool>
{
    /// <summary>Lines hold in a county; its townships and villages read them.</summary>
    private string County => user.SeesEverything || user.AreaCode.Length < 6 ? Area.Weixi : user.AreaCode[..6];

    public async Task<StandardsPage> Handle(ShowStandards query, CancellationToken ct) =>
        new(await db.YieldNorms.AsNoTracking().OrderBy(n => n.Name).ToListAsync(ct), await db.MonitoringLines.AsNoTracking().Where(l => l.AreaCode == County).OrderByDescending(l => l.Year).ToListAsync(ct),
            user.SeesEverything || user.Has(MarketRole.CountySupervisor), clock.Today().Year, Guid.CreateVersion7());

    public async Task<bool> Handle(KeepYieldNorm form, CancellationToken ct)
    {
        var (name, grams) = (form.Name!.Trim(), form.MostKilograms!.Value * 1000);
        if (grams is <= 0 or > 1_000_000_000 || grams != decimal.Truncate(grams)) throw new RuleBroken("单产上限应在 0 与 1000 吨之间，最小到 1 克。") { Field = nameof(form.MostKilograms) };
        var known = await db.YieldNorms.SingleOrDefaultAsync(n => n.Name == name, ct);
        if (known is { } norm && norm.Unit != form.Unit) throw new RuleBroken("“{0}”已按“{1}”计量，不能改成“{2}”。", norm.Name, norm.Unit, form.Unit) { Field = nameof(form.Unit) };
        if (known is not null) known.Correct((long)grams, form.Source);
        else db.YieldNorms.Add(new YieldNorm(name, form.Unit!.Value, (long)grams, form.Source));
        await db.SaveUnlessTaken(new RuleBroken("“{0}”刚刚被别人录入，请刷新。", name) { Field = nameof(form.Name) }, ct);
        return true;
    }

    public async Task<bool> Handle(KeepMonitoringLine form, CancellationToken ct)
    {
        var perHead = Money.Typed(form.PerHead!.Value, nameof(form.PerHead));
        if (await db.MonitoringLines.SingleOrDefaultAsync(l => l.AreaCode == County && l.Year == form.Year, ct) is { } known) known.Correct(perHead, form.Document);
        else db.MonitoringLines.Add(new MonitoringLine(County, form.Year!.Value, perHead, form.Document));
        await db.SaveUnlessTaken(new RuleBroken("{0} 年的监测收入线刚刚被别人录入，请刷新。", form.Year) { Field = nameof(form.Year) }, ct);
        return true;
    }
}
