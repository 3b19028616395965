using FsCheck;
using FsCheck.Fluent;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;
using static WeixiIncome.Domain.Orders.OrderAct;

namespace WeixiIncome.UnitTests.Orders;

/// <summary>Goods that come back after acceptance, and what time accepts.</summary>
public sealed class ReturnTests
{
    private static readonly Guid Officer = Guid.NewGuid();
    private readonly Trade trade = new();

    private Order Accepted(params (long Quantity, long Alleviated, long Input)[] pieces)
    {
        var order = trade.Place(pieces.Sum(p => p.Quantity));
        trade.Act(order, Approve);
        trade.Act(order, Confirm);
        order.Ship(new([.. pieces.Select(p => new LineToShip(order.Lines[0].Id, p.Quantity, new LotToShip(Guid.NewGuid(), "L1", p.Alleviated, p.Input, true, Trade.Today, null, null)))], null, null, true, true), trade.Clerk, Trade.Now);
        trade.Act(order, Inspect);
        trade.Act(order, Countersign);
        return order;
    }

    private GoodsReturn Asked(Order order, long quantity = 1000, int piece = 0, bool back = true, int days = 0) => new("TH20261120-0001", order,
        new(ReturnCause.Quality, "有霉点", back, [new(order.Shipments[0].Lines[piece].Id, quantity)], null), trade.Orderer, Trade.Now.AddDays(days));

    [Fact]
    public void What_the_supplier_agrees_to_is_taken_off_the_order_by_its_price()
    {
        var order = Accepted((5000, 1, 2));
        var returned = Asked(order);
        returned.Agree(order, trade.Clerk, null, Trade.Now.AddDays(1));
        Assert.Equal((ReturnStatus.Granted, 20_00L, 20_00L, 4000L), (returned.Status, returned.Amount.Fen, order.ReturnedTotal.Fen, order.Shipments[0].Lines[0].Kept));
        Assert.Equal(Trade.Today.AddDays(1), returned.GrantedOn);
        Assert.Contains(returned.TakeEvents(), e => e is ReturnGranted);
        Assert.Throws<RuleBroken>(() => returned.Agree(order, trade.Clerk, null, Trade.Now));
        Assert.Throws<RuleBroken>(() => returned.Withdraw(trade.Orderer, null, Trade.Now));
    }

    [Theory]
    [InlineData(5001, 0, "最多还能退")]
    [InlineData(-1, 0, "不能小于 0")]
    [InlineData(0, 0, "至少填写一行")]
    [InlineData(1000, 31, "前申请")]
    public void Wrong_asks_are_told(long quantity, int days, string said) =>
        Assert.Contains(said, Assert.Throws<RuleBroken>(() => Asked(Accepted((5000, 1, 1)), quantity, days: days)).Message);

    [Fact]
    public void Nothing_is_returned_before_it_is_accepted()
    {
        var order = trade.Reach(Approve, Confirm, Ship);
        Assert.Contains("验收以后", Assert.Throws<RuleBroken>(() => Asked(order)).Message);
    }

    [Fact]
    public void A_refusal_may_be_taken_to_the_county_until_its_day_and_is_over_after_it()
    {
        var order = Accepted((5000, 1, 1));
        var (one, two) = (Asked(order), Asked(order));
        foreach (var each in new[] { one, two }) each.Refuse(trade.Clerk, "签收时完好", Trade.Now);
        Assert.False(one.LetPass(Trade.Now.AddDays(GoodsReturn.DaysToDispute)));
        one.AskForDecision(trade.Orderer, "到货两天就长霉", Trade.Now.AddDays(GoodsReturn.DaysToDispute));
        Assert.Equal(ReturnStatus.Disputed, one.Status);
        var late = Trade.Now.AddDays(GoodsReturn.DaysToDispute + 1);
        Assert.Contains("已过", Assert.Throws<RuleBroken>(() => two.AskForDecision(trade.Orderer, "x", late)).Message);
        Assert.True(two.LetPass(late));
        Assert.Equal((ReturnStatus.Lapsed, false), (two.Status, two.IsOpen));
    }

