using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Buying.Budgets;

/// <summary>What an order's movements have made it hold of a line.</summary>
public sealed record BudgetHeld(Guid LineId, Money Committed, Money Spent);

/// <summary>The only way in which the figures of a kept budget line change.</summary>
public static class BudgetMoves
{
    /// <summary>
    /// Changes a line by one conditional update and writes the movement beside it; must stand in a command's transaction.
    /// Several lines are moved in ascending order of their ids.
    /// </summary>
    /// <returns>False where a figure or the rest would fall below zero: nothing was changed.</returns>
    public static async Task<bool> MoveBudget(this MarketDb db, Guid lineId, BudgetChange change, BudgetNote note, DateTime now, CancellationToken ct)
    {
        MustBeInside(db);
        var (amount, reserved, committed, spent) = (change.Amount.Fen, change.Reserved.Fen, change.Committed.Fen, change.Spent.Fen);
        if ((amount, reserved, committed, spent) == (0, 0, 0, 0) && change.Cause != BudgetCause.Opened) return true;
        var rest = checked(amount - reserved - committed - spent);
        var moved = await db.Database.ExecuteSqlAsync($"""
            UPDATE BudgetLines SET Amount = Amount + {amount}, Reserved = Reserved + {reserved}, Committed = Committed + {committed}, Spent = Spent + {spent}
            WHERE Id = {lineId} AND Amount + {amount} >= 0 AND Reserved + {reserved} >= 0 AND Committed + {committed} >= 0 AND Spent + {spent} >= 0
              AND Amount - Reserved - Committed - Spent + {rest} >= 0
            """, ct);
        if (moved == 0) return false;
        db.BudgetMovements.Add(new BudgetMovement(lineId, change, note, now));
        return true;
    }

    /// <summary>
    /// The line as it stands now; nobody else moves it until the commit. Call it before deciding by its figures.
    /// </summary>
    public static async Task<BudgetLine?> HoldBudget(this MarketDb db, Guid lineId, CancellationToken ct)
    {
        MustBeInside(db);
        await db.Database.ExecuteSqlAsync($"UPDATE BudgetLines SET Committed = Committed WHERE Id = {lineId}", ct);
        return await db.BudgetLines.AsNoTracking().SingleOrDefaultAsync(l => l.Id == lineId, ct);
    }

    /// <summary>A new line with its first movement; the caller saves.</summary>
    public static void OpenBudget(this MarketDb db, BudgetLine line, string? reason, Guid? by, DateTime now)
    {
        db.BudgetLines.Add(line);
        db.BudgetMovements.Add(new BudgetMovement(line.Id, BudgetChange.Open(line.Amount), new(null, null, null, reason, by), now));
    }

    /// <summary>What an order holds of its line, movements that are about to be saved included; none where it never held anything.</summary>
    public static async Task<List<BudgetHeld>> HeldBy(this MarketDb db, Guid orderId, CancellationToken ct)
    {
        var saved = await db.BudgetMovements.Where(m => m.OrderId == orderId).GroupBy(m => m.LineId)
            .Select(g => new BudgetHeld(g.Key, new Money(g.Sum(m => (long)m.CommittedDelta)), new Money(g.Sum(m => (long)m.SpentDelta)))).ToListAsync(ct);
        var waiting = db.ChangeTracker.Entries<BudgetMovement>().Where(e => e.State == EntityState.Added && e.Entity.OrderId == orderId).Select(e => new BudgetHeld(e.Entity.LineId, e.Entity.CommittedDelta, e.Entity.SpentDelta));
        return [.. saved.Concat(waiting).GroupBy(h => h.LineId, (line, all) => all.Aggregate((a, b) => new(line, a.Committed + b.Committed, a.Spent + b.Spent)))];
    }

    /// <summary>The rest of it, to be told apart from a rule that a person broke.</summary>
    public static RuleBroken OutOfStep(string orderNumber) => new("订单 {0} 的预算占用与预算项目不符，请联系管理员核对。", orderNumber);

    private static void MustBeInside(MarketDb db)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Budgets move inside a transaction.");
    }
}
