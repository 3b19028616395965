using FsCheck;
using FsCheck.Fluent;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Orders;

/// <summary>Whatever people do to orders, in whatever order: what is left and what orders hold make the same sum.</summary>
public sealed class StockConservationTests
{
    private const long Stock = 50_000;

    private static readonly OrderAct[] Acts = [.. Enum.GetValues<OrderAct>().Where(act => act is not (OrderAct.Submit or OrderAct.Endorse or OrderAct.AcceptPart or OrderAct.AcceptOfSeveral or OrderAct.AcceptAsAgreed))];

    [Fact]
    public void Stock_and_open_orders_always_make_the_same_sum() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll<(int, int)[]>(History));

    /// <param name="steps">Which order and which act; an act that is not due is refused and changes nothing.</param>
    private static bool History((int Which, int What)[] steps)
    {
        var trade = new Trade();
        var (left, orders) = (Stock, new List<Order>());
        foreach (var (which, what) in steps)
        {
            var choice = Math.Abs((long)what) % (Acts.Length + 3);
            if (choice >= Acts.Length)
            {
                var quantity = 1000 * (1 + Math.Abs((long)which) % 12);
                if (quantity > left) continue;
                left -= quantity;
                orders.Add(trade.Place(quantity));
            }
            else if (orders.Count > 0)
            {
                var order = orders[(int)(Math.Abs((long)which) % orders.Count)];
                try
                {
                    trade.Act(order, Acts[choice]);
                }
                catch (RuleBroken)
                {
                    // Refused: nothing may have changed.
                }
                left += order.TakeEvents().OfType<OrderFellThrough>().Sum(_ => order.Lines.Sum(line => line.Quantity));
            }
            var held = orders.Where(o => o.Status < OrderStatus.Rejected).SelectMany(o => o.Lines).Sum(line => line.Quantity);
            if (left + held != Stock || left < 0) return false;
        }
        return true;
    }
}
