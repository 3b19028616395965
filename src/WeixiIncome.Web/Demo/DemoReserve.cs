using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>
/// The reserve of the demonstration county: filings of three years in all five modes, a superior with its units, 832 orders in
/// every state, an outside buyer, and a wrong binding that waits for its correction.
/// </summary>
internal sealed class DemoReserve(MarketDb db, DemoParties parties, DemoIds ids, DateTime now)
{
    private readonly List<Purchase832> purchases = [];
    private int numbers;

    private Organisation Unit(int index) => units[index];

    private Organisation[] units = [];

    public async Task Make(CancellationToken ct)
    {
        var known = parties.Units.Take(6).Select(u => u.Organisation.Id).ToList();
        units = [.. (await db.Organisations.Where(o => known.Contains(o.Id)).ToListAsync(ct)).OrderBy(o => known.IndexOf(o.Id))];
        Superiors();
        for (var year = 2024; year <= BusinessDate.Of(now).Year; year++) Year(year);
        ids.At = now;
        OutsideBuyer();
        await Doubts(ct);
        db.Purchases832.AddRange(purchases);
        // The account reads units and filings from the database.
        await db.SaveChangesAsync(ct);
        await db.Account(purchases, "832 名单导入", now, ct);
        await WrongBinding(ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A bureau above schools and offices; the first canteen stands at its top and sees the others.</summary>
    private void Superiors()
    {
        CanteenKind[] kinds = [CanteenKind.Office, CanteenKind.School, CanteenKind.School, CanteenKind.Hospital, CanteenKind.CareHome, CanteenKind.Office];
        for (var i = 0; i < units.Length; i++)
        {
            units[i].KeepCanteen(kinds[i]);
            if (i > 0) units[i].PlaceUnder(i == 2 ? units[1] : units[0]);
        }
    }

    private void Year(int year)
    {
        ids.At = Moment(year, 3, 10);
        if (ids.At > now) return;
        db.ReserveRules.Add(new ReserveRule(Area.Weixi, year, new(year >= 2026 ? 1500 : 1000, new DateOnly(year, 4, 30), year >= 2026 ? Money.FromYuan(200) : null,
            "示例文件：预算单位预留份额填报通知", $"示例财〔{year}〕1号"), parties.Supervisor, ids.At));
        var standard = new ReserveStandard(1000, null, null, "", "");
        (int Unit, ReserveTerms Terms)[] filed =
        [
            (0, Own(CanteenMode.Own, CanteenKind.Office, 1_180_000m, 60)), (1, Own(CanteenMode.Outsourced, CanteenKind.School, 1_960_000m, 140)),
            (2, new(CanteenMode.Shared, CanteenKind.School, units[1].Id, Money.Zero, 0, 0, Money.Zero, null)), (3, Own(CanteenMode.Own, CanteenKind.Hospital, 1_420_000m, 210)),
            (4, new(CanteenMode.Exempt, CanteenKind.CareHome, null, Money.Zero, 0, 0, Money.Zero, "示例：自收自支单位，按规定免予预留。")), (5, new(CanteenMode.None, null, null, Money.Zero, 0, 24, Money.FromYuan(240), "示例：本单位不设食堂，工会仍参加采购。")),
        ];
        foreach (var (unit, terms) in filed)
        {
            var filing = ReserveFiling.File(units[unit], year, terms, standard, unit == 3 ? FilingSource.Entered : FilingSource.From832, new DateOnly(year, 3, 10), parties.Supervisor, ids.At);
            if (unit == 0) filing.Amend(terms with { FoodTotal = terms.FoodTotal + Money.FromYuan(120_000) }, standard, FilingSource.From832, mayBeLate: true, "示例：就餐人数增加，调增食材总额。", parties.Supervisor, Moment(year, 3, 28));
            db.ReserveFilings.Add(filing);
        }
        for (var month = 1; month <= 12; month++) Month(year, month);
    }

    private static ReserveTerms Own(CanteenMode mode, CanteenKind kind, decimal food, int heads) => new(mode, kind, null, Money.FromYuan(food), 1500, heads, Money.FromYuan(240), null);

    private void Month(int year, int month)
    {
        (int Unit, ReserveLine Line, decimal Yuan)[] bought = [(0, ReserveLine.Canteen, 16_800m), (1, ReserveLine.Canteen, 15_200m), (2, ReserveLine.Canteen, 6_400m), (3, ReserveLine.Canteen, 9_600m), (0, ReserveLine.Union, 1_150m), (5, ReserveLine.Union, 480m), (0, ReserveLine.Personal, 260m)];
        foreach (var (unit, line, yuan) in bought)
        {
            var day = new DateOnly(year, month, 6 + (unit * 3 + month) % 18);
            ids.At = BusinessDate.Start(day).AddHours(3);
            if (ids.At.AddDays(6) > now) continue;
            var amount = Money.FromYuan(yuan + numbers % 9 * 37);
            var purchase = Told(List832.Finance, Facts(Unit(unit), line, amount, day, day.AddDays(3), unit + month, numbers % 7 == 6 ? Money.FromYuan(120) : Money.Zero));
            if (unit == 0 && month % 2 == 0) purchase.Take(Facts(Unit(unit), line, amount, day, null, unit + month, Money.Zero), List832.WrittenBack, parties.Units[0].Buyer, ids.At);
        }
    }

    private void OutsideBuyer()
    {
        var outside = new OutsideBuyer("示例外县中学", null, now);
        db.OutsideBuyers.Add(outside);
        var day = BusinessDate.Of(now).AddDays(-20);
        var facts = Facts(units[0], ReserveLine.Canteen, Money.FromYuan(3_260), day, day.AddDays(2), 1, Money.Zero) with { Buyer = outside.Name, BuyerCode = null, UnitId = null };
        Told(List832.Supplier, facts).KeepOutside(outside.Id);
    }

    /// <summary>Written back and not on any list; unpaid; amounts that differ; and one that looks like an order here.</summary>
    private async Task Doubts(CancellationToken ct)
    {
        var (unit, buyer, day) = (units[0], parties.Units[0].Buyer, BusinessDate.Of(now).AddDays(-12));
        Told(List832.WrittenBack, Facts(unit, ReserveLine.Canteen, Money.FromYuan(2_480), day, null, 2, Money.Zero), buyer);
        Told(List832.Finance, Facts(unit, ReserveLine.Canteen, Money.FromYuan(5_120), day.AddDays(3), null, 3, Money.Zero));
        var doubtful = Told(List832.Finance, Facts(unit, ReserveLine.Canteen, Money.FromYuan(4_300), day, day.AddDays(1), 4, Money.Zero));
        doubtful.Take(Facts(unit, ReserveLine.Canteen, Money.FromYuan(4_030), day, null, 4, Money.Zero), List832.WrittenBack, buyer, now);
        var wine = (await db.Categories.SingleAsync(c => c.Code == "wine", ct)).Id;
        Told(List832.Finance, Facts(unit, ReserveLine.Canteen, Money.FromYuan(1_780), day, day.AddDays(1), 12, Money.Zero) with { Product = "示例冰酒", CategoryId = wine });
        var twin = await db.Orders.Where(o => o.BoundUnitId == unit.Id && o.Purpose == Purpose.Canteen && o.Status == OrderStatus.Accepted).OrderByDescending(o => o.PlacedAt).FirstOrDefaultAsync(ct);
        if (twin is null) return;
        var placed = BusinessDate.Of(twin.PlacedAt);
        var supplier = parties.Suppliers.First(s => s.Organisation.Id == twin.SupplierId).Organisation;
        var same = new Purchase832(Facts(unit, ReserveLine.Canteen, twin.AcceptedTotal ?? twin.Total, placed, placed.AddDays(1), 0, Money.Zero) with { Supplier = supplier.Name, SupplierCode = supplier.CreditCode }, List832.Finance, supplier.Id, null, now);
        same.Suspect(twin.Id);
        purchases.Add(same);
    }

    /// <summary>The school's purchase stands with the office above it; the school asks for it.</summary>
    private async Task WrongBinding(CancellationToken ct)
    {
        var day = $"BD{BusinessDate.Of(now):yyyyMMdd}";
        var wrong = purchases.Last(p => p.UnitId == units[0].Id && p is { Line: ReserveLine.Canteen, CategoryId: null, Counts: true });
        db.BindingCorrections.Add(new BindingCorrection($"{day}-0001", BoundSubject.Purchase832, wrong.Id, wrong.Number, wrong.UnitId, units[1].Id, units[1].Id,
            "示例：下单时选错了预算单位，实际由中学食堂收货。", parties.Units[1].Buyer, now));
        db.NumberSeries.Add(new NumberSeries(day, 1));
        await db.SaveChangesAsync(ct);
    }

    private Purchase832 Told(List832 source, Facts832 facts, Guid? by = null)
    {
        var purchase = new Purchase832(facts, source, parties.Suppliers.FirstOrDefault(s => s.Organisation.CreditCode == facts.SupplierCode)?.Organisation.Id, by, ids.At);
        purchases.Add(purchase);
        return purchase;
    }

    private Facts832 Facts(Organisation unit, ReserveLine line, Money amount, DateOnly orderedOn, DateOnly? paidOn, int supplier, Money refunded)
    {
        var of = parties.Suppliers[supplier % parties.Suppliers.Count].Organisation;
        return new(string.Create(CultureInfo.InvariantCulture, $"832{orderedOn:yyyyMMdd}{++numbers:000000}"), of.Name, of.CreditCode, line == ReserveLine.Personal ? "示例职工" : unit.Name, unit.CreditCode, unit.Id, line,
            amount, orderedOn, paidOn, refunded, refunded.IsPositive ? paidOn?.AddDays(4) : null, "示例农产品", null);
    }

    private static DateTime Moment(int year, int month, int day) => BusinessDate.Start(new DateOnly(year, month, day)).AddHours(2);
}
