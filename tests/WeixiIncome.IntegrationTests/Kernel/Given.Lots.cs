using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.IntegrationTests.Kernel;

public sealed partial class Given
{
    /// <summary>A lot that is ready: so many grams of each household, at ¥10 a kilogram; null is nobody's.</summary>
    public Task<Lot> Lot(Product product, IReadOnlyList<(Household? Household, long Grams)> from, DateOnly? bestBefore = null, bool ready = true, string village = Village) =>
        market.InDb(db => db.Write(async ct =>
        {
            var category = await db.Categories.AsNoTracking().SingleAsync(c => c.Id == product.CategoryId, ct);
            var known = await db.Products.AsNoTracking().Include(p => p.Offers).SingleAsync(p => p.Id == product.Id, ct);
            var lot = Domain.Catalogue.Lots.Lot.Open(new(await db.NextLotNumber(Now, ct), known, category, "一级", BusinessDate.Of(Now), bestBefore, village, null), null, Now);
            db.Lots.Add(lot);
            foreach (var (household, grams) in from)
            {
                var producer = household is null ? null : new Producer(household.Id, household.Number, household.VillageCode, household.Kind.IsAlleviated());
                lot.Weigh(new(await db.NextDayNumber("GB", Now, ct), producer, grams, 0, Money.FromYuan(10), Now), null, Now);
            }
            if (ready) lot.Close();
            await db.SaveChangesAsync(ct);
            foreach (var weighed in lot.WeighIns) await db.MoveLot(lot, weighed.Net, LotCause.WeighedIn, weighed.Id, Now, ct);
            await db.SaveChangesAsync(ct);
            return lot;
        }, CancellationToken.None));

    /// <summary>A lot all of which one alleviated household brought, bound to the supplier.</summary>
    public async Task<Lot> LotOfOne(Organisation supplier, Product product, long grams) => await Lot(product, [(await Household(boundTo: supplier), grams)]);

    /// <summary>All that is open of an order leaves out of a lot.</summary>
    public Task ShipFrom(Guid orderId, Guid clerk, Lot lot) => market.InDb(db => db.Write(async ct =>
    {
        var order = await db.Orders.Include(o => o.Lines).Include(o => o.Steps).Include(o => o.Shipments).ThenInclude(s => s.Lines).SingleAsync(o => o.Id == orderId, ct);
        var shipment = order.Ship(new([.. order.Lines.Select(l => new LineToShip(l.Id, order.ToShipOf(l.Id), Drawn(lot)))], null, null, true, false), clerk, Now);
        await db.SaveChangesAsync(ct);
        foreach (var line in shipment.Lines) await db.MoveLot(lot, -line.Quantity, LotCause.Shipped, line.Id, Now, ct);
        return await db.SaveChangesAsync(ct);
    }, CancellationToken.None));

    private static LotToShip Drawn(Lot lot) => new(lot.Id, lot.Number, lot.AlleviatedWeight, lot.InputWeight, lot.NamesHouseholds, lot.ProducedOn, lot.BestBefore, null);
}