    [Fact]
    public void Without_an_answer_the_county_decides_all_a_part_or_nothing_and_no_side_decides_itself()
    {
        var order = Accepted((5000, 1, 1));
        var returned = Asked(order, 2000);
        Assert.True(returned.LetPass(Trade.Now.AddDays(GoodsReturn.DaysToAnswer + 1)));
        var half = returned.Lines.ToDictionary(l => l.Id, _ => 1000L);
        foreach (var side in new[] { order.BuyerId, order.SupplierId }) Assert.Contains("当事一方", Assert.Throws<RuleBroken>(() => returned.Decide(order, half, "x", Officer, side, Trade.Now)).Message);
        Assert.Throws<RuleBroken>(() => returned.Decide(order, returned.Lines.ToDictionary(l => l.Id, _ => 2001L), "x", Officer, Guid.NewGuid(), Trade.Now));
        Assert.Throws<RuleBroken>(() => returned.Decide(order, half, " ", Officer, Guid.NewGuid(), Trade.Now));
        returned.Decide(order, half, "一半确有霉变", Officer, Guid.NewGuid(), Trade.Now);
        Assert.Equal((ReturnStatus.Granted, 20_00L), (returned.Status, returned.Amount.Fen));
        var none = Asked(order);
        none.LetPass(Trade.Now.AddDays(GoodsReturn.DaysToAnswer + 1));
        none.Decide(order, new Dictionary<Guid, long>(), "没有证据", Officer, Guid.NewGuid(), Trade.Now);
        Assert.Equal((ReturnStatus.Dismissed, 20_00L), (none.Status, order.ReturnedTotal.Fen));
    }

    [Fact]
    public void Goods_come_home_once_and_only_where_they_travel_back()
    {
        var order = Accepted((5000, 1, 1));
        var (back, money) = (Asked(order), Asked(order, back: false));
        foreach (var each in new[] { back, money }) each.Agree(order, trade.Clerk, null, Trade.Now);
        back.ReceiveBack(back.Lines[0].Id, RefusedGoods.BackInLot, trade.Clerk, Trade.Now);
        Assert.Throws<RuleBroken>(() => back.ReceiveBack(back.Lines[0].Id, RefusedGoods.WrittenOff, trade.Clerk, Trade.Now));
        Assert.Contains("只退款", Assert.Throws<RuleBroken>(() => money.ReceiveBack(money.Lines[0].Id, RefusedGoods.WrittenOff, trade.Clerk, Trade.Now)).Message);
    }

