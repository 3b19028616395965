using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Buying.Budgets;

/// <summary>The lines that a purchase may be paid from.</summary>
public static class BudgetQueries
{
    /// <summary>A unit's open lines of a year.</summary>
    public static IQueryable<BudgetLine> OpenOf(this IQueryable<BudgetLine> lines, Guid unitId, int year) =>
        lines.Where(l => l.UnitId == unitId && l.Year == year && l.ClosedAt == null);

    public static IQueryable<BudgetLine> Paying(this IQueryable<BudgetLine> lines, Purpose purpose)
    {
        var bit = BudgetLine.BitOf(purpose);
        return lines.Where(l => (l.PurposeBits & bit) != 0);
    }

    /// <summary>
    /// The line that a purchase is paid from. A line of another year stands for the one of the same code in the year of
    /// delivery, so that standing orders and agreements go on; where only one line fits, it need not be chosen.
    /// </summary>
    /// <param name="year">Of the delivery: goods are paid after acceptance.</param>
    /// <param name="chosen">What was chosen; none if nothing.</param>
    /// <returns>None where the unit keeps no budget for that year.</returns>
    /// <exception cref="RuleBroken">A line that is not the unit's, none for the purpose, or several of which none was chosen.</exception>
    public static async Task<Guid?> BudgetFor(this MarketDb db, Guid unitId, int year, Purpose purpose, IReadOnlyCollection<Guid> categories, Guid? chosen, CancellationToken ct)
    {
        if (chosen is { } id)
        {
            var line = await db.BudgetLines.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id && l.UnitId == unitId, ct)
                ?? throw new RuleBroken("没有这个预算项目，请重新选择。") { Field = "BudgetLineId" };
            if (line.Year == year) return id;
            return await db.BudgetLines.OpenOf(unitId, year).Where(l => l.Code == line.Code).Select(l => (Guid?)l.Id).SingleOrDefaultAsync(ct) ?? id;
        }
        var lines = await db.BudgetLines.AsNoTracking().OpenOf(unitId, year).ToListAsync(ct);
        if (lines.Count == 0) return null;
        var paying = lines.FindAll(l => l.Pays(purpose));
        if (paying.Count == 0) throw new RuleBroken("本单位 {0} 年没有可用于“{1}”的预算项目，请先由审批人或财务设置。", year, purpose) { Field = "BudgetLineId" };
        if (paying.Count == 1) return paying[0].Id;
        var fitting = paying.FindAll(l => l.CategoryId is not { } only || categories.All(c => c == only));
        return fitting.Count == 1 ? fitting[0].Id : throw new RuleBroken("请选择从哪个预算项目支付。") { Field = "BudgetLineId" };
    }
}
