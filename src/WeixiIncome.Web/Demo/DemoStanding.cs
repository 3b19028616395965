using System.Globalization;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Agreements;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Buying.Lists;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>
/// The weekly routine of the demonstration canteen: a standing order with the log of its last weeks, a supply agreement that
/// it draws on, monthly plans, shopping lists and holidays.
/// </summary>
internal sealed class DemoStanding
{
    private const int Weeks = 6, DaysBefore = 3;

    private readonly DemoBuyer buyer;
    private readonly DateTime now;
    private readonly DateOnly today;
    private readonly List<DemoGoods> basket;
    private readonly List<(StandingRun Run, List<DemoPurchase> Orders)> runs = [];
    private readonly StandingOrder standing;
    private readonly Agreement supply;

    public DemoStanding(DemoBuyer buyer, DemoParties parties, IReadOnlyList<DemoGoods> goods, DateOnly since, DateTime now)
    {
        (this.buyer, this.now, today) = (buyer, now, BusinessDate.Of(now));
        var staple = goods.Where(g => g.Category.IsFood && !g.Category.IsAlcohol && g.Offer.SeasonMonths == 4095 && g.Offer.LeadDays <= DaysBefore)
            .GroupBy(g => g.Product.Id).Select(g => g.First()).ToArray();
        var main = staple.GroupBy(g => g.Supplier).MaxBy(g => g.Count())!.Key;
        basket = [.. staple.Where(g => g.Supplier == main).Take(3), .. staple.Where(g => g.Supplier != main).GroupBy(g => g.Supplier).Select(g => g.First()).Take(2)];
        var first = Monday(Later(since.AddDays(8), today.AddDays(-7 * Weeks)));
        var year = new DateOnly(today.Year, 1, 1);
        supply = Agreement.Submit(Number("XY", 1), new(AgreementKind.Supply, "食堂主供货协议（示例）", buyer.Organisation, parties.Suppliers[main].Organisation, year, year.AddYears(1).AddDays(-1), null, "示例协议，仅供演示。",
            [.. basket.Where(g => g.Supplier == main).Select(g => new AgreementLineTerms(g.Offer, g.Product, Weekly(g) * 40, PriceRule.Agreed, Agreed(g)))]), buyer.Buyer, At(year.AddDays(4), 9));
        supply.Approve(buyer.Approver, "同意。", At(year.AddDays(4), 15));
        supply.Confirm(parties.Suppliers[main].Clerk, null, At(year.AddDays(5), 10));
        var lines = basket.Select(g => new StandingLineTerms(g.Offer, g.Product, Weekly(g), g.Supplier == main ? PriceRule.Agreed : PriceRule.Today, g.Supplier == main ? Agreed(g) : null)).ToArray();
        standing = StandingOrder.Submit(Number("DQ", 1), buyer.Organisation, new("每周一食堂", Rhythm.Weekly(1, DayOfWeek.Monday), first, null, DaysBefore, DeliveryWindow.Morning, buyer.Address.Id, Purpose.Canteen,
            Activity.None, null, "请走食堂后门。", true, false, lines), buyer.Buyer, At(first.AddDays(-DaysBefore - 1), 9));
        standing.Approve(buyer.Approver, "同意，每周一送。", At(first.AddDays(-DaysBefore - 1), 11));
        Run(first, main);
    }

    public IEnumerable<DemoPurchase> Purchases() => runs.SelectMany(run => run.Orders);

