using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using static WeixiIncome.Domain.Orders.OrderAct;
using static WeixiIncome.Domain.Orders.OrderStatus;

namespace WeixiIncome.UnitTests.Orders;

/// <summary>Every act in every state: what it leads to, or that it is refused and changes nothing.</summary>
public sealed class OrderTransitionTests
{
    private static readonly OrderAct[] AllActs = [.. Enum.GetValues<OrderAct>().Where(act => act is not (Submit or Endorse or AcceptPart or AcceptOfSeveral or AcceptAsAgreed))];

    /// <summary>A state, the way to it, and the acts it allows.</summary>
    private static readonly (string State, OrderAct[] Way, (OrderAct Act, OrderStatus To)[] Allowed)[] Table =
    [
        ("submitted", [], [(Approve, Approved), (Reject, Rejected), (Cancel, Cancelled)]),
        ("approved", [Approve], [(Confirm, Confirmed), (Decline, Declined), (Cancel, Cancelled)]),
        ("confirmed", [Approve, Confirm], [(Ship, Shipped), (Cancel, Cancelled)]),
        ("shipped", [Approve, Confirm, Ship], [(Inspect, Shipped)]),
        ("inspected", [Approve, Confirm, Ship, Inspect], [(ReopenInspection, Shipped), (Countersign, Accepted)]),
        ("reopened", [Approve, Confirm, Ship, Inspect, ReopenInspection], [(Inspect, Shipped)]),
        ("accepted", [Approve, Confirm, Ship, Inspect, Countersign], [(Close, Accepted)]),
        // Closing what is closed does nothing, since money may be confirmed in several parts.
        ("closed", [Approve, Confirm, Ship, Inspect, Countersign, Close], [(Close, Accepted)]),
        ("rejected", [Reject], [(Close, Rejected)]),
        ("declined", [Approve, Decline], [(Close, Declined)]),
        ("cancelled", [Approve, Confirm, Cancel], [(Close, Cancelled)]),
    ];

    public static TheoryData<string, OrderAct> Cases()
    {
        var cases = new TheoryData<string, OrderAct>();
        foreach (var (state, _, _) in Table)
            foreach (var act in AllActs) cases.Add(state, act);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_act_leads_where_the_table_says_or_is_refused(string state, OrderAct act)
    {
        var trade = new Trade();
        var (_, way, allowed) = Table.Single(row => row.State == state);
        var order = trade.Reach(way);
        var (before, steps) = (order.Status, order.Steps.Count);

        if (allowed.Any(a => a.Act == act))
        {
            trade.Act(order, act);
            Assert.Equal(allowed.Single(a => a.Act == act).To, order.Status);
        }
        else
        {
            Assert.Throws<RuleBroken>(() => trade.Act(order, act));
            Assert.Equal((before, steps), (order.Status, order.Steps.Count));
        }
    }

    [Fact]
    public void Each_step_is_written_down_with_who_did_it()
    {
        var trade = new Trade();
        var order = trade.Reach(Approve, Confirm, Ship, Inspect, Countersign, Close);
        Assert.Equal([(Submit, trade.Orderer), (Approve, trade.Approver), (Confirm, trade.Clerk), (Ship, trade.Clerk), (Inspect, trade.First), (Countersign, trade.Second), (Close, trade.Clerk)],
            order.Steps.Select(s => (s.Act, s.MemberId)));
        Assert.Equal((Trade.Today, Trade.Today, Trade.Today), (order.OrderedOn, order.ShippedOn, order.AcceptedOn));
        Assert.NotNull(order.ClosedAt);
    }

    [Fact]
    public void Two_other_people_sign_for_a_unit()
    {
        var trade = new Trade();
        Assert.Throws<RuleBroken>(() => trade.Place().Approve(trade.Orderer, null, Trade.Now));
        Assert.Throws<RuleBroken>(() => trade.Place().Reject(trade.Orderer, "不要", Trade.Now));
        var shipped = trade.Reach(Approve, Confirm, Ship);
        Assert.Throws<RuleBroken>(() => shipped.Inspect([new(shipped.Lines[0].Id, 5000, 0, null)], trade.Buyer, trade.Orderer, Trade.Now));
        trade.Act(shipped, Inspect);
        Assert.Throws<RuleBroken>(() => shipped.Countersign(trade.Orderer, Trade.Now));
        Assert.Throws<RuleBroken>(() => shipped.Countersign(trade.First, Trade.Now));
    }

    [Theory]
    [InlineData(5000, 0, null, 10000)]
    [InlineData(4500, 500, "坏了", 9000)]
    [InlineData(0, 5000, "全部变质", 0)]
    [InlineData(3333, 1667, "少了", 6666)]
    public void What_is_accepted_is_what_is_due(long accepted, long refused, string? reason, long fen)
    {
        var trade = new Trade();
        var order = trade.Reach(Approve, Confirm, Ship);
        order.Inspect([new(order.Lines[0].Id, accepted, refused, reason)], trade.Buyer, trade.First, Trade.Now);
        trade.Act(order, Countersign);
        Assert.Equal(fen, order.AcceptedTotal!.Value.Fen);
        Assert.Equal(fen == 0, order.ClosedAt is not null);
    }

    [Theory]
    [InlineData(-1, 5001, "坏")]
    [InlineData(5001, -1, null)]
    [InlineData(5000, 1, "多")]
    [InlineData(4000, 500, "少")]
    [InlineData(4000, 1000, " ")]
    public void What_was_found_must_add_up_and_say_why(long accepted, long refused, string? reason)
    {
        var trade = new Trade();
        var order = trade.Reach(Approve, Confirm, Ship);
        Assert.Throws<RuleBroken>(() => order.Inspect([new(order.Lines[0].Id, accepted, refused, reason)], trade.Buyer, trade.First, Trade.Now));
        Assert.Throws<RuleBroken>(() => order.Inspect([], trade.Buyer, trade.First, Trade.Now));
    }
}
