using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>A purchase that is going to happen: who buys what of whom, when.</summary>
internal sealed record DemoPurchase(DateTime At, DemoBuyer Buyer, int Supplier, Purpose Purpose, Activity Activity, DateOnly DeliverOn, IReadOnlyList<LineToPlace> Lines, DemoFate Fate)
{
    /// <summary>Placed by a standing order: its key and what covers it.</summary>
    public (Guid FormKey, OrderCover Cover)? Standing { get; init; }
}

/// <summary>How a purchase ends; most are delivered and paid.</summary>
internal enum DemoFate { Delivered, PartlyRefused, Rejected, Declined, Cancelled, PaidLate, SignedOnce }

/// <summary>
/// Plans the purchases from a month (January 2022) to today, the same for the same day: more before the festivals and at harvest,
/// assistance units in large orders, canteens every week, a few that fall through.
/// </summary>
internal sealed class DemoHistory(DemoParties parties, IReadOnlyList<DemoGoods> goods, DateOnly since, DateTime now)
{
    /// <summary>Share of a year by month: Spring Festival, Mid-Autumn, harvest and year end.</summary>
    private static readonly double[] Season = [1.35, 0.55, 0.6, 0.65, 0.75, 0.8, 0.8, 0.95, 1.35, 1.15, 1.4, 1.65];

    /// <summary>Planned ¥ a year: buyers whose purchases the county goal counts, and everybody else.</summary>
    private static readonly Dictionary<int, (decimal Goal, decimal Others)> Years = new()
    {
        [2022] = (13_000_000m, 2_300_000m), [2023] = (14_300_000m, 2_900_000m), [2024] = (31_500_000m, 3_600_000m),
    };

    private static readonly (decimal Goal, decimal Others) LaterYears = (15_600_000m, 4_100_000m);

    // A fixed seed on purpose: the demonstration county is the same wherever it is made on the same day.
#pragma warning disable CA5394
    private readonly Random random = new(20220929);

    public List<DemoPurchase> Plan()
    {
        var purchases = new List<DemoPurchase>();
        var assisting = parties.Units.Where(u => u.Organisation.Relation is AssistanceRelation.Shanghai or AssistanceRelation.Central or AssistanceRelation.Provincial).ToArray();
        var others = parties.Units.Except(assisting).ToArray();
        for (var month = new DateOnly(since.Year, since.Month, 1); month <= BusinessDate.Of(now); month = month.AddMonths(1))
        {
            var (goal, other) = Years.GetValueOrDefault(month.Year, LaterYears);
            var share = (decimal)(Season[month.Month - 1] / Season.Sum());
            Spend(purchases, month, goal * share, assisting, 48_000m, 180_000m);
            Spend(purchases, month, other * share, others, 5_200m, 21_000m);
            Spend(purchases, month, 1_500m, [.. parties.Persons], 110m, 520m);
        }
        purchases.AddRange(Recent());
        return [.. purchases.OrderBy(p => p.At)];
    }

    /// <summary>Whatever the day, each desk has something waiting: for approval, to confirm, to ship, to accept, to countersign, to pay.</summary>
    private IEnumerable<DemoPurchase> Recent()
    {
        var today = BusinessDate.Of(now);
        (int HoursAgo, int DeliverIn, DemoFate Fate)[] plans =
            [(1, 6, DemoFate.Delivered), (2, 7, DemoFate.Delivered), (9, 6, DemoFate.Delivered), (40, 5, DemoFate.Delivered), (120, 0, DemoFate.Delivered), (150, 0, DemoFate.SignedOnce), (190, -3, DemoFate.PaidLate), (1000, -35, DemoFate.PaidLate)];
        foreach (var buyer in new[] { parties.Units[0], parties.Units[6], parties.Units[11], parties.Contractor })
            foreach (var (plan, i) in plans.Select((plan, i) => (plan, i)))
            {
                var deliverOn = today.AddDays(plan.DeliverIn);
                var fitting = goods.Where(g => g.Supplier == (i % 2 == 0 ? 0 : 4) && g.Offer.InSeason(deliverOn.Month)).ToArray();
                var lines = fitting.Take(2).Select(g => Line(g, 2_400m)).ToArray();
                yield return new(now.AddHours(-plan.HoursAgo), buyer, i % 2 == 0 ? 0 : 4, PurposeOf(buyer.Organisation), Activity.None, deliverOn, lines, plan.Fate);
            }
    }

