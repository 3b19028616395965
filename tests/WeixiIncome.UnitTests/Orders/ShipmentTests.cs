using FsCheck;
using FsCheck.Fluent;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;
using static WeixiIncome.Domain.Orders.OrderAct;

namespace WeixiIncome.UnitTests.Orders;

/// <summary>Several shipments of an order, each accepted by itself; whose produce what was accepted is.</summary>
public sealed class ShipmentTests
{
    private readonly Trade trade = new();

    private static LotToShip Lot(long alleviated, long input, bool names = true) => new(Guid.NewGuid(), "L20261120-0001", alleviated, input, names, Trade.Today, null, null);

    private Order Confirmed(long quantity = 10_000)
    {
        var order = trade.Place(quantity);
        trade.Act(order, Approve);
        trade.Act(order, Confirm);
        return order;
    }

    private Shipment Ship(Order order, long quantity, LotToShip? lot = null, bool last = false, bool linked = false, bool local = true) =>
        order.Ship(new([new(order.Lines[0].Id, quantity, lot, local)], null, null, last, linked), trade.Clerk, Trade.Now);

    private void Accept(Order order, long refused = 0)
    {
        var came = order.ToAccept!.Lines.Sum(l => l.Quantity);
        order.Inspect([new(order.Lines[0].Id, came - refused, refused, refused > 0 ? "破损" : null)], trade.Buyer, trade.First, Trade.Now);
        order.Countersign(trade.Second, Trade.Now);
    }

    [Fact]
    public void An_order_is_accepted_with_its_last_shipment()
    {
        var order = Confirmed();
        Ship(order, 4000);
        Accept(order);
        Assert.Equal((OrderStatus.Confirmed, true, (Money?)null), (order.Status, order.HasAcceptedPart, order.AcceptedTotal));
        Ship(order, 6000);
        Accept(order, refused: 300);
        Assert.Equal((OrderStatus.Accepted, 9700L, 300L), (order.Status, order.Lines[0].AcceptedQuantity!.Value, order.Lines[0].RefusedQuantity!.Value));
        Assert.Equal(order.Lines[0].Unit.Price(order.Lines[0].UnitPrice, 9700), order.AcceptedTotal);
    }

    [Fact]
    public void Two_shipments_may_be_on_their_way_and_are_accepted_one_after_the_other()
    {
        var order = Confirmed();
        Ship(order, 5000);
        Ship(order, 5000);
        Accept(order);
        Assert.Equal((OrderStatus.Shipped, 2), (order.Status, order.ToAccept!.Sequence));
        Accept(order);
        Assert.Equal(OrderStatus.Accepted, order.Status);
    }

    [Fact]
    public void No_more_leaves_than_ordered_and_tolerated()
    {
        var order = Confirmed();
        Assert.Equal(10_300, order.Lines[0].MostToShip);
        Assert.Throws<RuleBroken>(() => Ship(order, 10_301));
        Ship(order, 10_300);
        Assert.Throws<RuleBroken>(() => Ship(order, 1));
        Assert.Throws<RuleBroken>(() => Confirmed().Ship(new([], null, null, true, false), trade.Clerk, Trade.Now));
        Assert.Throws<NotThere>(() => Confirmed().Ship(new([new(Guid.NewGuid(), 1)], null, null, true, false), trade.Clerk, Trade.Now));
    }

    [Fact]
    public void A_part_that_was_accepted_cannot_be_cancelled_and_the_supplier_ends_the_rest()
    {
        var order = Confirmed();
        Ship(order, 4000);
        Accept(order);
        Assert.Throws<RuleBroken>(() => order.Cancel(trade.Orderer, "不要了", Trade.Now));
        order.EndShipping(trade.Clerk, "今年没有了", Trade.Now);
        Assert.Equal((OrderStatus.Accepted, 4000L), (order.Status, order.Lines[0].AcceptedQuantity!.Value));
    }

