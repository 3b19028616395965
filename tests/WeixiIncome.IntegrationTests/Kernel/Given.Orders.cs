using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.IntegrationTests.Kernel;

/// <summary>A unit with the people that a purchase takes.</summary>
public sealed record BuyingUnit(Organisation Organisation, Person Buyer, Person Approver, Person Receiver, Person SecondReceiver, Person Treasurer);

/// <summary>A supplier with its clerk and one product.</summary>
public sealed record Seller(Organisation Organisation, Person Clerk, Product Product, Offer Offer);

public sealed partial class Given
{
    public async Task<BuyingUnit> BuyingUnit(string? name = null)
    {
        var unit = await Canteen(name);
        return new(unit, await Member(unit, MarketRole.Buyer), await Member(unit, MarketRole.Approver), await Member(unit, MarketRole.Receiver),
            await Member(unit, MarketRole.Receiver), await Member(unit, MarketRole.Treasurer));
    }

    public async Task<Seller> Seller(string product = "老黑谷米", long stock = 1_000_000, string category = "rice", decimal price = 20m, long minimum = 1000)
    {
        var supplier = await Cooperative();
        var (made, offer) = await Product(supplier, product, stock, category, price, minimum);
        return new(supplier, await Member(supplier, MarketRole.CooperativeClerk), made, offer);
    }

    public Task<DeliveryAddress> Address(Organisation buyer) => market.InDb(async db =>
    {
        var address = new DeliveryAddress(buyer.Id, "李收货", "13800000000", Township, "学校后门食堂");
        db.DeliveryAddresses.Add(address);
        await db.SaveChangesAsync();
        return address;
    });

    /// <summary>An order brought to a state by the people of the unit, without pages.</summary>
    /// <param name="quantity">Base units.</param>
    public Task<Order> PlacedOrder(BuyingUnit unit, Seller seller, OrderStatus status = OrderStatus.Submitted, long quantity = 5000, bool inspected = false) =>
        PlacedOrder(unit, seller, quantity, Purpose.Canteen, order => Steps(order, unit, seller, status, inspected));

    /// <summary>A person's order, shipped.</summary>
    public Task<Order> PlacedPersonalOrder(BuyingUnit person, Seller seller) => PlacedOrder(person, seller, 2000, Purpose.Personal, order =>
        [() => order.Confirm(seller.Clerk.Id, null, Now), () => order.Ship(seller.Clerk.Id, null, null, Now)]);

    private async Task<Order> PlacedOrder(BuyingUnit unit, Seller seller, long quantity, Purpose purpose, Func<Order, IEnumerable<Action>> steps)
    {
        var address = new DeliveryAddress(unit.Organisation.Id, "李收货", "13800000000", Township, "学校后门食堂");
        return await market.InDb(async db => await db.Write(async ct =>
        {
            var offer = await db.Offers.AsNoTracking().Include(o => o.Tiers).SingleAsync(o => o.Id == seller.Offer.Id, ct);
            var product = await db.Products.AsNoTracking().SingleAsync(p => p.Id == seller.Product.Id, ct);
            var category = await db.Categories.AsNoTracking().SingleAsync(c => c.Id == product.CategoryId, ct);
            var line = new LineToPlace(offer, product, category, quantity);
            if (!await db.MoveStock(offer.Id, -quantity, StockCause.Ordered, line.Id, Now, ct)) throw new InvalidOperationException("No stock.");
            var terms = new OrderTerms(Guid.NewGuid(), unit.Organisation, purpose == Purpose.Personal ? null : unit.Organisation, purpose, Activity.None, BusinessDate.Of(Now).AddDays(2), DeliveryWindow.Any, address, null);
            var order = Order.Place(await db.NextOrderNumber(Now, ct), terms, seller.Organisation, [line], unit.Buyer.Id, Now);
            db.Orders.Add(order);
            await db.SaveChangesAsync(ct);
            foreach (var step in steps(order))
            {
                step();
                await db.SaveChangesAsync(ct);
            }
            return order;
        }, CancellationToken.None));
    }

    private IEnumerable<Action> Steps(Order order, BuyingUnit unit, Seller seller, OrderStatus status, bool inspected)
    {
        if (status == OrderStatus.Rejected) yield return () => order.Reject(unit.Approver.Id, "超预算", Now);
        if (status == OrderStatus.Cancelled) yield return () => order.Cancel(unit.Buyer.Id, "不需要了", Now);
        if (status is OrderStatus.Approved or OrderStatus.Confirmed or OrderStatus.Shipped or OrderStatus.Accepted or OrderStatus.Declined)
            yield return () => order.Approve(unit.Approver.Id, null, Now);
        if (status == OrderStatus.Declined) yield return () => order.Decline(seller.Clerk.Id, "没有货", Now);
        if (status is OrderStatus.Confirmed or OrderStatus.Shipped or OrderStatus.Accepted) yield return () => order.Confirm(seller.Clerk.Id, null, Now);
        if (status is OrderStatus.Shipped or OrderStatus.Accepted) yield return () => order.Ship(seller.Clerk.Id, "县城货运", "A1", Now);
        if (inspected || status == OrderStatus.Accepted)
            yield return () => order.Inspect([.. order.Lines.Select(l => new InspectedLine(l.Id, l.Quantity, 0, null))], unit.Organisation, unit.Receiver.Id, Now);
        if (status == OrderStatus.Accepted) yield return () => order.Countersign(unit.SecondReceiver.Id, Now);
    }

    /// <summary>What is left of an offer, base units.</summary>
    public Task<long> Left(Offer offer) => market.InDb(db => db.Offers.Where(o => o.Id == offer.Id).Select(o => o.Available).SingleAsync());
}

/// <summary>Posts without the page that holds the form.</summary>
public static class Posting
{
    /// <summary>Posts with the antiforgery token of any page that the person may see.</summary>
    public static async Task<Seen> PostTo(this Visitor visitor, string path, params (string Name, string? Value)[] fields)
    {
        var page = await visitor.Get("/notices");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await visitor.Post(path, fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!)).Append(new("__RequestVerificationToken", token)));
    }

    public static async Task<Seen> AddToCart(this Visitor visitor, Offer offer, string quantity) =>
        await visitor.PostTo("/cart/add", ("OfferId", offer.Id.ToString()), ("Quantity", quantity));
}
