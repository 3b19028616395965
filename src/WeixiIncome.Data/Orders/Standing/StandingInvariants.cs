using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Standing;

namespace WeixiIncome.Data.Orders.Standing;

/// <summary>What always holds of standing orders.</summary>
public static class StandingInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("每张定期订单每个送货日只执行一次", (db, ct) => Verdict.Of(db.StandingRuns, db.StandingRuns
            .Join(db.StandingOrders, r => r.StandingOrderId, o => o.Id, (r, o) => new { o.Number, r.DueOn })
            .GroupBy(r => new { r.Number, r.DueOn }).Where(g => g.Count() > 1).Select(g => g.Key.Number), ct)),
        new("执行记录里的订单数等于真正下的订单数", async (db, ct) =>
        {
            var runs = await db.StandingRuns.AsNoTracking().Select(r => new { r.StandingOrderId, r.DueOn, r.OrderCount }).ToListAsync(ct);
            var (broken, examples) = (0, new List<string>());
            foreach (var part in runs.Chunk(500))
            {
                var keys = part.ToDictionary(r => StandingRun.OrderKeyOf(r.StandingOrderId, r.DueOn));
                var ids = keys.Keys.ToList();
                var found = await db.Orders.Where(o => ids.Contains(o.FormKey)).GroupBy(o => o.FormKey).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
                foreach (var (key, run) in keys.Where(k => found.GetValueOrDefault(k.Key) != k.Value.OrderCount))
                {
                    broken++;
                    examples.Add($"{run.DueOn:yyyy-MM-dd}");
                }
            }
            return new Verdict(runs.Count, broken, [.. examples.Take(5)]);
        }),
        new("落空订单占用的协议数量已全部退回", (db, ct) => Verdict.Of(db.AgreementDraws, db.Orders
            .Where(o => o.Status >= OrderStatus.Rejected)
            .SelectMany(o => o.Lines, (o, line) => new { o.Number, Held = db.AgreementDraws.Where(d => d.OrderLineId == line.Id).Sum(d => (long?)d.Quantity) ?? 0 })
            .Where(line => line.Held != 0).Select(line => line.Number), ct)),
    ];
}
