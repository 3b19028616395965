using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>
/// What the demonstration county's households put on the scale: a lot for each product and quarter, from the bound households of its supplier,
/// weighed before the first of it leaves; what they are owed for it and were paid.
/// </summary>
internal sealed class DemoLots(DemoParties parties, IReadOnlyList<Household> households, DateTime now)
{
    /// <summary>Of the price of sale, what the household gets.</summary>
    private const decimal PaidShare = 0.62m;

    /// <summary>Households that bring something to one lot.</summary>
    private const int AtOneScale = 8;

    private readonly Dictionary<(Guid Product, int Quarter), Lot> lots = [];
    private IReadOnlyList<DemoGoods> goods = [];
    private readonly List<LotMovement> movements = [];
    private readonly List<LotLoss> losses = [];
    private readonly List<ConformityCertificate> certificates = [];
    private readonly Dictionary<Guid, ConformityCertificate> certificateOf = [];
    private readonly List<HouseholdDue> dues = [];
    private readonly List<Payout> payouts = [];
    private readonly List<HouseholdLink> links = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<Node> nodes =
    [
        new("塔城示例冷链集配基地", NodeKind.ColdChain, "533423103", 60_000_000, "0887-0001001"), new("保和示例电商服务中心", NodeKind.ECommerce, "533423101", 25_000_000, "0887-0001002"),
        new("叶枝示例仓储分拣点", NodeKind.Storage, "533423102", 40_000_000, "0887-0001003"),
    ];

    /// <summary>Makes the lots that the planned purchases will come from.</summary>
    public void Weigh(IReadOnlyList<DemoPurchase> plan, IReadOnlyList<DemoGoods> listed, DemoIds ids)
    {
        goods = listed;
        var wanted = plan.SelectMany(p => p.Lines, (p, line) => (Key: (line.Product.Id, QuarterOf(p.DeliverOn)), line.Quantity)).GroupBy(x => x.Key).ToDictionary(g => g.Key, g => g.Sum(x => x.Quantity));
        foreach (var (key, quantity) in wanted.OrderBy(w => w.Key.Item2).ThenBy(w => w.Key.Item1))
        {
            var good = goods.First(g => g.Product.Id == key.Item1);
            // Ready before the first delivery of its quarter.
            var at = BusinessDate.Start(new DateOnly(key.Item2 / 4, key.Item2 % 4 * 3 + 1, 1)).AddDays(-9).AddHours(9);
            ids.At = at;
            lots[key] = Open(good, quantity + quantity / 20 + 1000, at);
        }
    }

    /// <summary>All of an order leaves out of the lots of its quarter.</summary>
    public void Ship(Order order, Guid clerk, (string Name, string Number) carrier, DateTime at)
    {
        var quarter = QuarterOf(order.DeliverOn);
        var lines = order.Lines.Select(line =>
        {
            var lot = lots[(line.ProductId, quarter)];
            return new LineToShip(line.Id, line.Quantity, new(lot.Id, lot.Number, lot.AlleviatedWeight, lot.InputWeight, lot.NamesHouseholds, lot.ProducedOn, lot.BestBefore, certificateOf.GetValueOrDefault(lot.Id)?.Number));
        }).ToArray();
        var shipment = order.Ship(new(lines, carrier.Name, carrier.Number, true, true) { NodeId = nodes[order.Number[^1] % nodes.Count].Id, Temperature = order.Number[^1] % 2 == 0 ? "装车 4℃，途中 2—6℃" : null }, clerk, at);
        movements.AddRange(shipment.Lines.Select(line => new LotMovement(line.LotId!.Value, -line.Quantity, LotCause.Shipped, line.Id, at)));
    }

