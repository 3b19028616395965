using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Orders;

namespace WeixiIncome.Data.Orders;

/// <summary>The order of an event, for the reactions that run in the save which caused it.</summary>
public static class OrderAtHand
{
    /// <summary>The tracked order with its lines; one that is only about to be saved stands in no table yet.</summary>
    public static async Task<Order> OrderWithLines(this MarketDb db, Guid orderId, CancellationToken ct)
    {
        if (await db.Orders.FindAsync([orderId], ct) is not { } order) throw new InvalidOperationException($"Order {orderId} is not there.");
        var entry = db.Entry(order);
        if (entry.State != EntityState.Added && !entry.Collection(o => o.Lines).IsLoaded) await entry.Collection(o => o.Lines).LoadAsync(ct);
        if (entry.State != EntityState.Added && !entry.Collection(o => o.Shipments).IsLoaded) await entry.Collection(o => o.Shipments).Query().Include(s => s.Lines).LoadAsync(ct);
        return order;
    }
}