    /// <summary>Any history of returns of two lots: exact to the fen over bases, never more than was accepted.</summary>
    [Fact]
    public void Returns_add_up_to_what_was_accepted_by_line_and_base_for_any_history() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
        (from first in Gen.Choose(1000, 6000) from second in Gen.Choose(1, 4000) from alleviated in Gen.Choose(0, 7) from parts in Gen.ListOf(Gen.Choose(1, 2500)) select (First: first, Second: second, Alleviated: alleviated, Parts: parts)).ToArbitrary(), history =>
        {
            var order = Accepted((history.First, history.Alleviated, 7), (history.Second, 3, 8));
            var wholes = BaseParts.Of(order, order.Lines[0]).ToDictionary(p => (p.Base, p.Unattributed), p => p);
            var all = new List<GoodsReturn>();
            var turn = 0;
            foreach (var wanted in history.Parts.Append(int.MaxValue).Append(int.MaxValue))
            {
                var piece = turn++ % 2;
                var quantity = Math.Min(wanted, order.Shipments[0].Lines[piece].Kept);
                if (quantity == 0) continue;
                var returned = Asked(order, quantity, piece);
                returned.Agree(order, trade.Clerk, null, Trade.Now);
                all.Add(returned);
                var taken = all.SelectMany(r => BaseParts.Of(order, order.Lines[0], r)).GroupBy(p => (p.Base, p.Unattributed)).ToDictionary(g => g.Key, g => g.Sum(p => p.Amount.Fen));
                Assert.Equal(order.ReturnedTotal.Fen, taken.Values.Sum());
                Assert.All(taken, t => Assert.InRange(t.Value, 0, wholes[t.Key].Amount.Fen));
            }
            if (order.Shipments[0].Lines.All(l => l.Kept == 0)) Assert.Equal(order.AcceptedTotal, order.ReturnedTotal);
        }));

    [Fact]
    public void What_was_paid_above_what_is_due_is_refunded_once()
    {
        var (by, now) = (Guid.NewGuid(), Trade.Now);
        var payable = new Payable(Guid.NewGuid(), (Guid.NewGuid(), "533423"), (Guid.NewGuid(), "533423102"), Money.FromYuan(100), Trade.Today);
        payable.ConfirmReceipt(payable.RecordTransfer("食堂专户", "A1", Trade.Today, Money.FromYuan(100), null, by, now).Id, by, now);
        payable.RecordInvoice("26532000000000000001", Trade.Today, Money.FromYuan(100), null, by, now);
        Assert.NotNull(payable.ProvenAt);
        payable.Return(Money.FromYuan(30), by, now);
        Assert.Equal((70_00L, 30_00L, PaymentStatus.Confirmed, 30_00L), (payable.Due.Fen, payable.ToRefund.Fen, payable.Status, payable.ToTakeBackByInvoice.Fen));
        Assert.Contains("超过应退", Assert.Throws<RuleBroken>(() => payable.RecordRefund("R1", Trade.Today, Money.FromYuan(31), null, by, now)).Message);
        var refund = payable.RecordRefund("R1", Trade.Today, Money.FromYuan(30), null, by, now);
        Assert.Throws<RuleBroken>(() => payable.RecordRefund("R2", Trade.Today, Money.FromYuan(1), null, by, now));
        payable.DenyRefund(refund.Id, "没有收到", by, now);
        Assert.Equal(30_00, payable.ToRefund.Fen);
        payable.ConfirmRefund(payable.RecordRefund("R1", Trade.Today, Money.FromYuan(30), null, by, now).Id, by, now);
        Assert.Equal((0L, 30_00L), (payable.ToRefund.Fen, payable.Refunded.Fen));
    }

    [Fact]
    public void What_all_came_back_before_it_was_paid_is_settled_without_a_payment_and_never_proven()
    {
        var payable = new Payable(Guid.NewGuid(), (Guid.NewGuid(), "533423"), (Guid.NewGuid(), "533423102"), Money.FromYuan(100), Trade.Today);
        payable.Return(Money.FromYuan(100), Guid.NewGuid(), Trade.Now);
        Assert.Equal((PaymentStatus.Confirmed, (DateOnly?)null, (DateTime?)null, true), (payable.Status, payable.PaidOn, payable.ProvenAt, payable.Open.IsZero));
    }

    [Fact]
    public void A_transfer_on_its_way_that_is_more_than_what_is_left_waits_for_its_answer_before_anything_is_settled()
    {
        var (by, now) = (Guid.NewGuid(), Trade.Now);
        var payable = new Payable(Guid.NewGuid(), (Guid.NewGuid(), "533423"), (Guid.NewGuid(), "533423102"), Money.FromYuan(100), Trade.Today);
        var transfer = payable.RecordTransfer("食堂专户", "A1", Trade.Today, Money.FromYuan(90), null, by, now);
        payable.Return(Money.FromYuan(20), by, now);
        Assert.Equal((PaymentStatus.Recorded, 0L, 90_00L), (payable.Status, payable.ToRefund.Fen, payable.Holds.Fen));
        payable.DenyReceipt(transfer.Id, "没有到账", by, now);
        Assert.Equal((PaymentStatus.Due, 80_00L, 80_00L), (payable.Status, payable.Open.Fen, payable.Holds.Fen));
    }

    [Fact]
    public void Time_accepts_only_what_the_buyer_agreed_to_and_what_was_written_down_stays()
    {
        var order = trade.Reach(Approve, Confirm, Ship);
        var agreement = new AutoAcceptance(trade.Buyer, 3, trade.Approver, Trade.Now);
        // Delivery is on the 21st: the 24th is the last day.
        Assert.False(order.AcceptAsAgreed(agreement, Trade.Now.AddDays(4)));
        Assert.True(order.AcceptAsAgreed(agreement, Trade.Now.AddDays(5)));
        Assert.Equal((OrderStatus.Accepted, order.Total, (Guid?)null, (Guid?)null), (order.Status, order.AcceptedTotal!.Value, order.InspectedBy, order.CountersignedBy));
        var inspected = trade.Reach(Approve, Confirm, Ship);
        inspected.Inspect([new(inspected.Lines[0].Id, 4000, 1000, "破损")], trade.Buyer, trade.First, Trade.Now);
        Assert.True(inspected.AcceptAsAgreed(agreement, Trade.Now.AddDays(5)));
        Assert.Equal((4000L, trade.First), (inspected.Lines[0].AcceptedQuantity!.Value, inspected.InspectedBy!.Value));
        var before = trade.Reach(Approve, Confirm, Ship);
        Assert.False(before.AcceptAsAgreed(new AutoAcceptance(trade.Buyer, 3, trade.Approver, Trade.Now.AddDays(1)), Trade.Now.AddDays(30)));
        agreement.End(trade.Approver, Trade.Now);
        Assert.False(before.AcceptAsAgreed(agreement, Trade.Now.AddDays(30)));
    }

    [Theory]
    [InlineData(2), InlineData(31)]
    public void Days_out_of_bounds_and_sellers_are_refused(int days)
    {
        Assert.Throws<RuleBroken>(() => new AutoAcceptance(trade.Buyer, days, trade.Approver, Trade.Now));
        Assert.Throws<RuleBroken>(() => new AutoAcceptance(trade.Supplier, 7, trade.Approver, Trade.Now));
    }
}
