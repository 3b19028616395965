using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Budgets;

/// <summary>One budget line with its history, the newest first.</summary>
public sealed record ShowBudget(Guid Id, int? Page = null) : IRequest<BudgetPage>;

/// <summary>The page of a budget line.</summary>
public sealed record BudgetPage(BudgetLine Line, string Unit, string? Category, string? MayExceed, Paged<MovementRow> Movements, bool MayKeep, bool MayRefund, Guid FormKey);

/// <summary>One movement of a line.</summary>
/// <param name="LinkedId">The other line of a carry-over.</param>
public sealed record MovementRow(BudgetCause Cause, Money Amount, Money Reserved, Money Committed, Money Spent, string? OrderNumber, Guid? LinkedId, int? LinkedYear, string? Reason, string? By, DateTime At);

internal sealed class ShowBudgetHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowBudget, BudgetPage>
{
    public async Task<BudgetPage> Handle(ShowBudget query, CancellationToken ct)
    {
        var line = await db.BudgetLines.AsNoTracking().VisibleTo(user).Where(l => l.Id == query.Id).OrNotThere(ct);
        var names = await db.Organisations.Where(o => o.Id == line.UnitId).Select(o => new
        {
            o.Name,
            Category = db.Categories.Where(c => c.Id == line.CategoryId).Select(c => c.Name).FirstOrDefault(),
            MayExceed = db.Members.Where(m => m.Id == line.MayExceedId).Select(m => m.DisplayName).FirstOrDefault(),
        }).SingleAsync(ct);
        var own = line.UnitId == user.OrganisationId;
        return new(line, names.Name, names.Category, names.MayExceed, await db.MovementRows(line.Id).Page(query.Page, ct),
            own && line.ClosedAt is null && user.Has(MarketRole.Approver, MarketRole.Treasurer), own && user.Has(MarketRole.Treasurer) && line.Spent.IsPositive, Guid.CreateVersion7());
    }
}

/// <summary>The whole history of a line, as a sheet.</summary>
public sealed record ExportMovements(Guid Id) : IRequest<ExportedSheet>;

internal sealed class ExportMovementsHandler(MarketDb db, ICurrentUser user, Words words) : IRequestHandler<ExportMovements, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportMovements request, CancellationToken ct)
    {
        var line = await db.BudgetLines.AsNoTracking().VisibleTo(user).Where(l => l.Id == request.Id).OrNotThere(ct);
        var rows = await db.MovementRows(line.Id).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        string[] columns = ["日期", "事项", "订单号", "预算金额", "预留", "已占用", "已支出", "原因", "经办人"];
        return new([.. columns.Select(column => words[column])], rows.Select(row => (IReadOnlyList<object?>)
            [BusinessDate.Of(row.At), words.Of(row.Cause), row.OrderNumber, row.Amount, row.Reserved, row.Committed, row.Spent, row.Reason, row.By]));
    }
}

/// <summary>The rows that the page and the export show.</summary>
internal static class MovementList
{
    public static IQueryable<MovementRow> MovementRows(this MarketDb db, Guid lineId) =>
        db.BudgetMovements.Where(m => m.LineId == lineId).OrderByDescending(m => m.At).ThenByDescending(m => m.Id)
            .Select(m => new MovementRow(m.Cause, m.AmountDelta, m.ReservedDelta, m.CommittedDelta, m.SpentDelta, m.OrderNumber, m.LinkedLineId,
                db.BudgetLines.Where(l => l.Id == m.LinkedLineId).Select(l => (int?)l.Year).FirstOrDefault(), m.Reason,
                db.Members.Where(p => p.Id == m.By).Select(p => p.DisplayName).FirstOrDefault(), m.At));
}