    /// <summary>After the orders themselves were written down.</summary>
    public async Task Save(MarketDb db, CancellationToken ct)
    {
        db.Agreements.AddRange(supply, Plan(2, today, approved: true), Plan(3, new DateOnly(today.Year, today.Month, 1).AddMonths(1), approved: false));
        db.StandingOrders.Add(standing);
        db.StandingRuns.AddRange(runs.Select(run => run.Run));
        db.HolidayPeriods.AddRange(new HolidayPeriod(buyer.Organisation.Id, "元旦（示例）", HolidayKind.Own, new(today.Year + 1, 1, 1), new(today.Year + 1, 1, 3)),
            new HolidayPeriod(buyer.Organisation.Id, "寒假（示例）", HolidayKind.School, new(today.Year + 1, 1, 16), new(today.Year + 1, 2, 24)), Skipped());
        db.ShoppingLists.AddRange(List("每周常买", basket), List("节前慰问", [basket[0], basket[^1]]));
        db.NumberSeries.AddRange(new NumberSeries($"XY{today.Year}", 3), new NumberSeries($"DQ{today.Year}", 1));
        await db.SaveChangesAsync(ct);
        foreach (var order in Purchases())
        {
            var draws = order.Lines.Where(line => line.AgreedPrice is not null).Select(line => new PlannedDraw(supply.Lines.Single(l => l.OfferId == line.Offer.Id),
                new(line.Offer.Id, line.Product.Name, line.Offer.Unit, line.Quantity, line.AgreedPrice!.Value, line.Id), line.AgreedPrice!.Value)).ToArray();
            if (draws.Length > 0) await db.Draw(supply.Id, draws, order.At, ct);
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>One week in a holiday, one in which a product was short, the others as they should be.</summary>
    private void Run(DateOnly first, int main)
    {
        var week = 0;
        foreach (var dueOn in standing.DaysBetween(first, today.AddDays(DaysBefore)))
        {
            var at = At(standing.OrderDayOf(dueOn), 8).AddMinutes(4);
            if (at > now) return;
            var run = new StandingRun(standing.Id, buyer.Organisation.Id, dueOn, RunStatus.NotPlaced, at);
            var (holiday, isShort) = (week == 1, week == 2);
            var orders = holiday ? [] : Orders(dueOn, at, main, isShort ? basket[^1] : null).ToList();
            var problem = basket[^1];
            StandingProblem[] problems = holiday ? [new(run.Id, null, "{0} 在假期“{1}”里，不送货。", NoticeArguments.Write([dueOn, "秋季假期（示例）"]))]
                : isShort ? [new(run.Id, problem.Product.Name, "“{0}”库存只剩 {1}，不够 {2}。", NoticeArguments.Write([problem.Product.Name, new Measured(problem.Offer.MinimumQuantity, problem.Offer.Unit), new Measured(Weekly(problem), problem.Offer.Unit)]))] : [];
            run.Ended(holiday ? RunStatus.Holiday : isShort ? RunStatus.Partly : RunStatus.Placed, orders.Count, null, problems, isShort ? "采购示例、审批示例、经办示例" : "", at);
            runs.Add((run, orders));
            week++;
        }
    }

    private IEnumerable<DemoPurchase> Orders(DateOnly dueOn, DateTime at, int main, DemoGoods? without) => basket.Where(g => g != without).GroupBy(g => g.Supplier).OrderBy(g => g.Key)
        .Select(supplier => new DemoPurchase(at, buyer, supplier.Key, Purpose.Canteen, Activity.None, dueOn,
            [.. supplier.Select(g => new LineToPlace(g.Offer, g.Product, g.Category, Weekly(g)) { AgreedPrice = supplier.Key == main ? Agreed(g) : null })], DemoFate.Delivered)
        {
            Standing = (StandingRun.OrderKeyOf(standing.Id, dueOn), new OrderCover(standing.Id, standing.Number)),
        });

    private Agreement Plan(int number, DateOnly month, bool approved)
    {
        var from = new DateOnly(month.Year, month.Month, 1);
        var plan = Agreement.Submit(Number("XY", number), new(AgreementKind.MonthlyPlan, string.Create(CultureInfo.InvariantCulture, $"{month.Month} 月食堂计划（示例）"), buyer.Organisation, null, from, from.AddMonths(1).AddDays(-1), null, null,
            [.. basket.Select(g => new AgreementLineTerms(g.Offer, g.Product, Weekly(g) * 2, PriceRule.Today, null))]), buyer.Buyer, approved ? At(from, 9) : now.AddHours(-4));
        if (approved) plan.Approve(buyer.Approver, null, Earlier(At(from, 16), now));
        return plan;
    }

    private ShoppingList List(string name, IEnumerable<DemoGoods> goods)
    {
        var list = new ShoppingList(buyer.Organisation.Id, name, buyer.Buyer, now.AddDays(-12));
        foreach (var g in goods) list.Set(g.Offer, Weekly(g), now.AddDays(-12), new Money(g.Offer.PriceFor(Weekly(g)).Fen * 96 / 100));
        return list;
    }

    private HolidayPeriod Skipped() => runs.Count > 1 ? new(buyer.Organisation.Id, "秋季假期（示例）", HolidayKind.Own, runs[1].Run.DueOn.AddDays(-2), runs[1].Run.DueOn.AddDays(1))
        : new(buyer.Organisation.Id, "劳动节（示例）", HolidayKind.Own, new(today.Year + 1, 5, 1), new(today.Year + 1, 5, 5));

    /// <summary>About ¥500 of it, in whole minimum quantities.</summary>
    private static long Weekly(DemoGoods goods)
    {
        var offer = goods.Offer;
        var least = offer.Unit.Price(offer.PriceFor(offer.MinimumQuantity), offer.MinimumQuantity).Yuan;
        return offer.MinimumQuantity * Math.Max(1, (long)(500m / least));
    }

    private static Money Agreed(DemoGoods goods) => new(goods.Offer.PriceFor(Weekly(goods)).Fen * 95 / 100);

    private string Number(string series, int number) => string.Create(CultureInfo.InvariantCulture, $"{series}{today.Year}-{number:0000}");

    private static DateTime At(DateOnly day, int hour) => BusinessDate.Start(day).AddHours(hour);

    private static DateOnly Monday(DateOnly day) => day.AddDays((8 - (int)day.DayOfWeek) % 7);

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}
