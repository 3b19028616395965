using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Goals;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Goals;

/// <summary>The county enters a year's goal with the document that sets it, or corrects one it entered.</summary>
/// <param name="Version">Of the goal that is corrected; none for a new one.</param>
public sealed record EnterGoal(
    Guid FormKey, long? Version,
    [Required, Range(2022, 2100), Display(Name = "目标年度")] int? Year,
    [Required, Display(Name = "争取目标（元）")] decimal? Floor,
    [Display(Name = "力争目标（元）")] decimal? Stretch,
    [Required, StringLength(200), Display(Name = "来源文件")] string? SourceDocument,
    [Required, StringLength(60), Display(Name = "文号")] string? DocumentNumber,
    [Required, StringLength(100), Display(Name = "条款")] string? Clause,
    [Required, StringLength(500), Display(Name = "原文")] string? Wording,
    [Display(Name = "文件扫描件")] IFormFile? Paper = null) : ICommand<int>, IOnce, IWithPaper
{
    /// <summary>The county's own officers, and who runs the market.</summary>
    internal static bool MayBy(ICurrentUser user) =>
        user.SeesEverything || user.Has(MarketRole.CountySupervisor, MarketRole.Administrator) && Area.Contains(user.AreaCode, Area.Weixi);
}

internal sealed class EnterGoalHandler(MarketDb db, ICurrentUser user, TimeProvider clock, UploadedFiles files) : IRequestHandler<EnterGoal, int>
{
    public async Task<int> Handle(EnterGoal request, CancellationToken cancellationToken)
    {
        if (!EnterGoal.MayBy(user)) throw new NotThere();
        var (year, by, now) = (request.Year!.Value, user.MemberId!.Value, clock.Now());
        var terms = new GoalTerms(Money.Typed(request.Floor!.Value, nameof(request.Floor)),
            request.Stretch is { } stretch ? Money.Typed(stretch, nameof(request.Stretch)) : null,
            request.SourceDocument!, request.DocumentNumber!, request.Clause!, request.Wording!, await files.Take(request.Paper, null, cancellationToken));
        var goal = await db.Goals.SingleOrDefaultAsync(g => g.AreaCode == Area.Weixi && g.Year == year, cancellationToken);
        if (goal is null) db.Goals.Add(Goal.Set(Area.Weixi, year, terms, by, now));
        else if (request.Version is null && !goal.IsPlan) throw Taken(year);
        else
        {
            goal.Expect(request.Version);
            goal.Revise(terms, by, now);
        }
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException broken) when (broken is not DbUpdateConcurrencyException && broken.Entries.Any(entry => entry.Entity is Goal))
        {
            // Another officer entered the year at the same moment; the unique key held.
            throw Taken(year);
        }
        return year;
    }

    private static RuleBroken Taken(int year) => new("{0} 年的目标已经录入，请打开该年度后修改。", year) { Field = nameof(EnterGoal.Year) };
}
