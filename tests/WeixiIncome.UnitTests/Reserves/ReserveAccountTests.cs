using FsCheck;
using FsCheck.Fluent;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Shared;
using WeixiIncome.UnitTests.Orders;

namespace WeixiIncome.UnitTests.Reserves;

/// <summary>Whatever is imported, corrected, doubted, resolved and bound anew: a unit's fulfilment is the sum of its orders.</summary>
public sealed class ReserveAccountTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid[] Units = [.. Enumerable.Range(1, 4).Select(i => new Guid(i, 0, 0, new byte[8]))];

    [Fact]
    public void A_units_fulfilment_is_the_sum_of_its_orders() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll<(int, int, int)[]>(History));

    private static bool History((int Which, int What, int Value)[] steps)
    {
        var purchases = new List<Purchase832>();
        foreach (var (which, what, value) in steps)
        {
            Step(purchases, Math.Abs((long)which), (int)(Math.Abs((long)what) % 7), Math.Abs((long)value));
            foreach (var purchase in purchases) purchase.Account(CountsFor(purchase), Bar(purchase), "测试", Now);
            if (!Holds(purchases)) return false;
        }
        return true;
    }

    /// <summary>The third unit's canteen is shared: it counts under the first in even years.</summary>
    private static Func<int, Guid> CountsFor(Purchase832 purchase) => year => purchase.UnitId == Units[2] && year % 2 == 0 && purchase.Line == ReserveLine.Canteen ? Units[0] : purchase.UnitId!.Value;

    private static CanteenBar Bar(Purchase832 purchase) => purchase.Amount.Fen % 5 == 0 ? CanteenBar.Alcohol : CanteenBar.None;

    private static void Step(List<Purchase832> purchases, long which, int what, long value)
    {
        try
        {
            var purchase = purchases.Count == 0 ? null : purchases[(int)(which % purchases.Count)];
            if (what <= 1 || purchase is null)
                purchases.Add(new Purchase832(Facts(purchases.Count, value), (List832)(1 + value % 4), null, null, Now));
            else if (what == 2) purchase.Take(Facts(0, value) with { Amount = purchase.Amount }, (List832)(1 + which % 4), null, Now);
            else if (what == 3) purchase.Take(Facts(0, value + 1), (List832)(1 + which % 4), null, Now);
            else if (what == 4) purchase.Bind(Units[value % Units.Length]);
            else if (what == 5) purchase.Resolve((List832)(1 + value % 4), value % 2 == 0, "看过", Guid.NewGuid(), Now);
            else purchase.Suspect(Guid.NewGuid());
        }
        catch (RuleBroken)
        {
            // Refused: the account must hold all the same.
        }
    }

    private static Facts832 Facts(int number, long value)
    {
        var day = new DateOnly(2024, 1, 5).AddDays((int)(value % 900));
        var amount = new Money(100 + value % 90_000);
        return new($"832000000{number}", "甲合作社", null, "某单位", null, value % 3 == 0 ? null : Units[value % Units.Length], (ReserveLine)(1 + value % 3), amount, day, value % 4 == 0 ? null : day.AddDays(2),
            value % 6 == 0 ? new Money(amount.Fen / 3) : Money.Zero, value % 5 == 0 ? day.AddDays(400) : null, null, null);
    }

    private static bool Holds(List<Purchase832> purchases)
    {
        foreach (var unit in Units)
            foreach (var year in new[] { 2024, 2025, 2026, 2027 })
                foreach (var line in Enum.GetValues<ReserveLine>())
                {
                    var account = purchases.SelectMany(p => p.Entries).Where(e => e.CountsForId == unit && e.Year == year && e.Line == line && e.Bar == CanteenBar.None).Sum(e => e.Amount.Fen);
                    var orders = purchases.Where(p => p.Counts && p.Line == line && Bar(p) == CanteenBar.None).Sum(p => Of(p, unit, year));
                    if (account != orders) return false;
                }
        return purchases.SelectMany(p => p.Entries).Where(e => e.IsReversal).All(e => purchases.SelectMany(p => p.Entries).Count(o => o.Id == e.ReversesId && o.Amount + e.Amount == Money.Zero && !o.IsReversal) == 1);
    }

    private static long Of(Purchase832 purchase, Guid unit, int year)
    {
        long paid = purchase.PaidOn!.Value.Year == year && CountsFor(purchase)(year) == unit ? purchase.Amount.Fen : 0;
        var back = (purchase.RefundedOn ?? purchase.PaidOn!.Value).Year;
        return paid - (back == year && CountsFor(purchase)(back) == unit ? purchase.Refunded.Fen : 0);
    }

    /// <summary>Orders of this market move in the ledger in the same way.</summary>
    [Fact]
    public void A_units_ledger_is_the_sum_of_the_orders_bound_to_it() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll<int[]>(moves =>
    {
        var units = Enumerable.Range(1, 3).Select(i => Organisation.Register(OrganisationKind.BudgetUnit, $"单位{i}", Code(100 + i), "533423", (AssistanceRelation)i, Now)).ToArray();
        var orders = Enumerable.Range(0, 3).Select(_ => new Trade().Reach(OrderAct.Approve)).ToArray();
        var ledger = orders.SelectMany(order => LedgerEntry.Of(order, Stage.Ordered, null, Now)).ToList();
        foreach (var move in moves)
        {
            var (order, unit) = (orders[Math.Abs((long)move) % orders.Length], units[Math.Abs((long)move / 7) % units.Length]);
            if (order.BoundUnitId == unit.Id) continue;
            order.Rebind(unit);
            var standing = ledger.Where(e => e.SourceId == order.Id && !e.IsReversal && ledger.TrueForAll(r => r.ReversesId != e.Id)).ToArray();
            foreach (var (back, anew) in standing.Select(entry => entry.Rebind(order.BoundUnitId, order.Relation, "更正", Now)).ToArray()) ledger.AddRange([back, anew]);
            foreach (var each in units)
                if (ledger.Where(e => e.BoundUnitId == each.Id).Sum(e => e.Amount.Fen) != orders.Where(o => o.BoundUnitId == each.Id).Sum(o => o.Total.Fen)) return false;
            if (ledger.Where(e => e.Relation == unit.Relation && e.BoundUnitId == unit.Id).Sum(e => e.Amount.Fen) != orders.Where(o => o.BoundUnitId == unit.Id).Sum(o => o.Total.Fen)) return false;
        }
        return ledger.Sum(e => e.Amount.Fen) == orders.Sum(o => o.Total.Fen);
    }));

    private static string Code(int number)
    {
        var body = $"91533423{number:000000000}";
        return body + CreditCode.CheckCharacter(body);
    }
}
