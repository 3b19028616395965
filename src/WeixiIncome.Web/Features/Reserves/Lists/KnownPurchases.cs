using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Reserves.Lists;

/// <summary>The purchases, units and outside buyers that the rows of a list are about, and what the rows add to them.</summary>
internal sealed class KnownPurchases
{
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Purchase832> purchases;
    private readonly Dictionary<string, Organisation> byCode;
    private readonly ILookup<string, Organisation> byName;
    private readonly Dictionary<string, OutsideBuyer> outside;
    private int added, changed, same;

    private KnownPurchases(List<Purchase832> purchases, List<Organisation> organisations, List<OutsideBuyer> outside)
    {
        this.purchases = purchases.ToDictionary(p => p.Number, StringComparer.Ordinal);
        byCode = organisations.Where(o => o.CreditCode is not null).ToDictionary(o => o.CreditCode!, StringComparer.Ordinal);
        byName = organisations.ToLookup(o => o.Name, StringComparer.Ordinal);
        this.outside = outside.ToDictionary(b => b.NameCode, StringComparer.Ordinal);
    }

    public List<Purchase832> Fresh { get; } = [];
    public List<OutsideBuyer> FreshBuyers { get; } = [];
    public List<Purchase832> Touched { get; } = [];
    public ImportCounts Counts => new(added, changed, same);

    /// <summary>Few queries, however long the list is.</summary>
    public static async Task<KnownPurchases> Load(MarketDb db, IReadOnlyCollection<Line832> lines, CancellationToken ct)
    {
        var numbers = lines.Select(line => line.Facts.Number).Distinct().ToList();
        var codes = lines.SelectMany(line => new[] { line.Facts.BuyerCode, line.Facts.SupplierCode }).OfType<string>().Distinct().ToList();
        var names = lines.SelectMany(line => new[] { line.Facts.Buyer, line.Facts.Supplier }).Distinct().ToList();
        var keys = lines.Select(line => OutsideBuyer.KeyOf(line.Facts.Buyer, line.Facts.BuyerCode)).Distinct().ToList();
        return new(await db.Purchases832.Whole().Where(p => numbers.Contains(p.Number)).ToListAsync(ct),
            await db.Organisations.AsNoTracking().Where(o => o.Kind != OrganisationKind.Person && (o.CreditCode != null && codes.Contains(o.CreditCode) || names.Contains(o.Name))).ToListAsync(ct),
            await db.OutsideBuyers.Where(b => keys.Contains(b.NameCode)).ToListAsync(ct));
    }

    public void Take(Line832 line, List832 source, Guid? by, DateTime now)
    {
        var facts = line.Facts with { UnitId = line.Facts.UnitId ?? UnitOf(line.Facts) };
        if (!taken.TryAdd(facts.Number, line.Row.Number)) throw new RuleBroken("订单号 {0} 与第 {1} 行重复：一个订单号只能有一行。", facts.Number, taken[facts.Number]);
        if (!purchases.TryGetValue(facts.Number, out var purchase))
        {
            purchase = new Purchase832(facts, source, SupplierOf(facts), by, now);
            if (facts.UnitId is { } unit) purchase.Bind(unit);
            Fresh.Add(purchase);
            added++;
        }
        else if (source == List832.Buyer && purchase.UnitId is { } bound && facts.UnitId is { } mine && bound != mine)
            throw new RuleBroken("订单 {0} 已绑定在别的单位。如果绑错了，请申请更正绑定。", facts.Number);
        else if (purchase.Take(facts, source, by, now)) changed++;
        else
        {
            same++;
            return;
        }
        if (purchase.UnitId is null) purchase.KeepOutside(Outside(facts, now).Id);
        Touched.Add(purchase);
    }

    /// <summary>By code first, then by a name that only one has, then by an outside buyer who was assigned.</summary>
    private Guid? UnitOf(Facts832 facts)
    {
        if (facts.BuyerCode is { } code && byCode.GetValueOrDefault(code) is { } coded && coded.Kind.IsBuyer()) return HomeOf(coded);
        var named = byName[facts.Buyer].Where(o => o.Kind.IsBuyer()).ToArray();
        if (named.Length == 1) return HomeOf(named[0]);
        return outside.GetValueOrDefault(OutsideBuyer.KeyOf(facts.Buyer, facts.BuyerCode))?.UnitId;
    }

    private static Guid? HomeOf(Organisation buyer) => buyer.Kind == OrganisationKind.Contractor ? buyer.HomeUnitId : buyer.Id;

    private Guid? SupplierOf(Facts832 facts)
    {
        if (facts.SupplierCode is { } code && byCode.GetValueOrDefault(code) is { } coded && coded.Kind.IsSupplier()) return coded.Id;
        var named = byName[facts.Supplier].Where(o => o.Kind.IsSupplier()).ToArray();
        return named.Length == 1 ? named[0].Id : null;
    }

    private OutsideBuyer Outside(Facts832 facts, DateTime now)
    {
        var key = OutsideBuyer.KeyOf(facts.Buyer, facts.BuyerCode);
        if (outside.TryGetValue(key, out var known)) return known;
        var fresh = new OutsideBuyer(facts.Buyer, facts.BuyerCode, now);
        FreshBuyers.Add(fresh);
        return outside[key] = fresh;
    }
}

/// <summary>Finds the same purchase in two venues.</summary>
internal static class SameInTwoVenues
{
    private const int DaysApart = 3;

    /// <summary>Orders of this market of the same unit, supplier and amount, about the same day, that no 832 order is known to be. One query.</summary>
    public static async Task SuspectOrders(this MarketDb db, IReadOnlyCollection<Purchase832> purchases, CancellationToken ct)
    {
        var open = purchases.Where(p => p is { UnitId: not null, SupplierId: not null, OrderId: null, ResolvedTo: null } && p.Line != ReserveLine.Personal).ToArray();
        if (open.Length == 0) return;
        var (units, from, to) = (open.Select(p => p.UnitId).Distinct().ToList(), BusinessDate.Start(open.Min(p => p.OrderedOn).AddDays(-DaysApart)), BusinessDate.Start(open.Max(p => p.OrderedOn).AddDays(DaysApart + 1)));
        var orders = await db.Orders.AsNoTracking().Where(o => units.Contains(o.BoundUnitId) && o.PlacedAt >= from && o.PlacedAt < to && o.Status < OrderStatus.Rejected && !db.Purchases832.Any(p => p.OrderId == o.Id))
            .Select(o => new { o.Id, o.BoundUnitId, o.SupplierId, o.Total, o.AcceptedTotal, o.PlacedAt }).ToListAsync(ct);
        foreach (var purchase in open)
            if (orders.Find(o => o.BoundUnitId == purchase.UnitId && o.SupplierId == purchase.SupplierId && (o.Total == purchase.Amount || o.AcceptedTotal == purchase.Amount)
                && Math.Abs(BusinessDate.Of(o.PlacedAt).DayNumber - purchase.OrderedOn.DayNumber) <= DaysApart) is { } like)
                purchase.Suspect(like.Id);
    }
}
