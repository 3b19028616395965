using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Ledger.Declarations;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Ledger.Declarations;

namespace WeixiIncome.Web.Features.Reserves.Purchases;

/// <summary>
/// Orders on 832 that may be what a unit declares: the same number, refused where that order is already told to be one of this
/// market's own and else pointed out; and what the unit bought there of the same supplier for the same amount about the same day.
/// </summary>
internal sealed class DoublesOn832(MarketDb db) : ITellsOfDoubles
{
    public async Task<IReadOnlyList<PossibleDouble>> Of(Declaration declaration, CancellationToken ct)
    {
        var same = await SameNumber(declaration, ct);
        return same.Count > 0 ? same : await SameDeal(declaration, ct);
    }

    private async Task<List<PossibleDouble>> SameNumber(Declaration of, CancellationToken ct)
    {
        if (of is not { Venue: Venue.Platform832, VenueOrderNumber: { } number }) return [];
        var found = await db.Purchases832.Where(p => p.Number == number)
            .Select(p => new { p.Number, p.OrderedOn, p.Amount, Here = db.Orders.Where(o => o.Id == p.OrderId).Select(o => o.Number).FirstOrDefault() }).ToListAsync(ct);
        return [.. found.Select(p => new PossibleDouble(DoubleCause.SameVenueOrder, p.Here ?? p.Number, p.Here is null ? DoubleRecord.Purchase832 : DoubleRecord.Order, p.OrderedOn, p.Amount))];
    }

    private async Task<List<PossibleDouble>> SameDeal(Declaration of, CancellationToken ct)
    {
        var (from, to) = (of.SoldOn.AddDays(-Doubles.Days), of.SoldOn.AddDays(Doubles.Days));
        var supplier = of.SupplierName ?? await db.Organisations.Where(o => o.Id == of.SupplierId).Select(o => o.Name).FirstOrDefaultAsync(ct);
        return await db.Purchases832.Where(p => p.UnitId == of.UnitId && p.OrderedOn >= from && p.OrderedOn <= to && p.Amount == of.Total && (p.Supplier == supplier || p.SupplierId != null && p.SupplierId == of.SupplierId))
            .Select(p => new PossibleDouble(DoubleCause.SameDeal, p.Number, DoubleRecord.Purchase832, p.OrderedOn, p.Amount)).ToListAsync(ct);
    }
}
