using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Budgets;

/// <summary>The budget lines of a year, with what is left of each.</summary>
public sealed record ListBudgets(
    [Range(2020, 2100), Display(Name = "年度")] int? Year = null,
    [StringLength(60), Display(Name = "搜索")] string? Q = null,
    string? Sort = null, int? Page = null) : IRequest<BudgetsPage>;

/// <summary>The list's page.</summary>
/// <param name="Sums">Over all lines that the filter finds, whatever the page.</param>
/// <param name="Years">Those with lines, and this one.</param>
public sealed record BudgetsPage(ListBudgets Query, int Year, Paged<BudgetRow> Rows, BudgetFigures Sums, IReadOnlyList<int> Years, bool MayKeep, bool ShowsUnits);

/// <summary>A budget line in a list.</summary>
public sealed record BudgetRow(Guid Id, string Unit, int Year, string Code, string Name, int PurposeBits, string? Category, Money Amount, Money Reserved, Money Committed, Money Spent, DateTime? ClosedAt)
{
    public Money Available => Amount - Reserved - Committed - Spent;
    public IEnumerable<Purpose> Purposes => Enum.GetValues<Purpose>().Where(p => (PurposeBits & BudgetLine.BitOf(p)) != 0);

    /// <summary>Per cent of the amount that is set aside, committed or spent.</summary>
    public int Used => Amount.IsZero ? 0 : (int)Math.Min(100, (Amount - Available).Fen * 100m / Amount.Fen);
}

internal sealed class ListBudgetsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListBudgets, BudgetsPage>
{
    public async Task<BudgetsPage> Handle(ListBudgets query, CancellationToken ct)
    {
        var year = query.Year ?? clock.Today().Year;
        var years = await db.BudgetLines.VisibleTo(user).Select(l => l.Year).Distinct().ToListAsync(ct);
        var sums = await db.LinesOf(query, year, user).GroupBy(_ => 1)
            .Select(g => new { Amount = g.Sum(l => (long)l.Amount), Reserved = g.Sum(l => (long)l.Reserved), Committed = g.Sum(l => (long)l.Committed), Spent = g.Sum(l => (long)l.Spent) }).SingleOrDefaultAsync(ct);
        return new(query, year, await db.BudgetRows(query, year, user).Page(query.Page, ct), new(new(sums?.Amount ?? 0), new(sums?.Reserved ?? 0), new(sums?.Committed ?? 0), new(sums?.Spent ?? 0)),
            [.. years.Append(clock.Today().Year).Append(year).Distinct().OrderDescending()], user.Has(MarketRole.Approver, MarketRole.Treasurer), user.Kind?.IsBuyer() != true);
    }
}

/// <summary>What the list of budget lines shows, as a sheet.</summary>
public sealed record ExportBudgets(ListBudgets Query) : IRequest<ExportedSheet>;

internal sealed class ExportBudgetsHandler(MarketDb db, ICurrentUser user, Words words, TimeProvider clock) : IRequestHandler<ExportBudgets, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportBudgets request, CancellationToken ct)
    {
        var rows = await db.BudgetRows(request.Query, request.Query.Year ?? clock.Today().Year, user).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        string[] columns = ["单位", "年度", "项目编码", "项目名称", "用途", "品类", "预算金额", "预留", "已占用", "已支出", "可用"];
        return new([.. columns.Select(column => words[column])], rows.Select(row => (IReadOnlyList<object?>)
            [row.Unit, row.Year, row.Code, row.Name, string.Join(' ', row.Purposes.Select(p => words.Of(p))), row.Category, row.Amount, row.Reserved, row.Committed, row.Spent, row.Available]));
    }
}

/// <summary>The rows that list and export show, in one query.</summary>
internal static class BudgetList
{
    public static IQueryable<BudgetRow> BudgetRows(this MarketDb db, ListBudgets query, int year, ICurrentUser user)
    {
        return from line in Sorted(db.LinesOf(query, year, user), query.Sort)
               join unit in db.Organisations on line.UnitId equals unit.Id
               select new BudgetRow(line.Id, unit.Name, line.Year, line.Code, line.Name, line.PurposeBits, db.Categories.Where(c => c.Id == line.CategoryId).Select(c => c.Name).FirstOrDefault(),
                   line.Amount, line.Reserved, line.Committed, line.Spent, line.ClosedAt);
    }

    public static IQueryable<BudgetLine> LinesOf(this MarketDb db, ListBudgets query, int year, ICurrentUser user)
    {
        var lines = db.BudgetLines.AsNoTracking().VisibleTo(user).Where(l => l.Year == year);
        return query.Q?.Trim() is { Length: > 0 } q && q.ToUpperInvariant() is var code
            ? lines.Where(l => l.Code.Contains(code) || l.Name.Contains(q) || db.Organisations.Any(u => u.Id == l.UnitId && u.Name.Contains(q))) : lines;
    }

    private static IQueryable<BudgetLine> Sorted(IQueryable<BudgetLine> lines, string? sort) => sort switch
    {
        "amount" => lines.OrderBy(l => l.Amount).ThenBy(l => l.Id),
        "-amount" => lines.OrderByDescending(l => l.Amount).ThenBy(l => l.Id),
        "left" => lines.OrderBy(l => (long)l.Amount - (long)l.Reserved - (long)l.Committed - (long)l.Spent).ThenBy(l => l.Id),
        "-left" => lines.OrderByDescending(l => (long)l.Amount - (long)l.Reserved - (long)l.Committed - (long)l.Spent).ThenBy(l => l.Id),
        "-code" => lines.OrderByDescending(l => l.Code).ThenBy(l => l.Id),
        _ => lines.OrderBy(l => l.Code).ThenBy(l => l.Id),
    };
}
