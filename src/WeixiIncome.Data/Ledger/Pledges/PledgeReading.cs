using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Ledger.Pledges;

/// <summary>What was drawn of pledges, read from the ledger: what fell through or was returned has its negative entries there.</summary>
public static class PledgeReading
{
    /// <summary>Entries of orders that draw a pledge down.</summary>
    public static IQueryable<LedgerEntry> DrawingOn(this MarketDb db, Guid pledgeId) =>
        from entry in db.Ledger
        join order in db.Orders on entry.SourceId equals order.Id
        where order.PledgeId == pledgeId
        select entry;

    /// <summary>One query. A purchase counts for the line of its product, else for that of its category.</summary>
    /// <param name="pledge">With its goods.</param>
    public static async Task<PledgeProgress> ProgressOf(this MarketDb db, Pledge pledge, CancellationToken ct)
    {
        var cells = await db.DrawingOn(pledge.Id).GroupBy(e => new { e.Stage, e.CategoryId, e.ProductId })
            .Select(g => new { g.Key.Stage, g.Key.CategoryId, g.Key.ProductId, Fen = g.Sum(e => (long)e.Amount), Quantity = g.Sum(e => e.Quantity) }).ToListAsync(ct);
        Money Sum(Stage stage) => new(cells.Where(c => c.Stage == stage).Sum(c => c.Fen));
        var lines = cells.ToLookup(c => (pledge.Goods.FirstOrDefault(g => g.ProductId == c.ProductId)
            ?? pledge.Goods.FirstOrDefault(g => g.ProductId is null && g.CategoryId == c.CategoryId))?.Id);
        return new(Sum(Stage.Ordered), Sum(Stage.Accepted), Sum(Stage.Verified), pledge.Goods.ToDictionary(g => g.Id, g => new GoodsProgress(
            lines[g.Id].Where(c => c.Stage == Stage.Ordered).Sum(c => c.Quantity), lines[g.Id].Where(c => c.Stage == Stage.Accepted).Sum(c => c.Quantity),
            lines[g.Id].Where(c => c.Stage == Stage.Verified).Sum(c => c.Quantity))));
    }
}
