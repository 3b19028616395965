using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Accounts.Units;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Accounts.Units;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Data.Shared;

namespace WeixiIncome.IntegrationTests.Kernel;

public sealed partial class Given
{
    /// <summary>Puts a budget unit under another, past the page.</summary>
    public Task Under(Organisation unit, Organisation superior) => market.InDb(db => db.Write(async ct =>
    {
        await db.HoldTree(ct);
        await db.PlaceUnder(await db.Organisations.SingleAsync(o => o.Id == unit.Id, ct), await db.Organisations.SingleAsync(o => o.Id == superior.Id, ct), ct);
        return await db.SaveChangesAsync(ct);
    }, CancellationToken.None));

    /// <summary>A contractor with its people that runs the unit's canteen from today on.</summary>
    public async Task<BuyingUnit> Contractor(Organisation unit, DateOnly? to = null)
    {
        var contractor = await Organisation(OrganisationKind.Contractor);
        await market.InDb(async db =>
        {
            var tracked = await db.Organisations.SingleAsync(o => o.Id == contractor.Id);
            db.CanteenContracts.Add(new CanteenContract(tracked, unit, BusinessDate.Of(Now), to, null, Now));
            await db.SaveChangesAsync();
            contractor = tracked;
        });
        return new(contractor, await Member(contractor, MarketRole.Buyer), await Member(contractor, MarketRole.Approver), await Member(contractor, MarketRole.Receiver),
            await Member(contractor, MarketRole.Receiver), await Member(contractor, MarketRole.Treasurer));
    }

    public Task<string> PathOf(Organisation unit) => market.InDb(db => db.Organisations.Where(o => o.Id == unit.Id).Select(o => o.UnitPath).SingleAsync());

    /// <summary>A person's order of two kilograms, perhaps bound to a unit.</summary>
    public async Task<Order> PersonalOrder(Organisation person, Person member, Seller seller, Organisation? boundTo, long quantity = 2000) => await market.InDb(db => db.Write(async ct =>
    {
        var product = await db.Products.AsNoTracking().SingleAsync(p => p.Id == seller.Product.Id, ct);
        var line = new LineToPlace(await db.Offers.AsNoTracking().Include(o => o.Tiers).SingleAsync(o => o.Id == seller.Offer.Id, ct), product,
            await db.Categories.AsNoTracking().SingleAsync(c => c.Id == product.CategoryId, ct), quantity);
        await Data.Catalogue.Stock.MoveStock(db, seller.Offer.Id, -quantity, StockCause.Ordered, line.Id, Now, ct);
        var terms = new OrderTerms(Guid.NewGuid(), person, boundTo, Purpose.Personal, Activity.None, BusinessDate.Of(Now).AddDays(2), DeliveryWindow.Any, new DeliveryAddress(person.Id, "张三", "13800000000", Township, "村口"), null);
        var order = Order.Place(await db.NextOrderNumber(Now, ct), terms, seller.Organisation, [line], member.Id, Now);
        db.Orders.Add(order);
        await db.SaveChangesAsync(ct);
        return order;
    }, CancellationToken.None));

    /// <summary>Many units below a superior with approved orders of one kilogram (¥20.00), past the pages; units and orders take turns.</summary>
    public async Task ManyOrders(Organisation superior, Seller seller, int units, int orders) => await market.InDb(db => db.Write(async ct =>
    {
        var above = await db.Organisations.SingleAsync(o => o.Id == superior.Id, ct);
        var below = Enumerable.Range(0, units).Select(i => Domain.Accounts.Organisation.Register(OrganisationKind.BudgetUnit, $"下级{i:000}", CreditCodeNumber(), "533423", AssistanceRelation.County, Now)).ToArray();
        foreach (var unit in below) unit.PlaceUnder(above);
        db.Organisations.AddRange(below);
        await db.SaveChangesAsync(ct);
        var product = await db.Products.AsNoTracking().SingleAsync(p => p.Id == seller.Product.Id, ct);
        var offer = await db.Offers.AsNoTracking().Include(o => o.Tiers).SingleAsync(o => o.Id == seller.Offer.Id, ct);
        var category = await db.Categories.AsNoTracking().SingleAsync(c => c.Id == product.CategoryId, ct);
        var (orderer, approver) = (Guid.NewGuid(), Guid.NewGuid());
        var placed = Enumerable.Range(0, orders).Select(i =>
        {
            var unit = below[i % units];
            var terms = new OrderTerms(Guid.NewGuid(), unit, unit, Purpose.Canteen, Activity.None, BusinessDate.Of(Now).AddDays(2), DeliveryWindow.Any, new DeliveryAddress(unit.Id, "李收货", "13800000000", Township, "食堂"), null);
            var order = Order.Place($"WX20261101-{i:000000}", terms, seller.Organisation, [new LineToPlace(offer, product, category, 1000)], orderer, Now);
            order.Approve(approver, null, Now);
            return order;
        }).ToArray();
        await db.InsertAll(placed, ct);
        return placed.Length;
    }, CancellationToken.None));
}
