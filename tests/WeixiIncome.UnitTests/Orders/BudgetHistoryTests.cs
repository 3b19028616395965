using FsCheck;
using FsCheck.Fluent;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Orders;

/// <summary>
/// Whatever people do, in whatever order: a budget line never falls below zero, what it committed are its open orders, what
/// it spent are its paid ones less refunds, and each figure is the sum of its movements.
/// </summary>
public sealed class BudgetHistoryTests
{
    [Fact]
    public void A_budget_never_goes_below_zero_through_any_history_of_submit_approve_change_cancel_pay_refund() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll<(int Which, int What)[]>(steps => new History().Holds(steps)));

    /// <summary>The same with a rule broken on purpose: the test can fail.</summary>
    [Fact]
    public void A_line_that_forgets_to_release_is_found_out() =>
        Assert.ThrowsAny<Exception>(() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithStartSize(30), Prop.ForAll<(int Which, int What)[]>(steps => new History { Forgets = true }.Holds(steps))));

    private sealed class History
    {
        private readonly Trade trade = new();
        private readonly List<BudgetMovement> movements = [];
        private readonly List<Order> orders = [];
        private readonly Dictionary<Guid, Payable> payables = [];
        private readonly Dictionary<Guid, Money> refunded = [];
        private readonly BudgetLine line;

        /// <summary>Orders that fall through keep what they held: wrong.</summary>
        public bool Forgets { get; init; }

        public History()
        {
            line = new BudgetLine(trade.Buyer, 2026, new("SP01", "食堂食材", [Purpose.Canteen], null, trade.Approver), Money.FromYuan(800), null, Trade.Now);
            movements.Add(new(line.Id, BudgetChange.Open(line.Amount), Note(), Trade.Now));
        }

        public bool Holds((int Which, int What)[] steps) => steps.All(step =>
        {
            try
            {
                Take(Math.Abs((long)step.What) % 13, Math.Abs((long)step.Which));
            }
            catch (RuleBroken)
            {
                // Refused: nothing may have changed.
            }
            return IsInStep();
        });

        private void Take(long what, long which)
        {
            if (what <= 1) Submit(1000 * (1 + which % 12), mayExceed: what == 1);
            else if (what == 2) Move(BudgetChange.Amend(Money.FromYuan(which % 400 - 200)));
            else if (what == 3) Move(which % 2 == 0 ? BudgetChange.SetAside(Money.FromYuan(which % 150)) : BudgetChange.Free(Money.FromYuan(which % 150)));
            else if (orders.Count > 0) Act(orders[(int)(which % orders.Count)], what, which);
        }

        private void Submit(long quantity, bool mayExceed)
        {
            var total = trade.Line(quantity).Amount;
            var fits = line.Figures.After(BudgetChange.Commit(total)) is not null;
            if (!fits && !mayExceed) return;
            var terms = trade.Terms() with { BudgetLineId = line.Id, Excess = fits ? null : new(trade.Approver, line.Figures.Missing(total)) };
            var order = Order.Place("WX20261120-000001", terms, trade.Supplier, [trade.Line(quantity)], trade.Orderer, Trade.Now);
            orders.Add(order);
            if (fits) Move(BudgetChange.Commit(order.Total), order);
        }

        private void Act(Order order, long what, long which)
        {
            switch (what)
            {
                case 4: order.Approve(trade.Approver, "确有需要", Trade.Now); break;
                case 5: order.Reject(trade.Approver, "不需要", Trade.Now); break;
                case 6: order.Cancel(trade.Orderer, "不要了", Trade.Now); break;
                case 7: order.Confirm(trade.Clerk, null, Trade.Now); break;
                case 8: order.Ship(trade.Clerk, null, null, Trade.Now); break;
                case 9: Accept(order, which); break;
                case 10: order.Decline(trade.Clerk, "没有货", Trade.Now); break;
                case 11: Pay(order); break;
                default: Refund(order, which); break;
            }
            foreach (var happened in order.TakeEvents()) Follow(order, happened);
        }

        /// <summary>Less may be accepted than was ordered: the change.</summary>
        private void Accept(Order order, long which)
        {
            var refused = which % 3 == 0 ? 0 : which % (order.Lines[0].Quantity + 1);
            order.Inspect([new(order.Lines[0].Id, order.Lines[0].Quantity - refused, refused, "坏了")], trade.Buyer, trade.First, Trade.Now);
            order.Countersign(trade.Second, Trade.Now);
        }

        private void Pay(Order order)
        {
            if (order is not { Status: OrderStatus.Accepted, ClosedAt: null }) return;
            var payable = payables[order.Id] = new Payable(order.Id, (order.BuyerId, ""), (order.SupplierId, ""), order.AcceptedTotal!.Value, order.AcceptedOn!.Value);
            var transfer = payable.RecordTransfer("食堂", "T1", order.AcceptedOn.Value, payable.Due, null, trade.Clerk, Trade.Now);
            payable.ConfirmReceipt(transfer.Id, trade.Clerk, Trade.Now);
            Assert.Single(payable.TakeEvents().OfType<PaymentSettled>());
            Move(BudgetChange.Spend(Held(order)), order);
            order.Close(trade.Clerk, Trade.Now);
        }

        private void Refund(Order order, long which)
        {
            var back = new Money(which % 5000);
            if (!payables.ContainsKey(order.Id) || back > Sum(order, m => m.SpentDelta) || !Move(BudgetChange.Refund(back), order)) return;
            refunded[order.Id] = refunded.GetValueOrDefault(order.Id) + back;
        }

        /// <summary>What the reactions do with the events.</summary>
        private void Follow(Order order, IDomainEvent happened)
        {
            if (happened is OrderExcessApproved)
            {
                Move(BudgetChange.Exceed(line.Figures.Missing(order.Total)), order);
                Assert.True(Move(BudgetChange.Commit(order.Total), order));
            }
            if (happened is OrderFellThrough && Forgets) return;
            if (happened is OrderFellThrough or OrderAccepted && order.InStep(Held(order)) is { } change) Assert.True(Move(change, order));
        }

        private bool Move(BudgetChange change, Order? order = null)
        {
            if (!line.Move(change)) return false;
            movements.Add(new(line.Id, change, Note(order), Trade.Now));
            return true;
        }

        private Money Held(Order order) => Sum(order, m => m.CommittedDelta);

        private Money Sum(Order? order, Func<BudgetMovement, Money> figure) =>
            movements.Where(m => order is null || m.OrderId == order.Id).Aggregate(Money.Zero, (sum, m) => sum + figure(m));

        private static BudgetNote Note(Order? order = null) => new(order?.Id, order?.Number, null, null, null);

        private bool IsInStep() => line.Figures.IsSound && line.Available >= Money.Zero
            && line.Figures == new BudgetFigures(Sum(null, m => m.AmountDelta), Sum(null, m => m.ReservedDelta), Sum(null, m => m.CommittedDelta), Sum(null, m => m.SpentDelta))
            && line.Committed == orders.Aggregate(Money.Zero, (sum, o) => sum + o.Commits())
            && line.Spent == orders.Where(o => payables.ContainsKey(o.Id)).Aggregate(Money.Zero, (sum, o) => sum + o.AcceptedTotal!.Value - refunded.GetValueOrDefault(o.Id));
    }
}
