using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Buying.Agreements;

/// <summary>The only way in which what is left of an agreement changes.</summary>
public static class Drawing
{
    /// <summary>
    /// Draws what one order takes, the sum and each line by a conditional update, so that orders placed at once never draw
    /// more than there is; must stand in a command's transaction.
    /// </summary>
    /// <returns>False where another order was faster, or the agreement ended meanwhile: nothing is drawn.</returns>
    public static async Task<bool> Draw(this MarketDb db, Guid agreementId, IReadOnlyList<PlannedDraw> draws, DateTime now, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("An agreement is drawn on inside a transaction.");
        var amount = draws.Aggregate(Money.Zero, (sum, draw) => sum + draw.Amount);
        if (!await db.TakeAmount(agreementId, amount, ct)) return false;
        var taken = new List<PlannedDraw>();
        foreach (var draw in draws.OrderBy(d => d.Line.Id))
        {
            if (await db.TakeQuantity(draw.Line.Id, draw.Wanted.Quantity, ct))
            {
                taken.Add(draw);
                continue;
            }
            foreach (var back in taken) await db.GiveBack(back.Line.Id, back.Wanted.Quantity, ct);
            await db.GiveBack(agreementId, amount, ct);
            return false;
        }
        db.AgreementDraws.AddRange(draws.Select(d => new AgreementDraw(agreementId, d.Line.Id, d.Wanted.OrderLineId, d.Wanted.Quantity, d.Amount, now)));
        return true;
    }

    /// <summary>Gives back what the lines of an order that fell through had drawn; nothing where they had drawn nothing.</summary>
    public static async Task GiveDrawsBack(this MarketDb db, IReadOnlyCollection<Guid> orderLineIds, DateTime now, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("An agreement is given back to inside a transaction.");
        var held = await db.AgreementDraws.Where(d => orderLineIds.Contains(d.OrderLineId))
            .GroupBy(d => new { d.AgreementId, d.LineId, d.OrderLineId })
            .Select(g => new { g.Key.AgreementId, g.Key.LineId, g.Key.OrderLineId, Quantity = g.Sum(d => d.Quantity), Fen = g.Sum(d => (long)d.Amount) })
            .Where(g => g.Quantity > 0).ToListAsync(ct);
        foreach (var agreement in held.GroupBy(h => h.AgreementId).OrderBy(g => g.Key)) await db.GiveBack(agreement.Key, new Money(agreement.Sum(h => h.Fen)), ct);
        foreach (var line in held.OrderBy(h => h.LineId))
        {
            await db.GiveBack(line.LineId, line.Quantity, ct);
            db.AgreementDraws.Add(new AgreementDraw(line.AgreementId, line.LineId, line.OrderLineId, -line.Quantity, new Money(-line.Fen), now));
        }
    }

    private static async Task<bool> TakeAmount(this MarketDb db, Guid agreementId, Money amount, CancellationToken ct) =>
        await db.Agreements.Where(a => a.Id == agreementId && a.Status == AgreementStatus.Active && a.Drawn + amount <= a.Most)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Drawn, a => a.Drawn + amount), ct) > 0;

    private static async Task<bool> TakeQuantity(this MarketDb db, Guid lineId, long quantity, CancellationToken ct) =>
        await db.Set<AgreementLine>().Where(l => l.Id == lineId && l.Drawn + quantity <= l.Most)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Drawn, l => l.Drawn + quantity), ct) > 0;

    private static Task<int> GiveBack(this MarketDb db, Guid agreementId, Money amount, CancellationToken ct) =>
        db.Agreements.Where(a => a.Id == agreementId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Drawn, a => a.Drawn - amount), ct);

    private static Task<int> GiveBack(this MarketDb db, Guid lineId, long quantity, CancellationToken ct) =>
        db.Set<AgreementLine>().Where(l => l.Id == lineId).ExecuteUpdateAsync(set => set.SetProperty(l => l.Drawn, l => l.Drawn - quantity), ct);
}
