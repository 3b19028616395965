using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.IntegrationTests.Kernel;

/// <summary>An order with those who pay and are paid for it.</summary>
public sealed record Purchase(Guid OrderId, string Number, Organisation Buyer, Organisation Supplier, Person Treasurer, Person Clerk)
{
    public string Page => $"/payments/{Number}";
}

public sealed partial class Given
{
    /// <summary>An order brought to a status by the domain itself, saved at each step as the pages would do.</summary>
    /// <param name="kilograms">Ordered at ¥20.00 a kilogram.</param>
    /// <param name="accepted">Kilograms accepted; all if left out.</param>
    public async Task<Purchase> Purchase(OrderStatus upTo = OrderStatus.Accepted, Organisation? buyer = null, Organisation? supplier = null,
        decimal kilograms = 10, decimal? accepted = null, Purpose purpose = Purpose.Canteen)
    {
        buyer ??= await Canteen();
        supplier ??= await Cooperative();
        var treasurer = await Member(buyer, buyer.Kind == OrganisationKind.Person ? MarketRole.Individual : MarketRole.Treasurer);
        var clerk = await Member(supplier, MarketRole.CooperativeClerk);
        var (product, offer) = await Product(supplier);
        var (orderer, other) = (Guid.NewGuid(), Guid.NewGuid());
        var order = await market.InDb(db => db.Write(async ct =>
        {
            var address = new DeliveryAddress(buyer.Id, "张收货", "13800000000", "533423101", "保和镇环城路 1 号");
            var terms = new OrderTerms(Guid.NewGuid(), buyer, buyer.Kind == OrganisationKind.Person ? null : buyer, purpose, Activity.None, BusinessDate.Of(Now).AddDays(2), DeliveryWindow.Any, address, null);
            var placed = Order.Place(await db.NextOrderNumber(Now, ct), terms, supplier, [new LineToPlace(offer, product, await db.Categories.SingleAsync(c => c.Id == product.CategoryId, ct), (long)(kilograms * 1000))], orderer, Now);
            db.Orders.Add(placed);
            await db.SaveChangesAsync(ct);
            return placed;
        }, CancellationToken.None));
        Task Step(OrderStatus reached, Action<Order> act) => upTo >= reached && upTo < OrderStatus.Rejected ? Act(order.Id, act) : Task.CompletedTask;
        if (buyer.Kind != OrganisationKind.Person) await Step(OrderStatus.Approved, o => o.Approve(other, null, Now));
        await Step(OrderStatus.Confirmed, o => o.Confirm(clerk.Id, null, Now));
        if (upTo is OrderStatus.Shipped or OrderStatus.Accepted) await ShipFrom(order.Id, clerk.Id, await LotOfOne(supplier, product, (long)(kilograms * 1000)));
        await Step(OrderStatus.Accepted, o => Receive(o, buyer, (long)((accepted ?? kilograms) * 1000)));
        return new(order.Id, order.Number, buyer, supplier, treasurer, clerk);
    }

    /// <summary>One act on an order, saved with all that follows from it.</summary>
    public Task Act(Guid orderId, Action<Order> act) => market.InDb(db => db.Write(async ct =>
    {
        var order = await db.Orders.Include(o => o.Lines).Include(o => o.Steps).Include(o => o.Shipments).ThenInclude(s => s.Lines).SingleAsync(o => o.Id == orderId, ct);
        act(order);
        return await db.SaveChangesAsync(ct);
    }, CancellationToken.None));

    /// <summary>Invoiced, paid and confirmed in full: verified.</summary>
    public async Task Prove(Purchase purchase, DateOnly? paidOn = null) => await market.InDb(db => db.Write(async ct =>
    {
        var payable = await db.Payables.Include(p => p.Transfers).Include(p => p.Invoices).SingleAsync(p => p.OrderId == purchase.OrderId, ct);
        payable.RecordInvoice(InvoiceNumber(), BusinessDate.Of(Now), payable.NotInvoiced, null, purchase.Clerk.Id, Now);
        var transfer = payable.RecordTransfer(purchase.Buyer.Name, $"T{Interlocked.Increment(ref counter):00000000}", paidOn ?? BusinessDate.Of(Now), payable.Open, null, purchase.Treasurer.Id, Now);
        payable.ConfirmReceipt(transfer.Id, purchase.Clerk.Id, Now);
        return await db.SaveChangesAsync(ct);
    }, CancellationToken.None));

    /// <summary>Twenty digits that no other test uses.</summary>
    public static string InvoiceNumber() => $"2653{Interlocked.Increment(ref counter):0000000000000000}";

    public Task<Payable> Payable(Purchase purchase) => market.InDb(db =>
        db.Payables.AsNoTracking().Include(p => p.Transfers).Include(p => p.Invoices).SingleAsync(p => p.OrderId == purchase.OrderId));

    /// <summary>The first receiver writes down what was accepted of each line, in grams; the second agrees.</summary>
    private void Receive(Order order, Organisation buyer, long accepted)
    {
        var found = order.Lines.Select(l => new InspectedLine(l.Id, accepted, l.Quantity - accepted, accepted < l.Quantity ? "有破损" : null)).ToArray();
        order.Inspect(found, buyer, Guid.NewGuid(), Now);
        if (buyer.Kind != OrganisationKind.Person) order.Countersign(Guid.NewGuid(), Now);
    }
}