    private void Spend(List<DemoPurchase> purchases, DateOnly month, decimal budget, DemoBuyer[] buyers, decimal least, decimal most)
    {
        while (budget > least)
        {
            var size = Math.Min(budget, least + (most - least) * (decimal)random.NextDouble());
            if (Purchase(month, buyers[random.Next(buyers.Length)], size) is { } purchase)
            {
                purchases.Add(purchase);
                budget -= purchase.Lines.Sum(l => l.Offer.Unit.Price(l.Offer.PriceFor(l.Quantity), l.Quantity).Yuan);
            }
            else budget -= least;
        }
    }

    private DemoPurchase? Purchase(DateOnly month, DemoBuyer buyer, decimal size)
    {
        var day = month.AddDays(random.Next(DateTime.DaysInMonth(month.Year, month.Month)));
        var at = BusinessDate.Start(day).AddMinutes(8 * 60 + 30 + random.Next(9 * 60));
        if (at >= now) return null;
        var deliverOn = day.AddDays(5 + random.Next(6));
        var purpose = PurposeOf(buyer.Organisation);
        var supplier = random.Next(parties.Suppliers.Count);
        var fitting = goods.Where(g => g.Supplier == supplier && g.Offer.InSeason(deliverOn.Month)
            && (purpose != Purpose.Canteen || g.Category.IsFood && !g.Category.IsAlcohol)).ToArray();
        if (fitting.Length == 0) return null;
        random.Shuffle(fitting);
        var chosen = fitting[..Math.Min(fitting.Length, 1 + random.Next(3))];
        var lines = chosen.Select(g => Line(g, size / chosen.Length)).ToArray();
        return new(at, buyer, supplier, purpose, ActivityOf(buyer.Organisation), deliverOn, lines, FateOf());
    }

    /// <summary>About as much as the amount buys, in whole minimum quantities.</summary>
    private static LineToPlace Line(DemoGoods goods, decimal amount)
    {
        var offer = goods.Offer;
        var minimum = offer.MinimumQuantity;
        var packs = (long)Math.Floor(amount / offer.Unit.Price(offer.PriceFor(minimum), minimum).Yuan);
        return new(offer, goods.Product, goods.Category, minimum * Math.Clamp(packs, 1, 8000));
    }

    private Purpose PurposeOf(Organisation buyer) => buyer.Kind switch
    {
        OrganisationKind.Contractor => Purpose.Canteen,
        OrganisationKind.BudgetUnit => random.Next(10) == 0 ? Purpose.Union : Purpose.Canteen,
        OrganisationKind.Person => Purpose.Personal,
        _ => random.Next(10) switch { < 4 => Purpose.Pledge, < 7 => Purpose.Union, < 9 => Purpose.Canteen, _ => Purpose.Other },
    };

    private Activity ActivityOf(Organisation buyer) => buyer.Kind == OrganisationKind.Person || random.Next(3) > 0 ? Activity.None
        : buyer.Name.Contains('学') ? Activity.Schools
        : buyer.Name.Contains("医院", StringComparison.Ordinal) ? Activity.Hospitals
        : buyer.Name.Contains("街道", StringComparison.Ordinal) ? Activity.Communities : Activity.Offices;

    private DemoFate FateOf() => random.Next(100) switch
    {
        < 2 => DemoFate.Rejected,
        < 4 => DemoFate.Declined,
        < 6 => DemoFate.Cancelled,
        < 11 => DemoFate.PartlyRefused,
        < 16 => DemoFate.PaidLate,
        _ => DemoFate.Delivered,
    };
#pragma warning restore CA5394
}