    [Fact]
    public void Neither_signature_of_any_shipment_is_the_orderers()
    {
        var order = Confirmed();
        Ship(order, 4000);
        Assert.Throws<RuleBroken>(() => order.Inspect([new(order.Lines[0].Id, 4000, 0, null)], trade.Buyer, trade.Orderer, Trade.Now));
        order.Inspect([new(order.Lines[0].Id, 4000, 0, null)], trade.Buyer, trade.First, Trade.Now);
        Assert.Throws<RuleBroken>(() => order.Countersign(trade.First, Trade.Now));
        Assert.Throws<RuleBroken>(() => order.Countersign(trade.Orderer, Trade.Now));
    }

    [Theory]
    [InlineData(3, 4, true, true, true, 15_000, PurchaseBase.B, 5_000)]
    [InlineData(3, 4, true, false, true, 15_000, PurchaseBase.C, 5_000)]
    [InlineData(0, 4, true, true, true, 0, PurchaseBase.B, 20_000)]
    [InlineData(0, 4, false, true, true, 0, PurchaseBase.C, 20_000)]
    [InlineData(4, 4, true, true, false, 0, PurchaseBase.N, 20_000)]
    public void Base_A_is_the_alleviated_share_and_the_rest_B_C_or_N(long alleviated, long input, bool names, bool linked, bool local, long a, PurchaseBase rest, long others)
    {
        var order = trade.Place(1000);
        trade.Act(order, Approve);
        trade.Act(order, Confirm);
        // One kilogram at ¥20: 2,000 fen; ten of them ordered to keep the price.
        order = Confirmed(9000);
        Ship(order, 9000, Lot(alleviated, input, names), linked: linked, local: local);
        Accept(order);
        var parts = LedgerEntry.Of(order, Stage.Accepted, null, Trade.Now).ToArray();
        Assert.Equal((a * 9, others * 9), (parts.Where(p => p.Base == PurchaseBase.A).Sum(p => p.Amount.Fen) * 10, parts.Where(p => p.Base == rest).Sum(p => p.Amount.Fen) * 10));
        Assert.Equal(!names && local, parts.Any(p => p.Unattributed));
    }

    [Fact]
    public void Before_it_leaves_the_base_is_open()
    {
        var entry = Assert.Single(LedgerEntry.Of(Confirmed(), Stage.Ordered, null, Trade.Now));
        Assert.Equal((PurchaseBase.Pending, false), (entry.Base, entry.Unattributed));
    }

    /// <summary>For any history accepted ≤ shipped ≤ ordered plus tolerance, and the bases sum to the accepted amount to the fen.</summary>
    [Fact]
    public void Accepted_never_exceeds_shipped_nor_shipped_what_is_tolerated() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll<(int What, int Size, int Share)[]>(steps =>
        {
            var order = Confirmed(20_000);
            foreach (var (what, size, share) in steps)
                try
                {
                    var quantity = 1 + Math.Abs((long)size) % 12_000;
                    switch (Math.Abs((long)what) % 4)
                    {
                        case 0 or 1: Ship(order, quantity, Lot(Math.Abs((long)share) % 1000, 1000), linked: share % 2 == 0); break;
                        case 2: Accept(order, refused: Math.Min(quantity, order.ToAccept!.Lines.Sum(l => l.Quantity)) / 3); break;
                        default: order.EndShipping(trade.Clerk, "没有了", Trade.Now); break;
                    }
                }
                catch (Exception refused) when (refused is RuleBroken or NullReferenceException)
                {
                    // Refused, or nothing to accept.
                }
            var shipped = order.Shipments.SelectMany(s => s.Lines).ToArray();
            return shipped.Sum(l => l.Quantity) <= order.Lines[0].MostToShip && shipped.All(l => (l.AcceptedQuantity ?? 0) <= l.Quantity)
                && (order.Status != OrderStatus.Accepted || LedgerEntry.Of(order, Stage.Accepted, null, Trade.Now).Sum(e => e.Amount.Fen) == order.AcceptedTotal!.Value.Fen
                    && LedgerEntry.Of(order, Stage.Accepted, null, Trade.Now).Sum(e => e.Quantity) == order.Lines[0].AcceptedQuantity);
        }));
}
