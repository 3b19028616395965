using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Rules;

/// <summary>The bureau sets a year's floor, deadline and union demand a head for an area, with the document behind them.</summary>
/// <param name="Version">Of the rule that is changed; none for a new one.</param>
public sealed record KeepRule(
    Guid FormKey, long? Version,
    [Required, StringLength(12), Display(Name = "地区代码")] string? AreaCode,
    [Required, Range(2020, 2100), Display(Name = "年度")] int? Year,
    [Required, Display(Name = "预留比例下限(%)")] decimal? Floor,
    [Required, Display(Name = "填报截止日期")] DateOnly? Deadline,
    [Display(Name = "工会人均标准(元/年)")] decimal? UnionPerHead,
    [Required, StringLength(200), Display(Name = "来源文件")] string? SourceDocument,
    [Required, StringLength(60), Display(Name = "文号")] string? DocumentNumber) : ICommand<int>, IOnce;

internal sealed class KeepRuleHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<KeepRule, int>
{
    public async Task<int> Handle(KeepRule form, CancellationToken ct)
    {
        var (area, year, now) = (form.AreaCode!.Trim(), form.Year!.Value, clock.Now());
        if (!user.IsBureau()) throw new NotThere();
        if (!areas.Contains(area) || !user.KeepsRulesOf(area)) throw new RuleBroken("只能设置本地区的规则，“{0}”不在其中。", area) { Field = nameof(form.AreaCode) };
        var terms = new ReserveRuleTerms(ReserveStandard.Ratio(form.Floor!.Value, nameof(form.Floor)), form.Deadline!.Value,
            form.UnionPerHead is { } perHead ? Money.Typed(perHead, nameof(form.UnionPerHead)) : null, form.SourceDocument, form.DocumentNumber);
        var rule = await db.ReserveRules.SingleOrDefaultAsync(r => r.AreaCode == area && r.Year == year, ct);
        var taken = new RuleBroken("{0} 在 {1} 年度的规则已经录入，请打开后修改。", areas.Name(area), year) { Field = nameof(form.Year) };
        if (rule is null) db.ReserveRules.Add(new ReserveRule(area, year, terms, user.MemberId, now));
        else if (form.Version is null) throw taken;
        else
        {
            rule.Expect(form.Version);
            rule.Revise(terms, user.MemberId, now);
        }
        await db.SaveUnlessTaken(taken, ct);
        return year;
    }
}