    /// <summary>Before the orders, whose shipments name them.</summary>
    public async Task Save(MarketDb db, CancellationToken ct)
    {
        Pay();
        Today();
        WriteOff();
        await db.InsertAll(nodes, ct);
        await db.InsertAll([.. lots.Values], ct);
        await db.InsertAll(losses, ct);
        await db.InsertAll(movements, ct);
        await db.InsertAll(certificates, ct);
        await db.InsertAll(dues, ct);
        await db.InsertAll(payouts, ct);
        await db.InsertAll([.. payouts.SelectMany(p => p.Lines).SelectMany(l => l.Parts)], ct);
        await db.InsertAll(links, ct);
        db.NumberSeries.AddRange(numbers.Select(n => new NumberSeries(n.Key, n.Value)));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>What is left of each lot is the sum of its movements.</summary>
    public Task Settle(MarketDb db, CancellationToken ct) =>
        db.Lots.ExecuteUpdateAsync(set => set.SetProperty(l => l.Available, l => db.LotMovements.Where(m => m.LotId == l.Id).Sum(m => m.Delta)), ct);

    private static int QuarterOf(DateOnly day) => day.Year * 4 + (day.Month - 1) / 3;

    private string Next(string prefix, DateTime at)
    {
        var day = $"{prefix}{BusinessDate.Of(at):yyyyMMdd}";
        numbers[day] = numbers.GetValueOrDefault(day) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{day}-{numbers[day]:0000}");
    }

    private Lot Open(DemoGoods good, long quantity, DateTime at)
    {
        var supplier = parties.Suppliers[good.Supplier];
        var village = supplier.Organisation.AreaCode;
        var lot = Lot.Open(new(Next("L", at), good.Product, good.Category, good.Offer.Specification.Split(' ')[0], BusinessDate.Of(at), BusinessDate.Of(at).AddDays(good.Category.IsFood ? 300 : 700), village, null), supplier.Clerk, at);
        var all = households.Where(h => h.Bindings.Any(b => b.SupplierId == supplier.Organisation.Id && b.From <= BusinessDate.Of(at))).ToArray();
        var bound = Enumerable.Range(0, Math.Min(AtOneScale, all.Length)).Select(i => all[(lots.Count * 5 + i) % all.Length]).ToArray();
        // Alleviated households bring most of it; a small part is the supplier's own.
        long[] weights = [.. bound.Select((h, i) => (h.Kind.IsAlleviated() ? 30L : 10L) + i % 3), 4];
        var price = Money.FromYuan(decimal.Round(lot.Unit.PerLot(good.Offer.Unit, good.Offer.LowestTierPrice).Yuan * PaidShare, 2));
        foreach (var (household, part, i) in bound.Cast<Household?>().Append(null).Zip(new Money(quantity).Split(weights)).Select((pair, i) => (pair.First, pair.Second.Fen, i)))
        {
            var weighedAt = at.AddMinutes(7 * i);
            var producer = household is null ? null : new Producer(household.Id, household.Number, household.VillageCode, household.Kind.IsAlleviated());
            var weighed = lot.Weigh(new(Next("GB", weighedAt), producer, part + part / 50, part / 50, price, weighedAt), supplier.Clerk, weighedAt);
            movements.Add(new LotMovement(lot.Id, weighed.Net, LotCause.WeighedIn, weighed.Id, weighedAt));
            if (household is not null) dues.Add(new HouseholdDue(supplier.Organisation.Id, household.Id, DueKind.Produce, weighed.Id, (lot.Id, lot.Number), weighed.Amount, weighed.WeighedOn, null, supplier.Clerk, weighedAt));
        }
        lot.Close();
        if (good.Category.CertificateRequired)
        {
            var certificate = new ConformityCertificate(lot, new(Next("HG", at), good.Product.Name, lot.Quantity, "云南省维西县（示例）", supplier.Organisation.Name, "0887-0000000", BusinessDate.Of(at), CertificateBasis.OwnPledge), supplier.Clerk, at.AddHours(2));
            certificates.Add(certificate);
            certificateOf[lot.Id] = certificate;
        }
        return lot;
    }

    /// <summary>What a past quarter left over dried up or spoilt; this quarter's and the last's are still there.</summary>
    private void WriteOff()
    {
        var left = movements.GroupBy(m => m.LotId).ToDictionary(g => g.Key, g => g.Sum(m => m.Delta));
        foreach (var (key, lot) in lots.Where(l => l.Key.Quarter > 0 && l.Key.Quarter < QuarterOf(BusinessDate.Of(now)) && left[l.Value.Id] > 0))
        {
            var at = BusinessDate.Start(new DateOnly(key.Quarter / 4, key.Quarter % 4 * 3 + 1, 1)).AddMonths(3).AddDays(20);
            if (at > now) continue;
            var loss = new LotLoss(lot.Id, left[lot.Id], "季末失水和分拣损耗（示例）", parties.Suppliers.First(s => s.Organisation.Id == lot.SupplierId).Clerk, at);
            losses.Add(loss);
            movements.Add(new LotMovement(lot.Id, -loss.Quantity, LotCause.WrittenOff, loss.Id, at));
        }
    }

    /// <summary>On the demonstration cooperative's scale a lot is open, with what came in this morning.</summary>
    private void Today()
    {
        var supplier = parties.Suppliers[0];
        var known = lots.Values.Last(l => l.SupplierId == supplier.Organisation.Id);
        var good = goods.First(g => g.Product.Id == known.ProductId);
        var lot = Lot.Open(new(Next("L", now.AddHours(-2)), good.Product, good.Category, "一级", BusinessDate.Of(now.AddHours(-2)), null, supplier.Organisation.AreaCode, "村头晒场"), supplier.Clerk, now.AddHours(-2));
        foreach (var (household, i) in households.Where(h => h.Bindings.Any(b => b.SupplierId == supplier.Organisation.Id)).Take(3).Select((h, i) => (h, i)))
        {
            var at = now.AddMinutes(-100 + 12 * i);
            var weighed = lot.Weigh(new(Next("GB", at), new(household.Id, household.Number, household.VillageCode, household.Kind.IsAlleviated()), 46_500 + 7_300 * i, 1_500, known.WeighIns[0].Price, at), supplier.Clerk, at);
            movements.Add(new LotMovement(lot.Id, weighed.Net, LotCause.WeighedIn, weighed.Id, at));
            dues.Add(new HouseholdDue(supplier.Organisation.Id, household.Id, DueKind.Produce, weighed.Id, (lot.Id, lot.Number), weighed.Amount, weighed.WeighedOn, null, supplier.Clerk, at));
        }
        lots[(good.Product.Id, 0)] = lot;
    }

    /// <summary>Each supplier pays at the end of the quarter; this quarter's is open, and last quarter's shows every state.</summary>
    private void Pay()
    {
        var ofHousehold = households.ToDictionary(h => h.Id, h => h.Number);
        foreach (var group in dues.GroupBy(d => (d.SupplierId, Quarter: QuarterOf(d.OwedOn.AddDays(20)))).OrderBy(g => g.Key.Quarter).ThenBy(g => g.Key.SupplierId))
        {
            var at = BusinessDate.Start(group.Max(d => d.OwedOn)).AddDays(24).AddHours(10);
            if (at.AddDays(2) > now || group.Key.Quarter == QuarterOf(BusinessDate.Of(now))) continue;
            var supplier = parties.Suppliers.First(s => s.Organisation.Id == group.Key.SupplierId);
            var isLast = group.Key.Quarter >= QuarterOf(BusinessDate.Of(now)) - 1;
            var way = isLast && payouts.Count % 3 == 1 ? PayoutWay.SignatureList : PayoutWay.BankBatch;
            var payout = Payout.Draw(Next("FF", at), group.Key.SupplierId, way, [.. group.GroupBy(d => d.HouseholdId).OrderBy(g => ofHousehold[g.Key], StringComparer.Ordinal).Select(g => new PayoutTerms(g.Key, ofHousehold[g.Key], g.Aggregate(Money.Zero, (sum, d) => sum + d.Open), [.. g]))], supplier.Clerk, at);
            payouts.Add(payout);
            var known = group.ToDictionary(d => d.Id);
            Confirm(payout, known, isLast, at.AddDays(1));
        }
    }

    private void Confirm(Payout payout, Dictionary<Guid, HouseholdDue> known, bool isLast, DateTime at)
    {
        // A list against signature waits to be signed.
        if (payout.Way == PayoutWay.SignatureList) return;
        foreach (var line in payout.Lines) payout.Answer(new(line.HouseholdNumber, line.Amount, true, BusinessDate.Of(at), $"DF{line.HouseholdNumber[2..]}{at:yyMMdd}", null), known, at);
        if (!isLast) return;
        foreach (var (line, i) in payout.Lines.Take(2).Select((line, i) => (line, i)))
        {
            var link = new HouseholdLink(payout.Id, line.Id, line.HouseholdId, HouseholdLink.DigestOf($"demo {line.Id}"), at);
            payout.Say(line.Id, i == 0, i == 0 ? null : "示例：只收到一部分，请核实。", known, at.AddDays(1));
            if (i == 1) payout.Decide(line.Id, wasPaid: true, "示例：与银行流水核对，已足额到账。", known, parties.SecondSupervisor, at.AddDays(3));
            link.Use(i == 0 ? AnswerHow.Link : AnswerHow.InPerson, i == 0 ? null : parties.SecondSupervisor, at.AddDays(1));
            links.Add(link);
        }
    }
}

/// <summary>Prices of a lot's unit.</summary>
internal static class DemoPrices
{
    /// <summary>A price per unit of sale, told per the lot's unit.</summary>
    public static Money PerLot(this Unit lot, Unit sale, Money price) => sale.Family() == UnitFamily.Count ? price : sale.Price(price, lot.Size());
}
