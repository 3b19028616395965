using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Supplying;

/// <summary>Goods leave. Without lines all that is open leaves, out of the lots that end first.</summary>
/// <param name="IsLast">What is not shipped yet will not be.</param>
public sealed record ShipOrder(
    string Number, long? Version,
    [StringLength(60), Display(Name = "承运方")] string? Carrier,
    [StringLength(60), Display(Name = "运单号")] string? CarrierNumber, Guid FormKey,
    IReadOnlyList<ShipLine>? Lines = null, [StringLength(20), Display(Name = "车牌")] string? Vehicle = null, [Display(Name = "集配节点")] Guid? NodeId = null,
    [StringLength(100), Display(Name = "温度记录")] string? Temperature = null, [Display(Name = "余量不再发")] bool IsLast = false) : ICommand<bool>, IOnce;

/// <summary>How much leaves of a line, in its unit, and out of which lot.</summary>
/// <param name="Lot">Empty: goods of no lot (「未归户」), where the category allows it.</param>
public sealed record ShipLine(Guid LineId, string? Lot, [Display(Name = "发货数量")] decimal? Quantity);

internal sealed class ShipOrderHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShipOrder, bool>
{
    public async Task<bool> Handle(ShipOrder form, CancellationToken ct)
    {
        var now = clock.Now();
        var order = await db.SuppliersOrder(user, form.Number, form.Version, ct);
        if (form.NodeId is { } node && !await db.Nodes.AnyAsync(n => n.Id == node && n.IsOpen, ct)) throw new RuleBroken("请选择启用中的集配节点。") { Field = nameof(form.NodeId) };
        var at = await LotsForShipping.Read(db, order, clock.Today(), ct);
        var lines = form.Lines is null ? at.FirstToEnd(order) : at.Typed(order, form.Lines);
        var linked = await db.IsLinked(order.SupplierId, clock.Today(), ct);
        var shipment = order.Ship(new(lines, form.Carrier, form.CarrierNumber, form.IsLast || form.Lines is null, linked) { Vehicle = form.Vehicle, NodeId = form.NodeId, Temperature = form.Temperature }, user.MemberId!.Value, now);
        await db.SaveChangesAsync(ct);
        foreach (var line in shipment.Lines.Where(l => l.LotId is not null).OrderBy(l => l.LotId)) await db.MoveLot(at.Lot(line.LotId!.Value), -line.Quantity, LotCause.Shipped, line.Id, now, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The lots out of which an order may be shipped, first expiry first.</summary>
internal sealed class LotsForShipping
{
    private readonly List<Lot> lots;
    private readonly Dictionary<Guid, string> certificates;
    private readonly HashSet<Guid> needCertificate;
    private readonly HashSet<Guid> local;
    private readonly DateOnly today;

    private LotsForShipping(List<Lot> lots, Dictionary<Guid, string> certificates, HashSet<Guid> needCertificate, HashSet<Guid> local, DateOnly today) =>
        (this.lots, this.certificates, this.needCertificate, this.local, this.today) = (lots, certificates, needCertificate, local, today);

    public static async Task<LotsForShipping> Read(MarketDb db, Order order, DateOnly today, CancellationToken ct)
    {
        var (products, categories) = (order.Lines.Select(l => l.ProductId).ToList(), order.Lines.Select(l => l.CategoryId).ToList());
        var ready = await db.Lots.Where(l => l.SupplierId == order.SupplierId && products.Contains(l.ProductId) && l.Status == LotStatus.Ready && l.Available > 0).Include(l => l.Shares)
            .OrderBy(l => l.BestBefore == null).ThenBy(l => l.BestBefore).ThenBy(l => l.ProducedOn).ThenBy(l => l.Number).ToListAsync(ct);
        var ids = ready.ConvertAll(l => l.Id);
        var labels = await db.Certificates.Where(c => ids.Contains(c.LotId) && c.VoidedAt == null).GroupBy(c => c.LotId).Select(g => new { g.Key, Number = g.Max(c => c.Number) }).ToDictionaryAsync(c => c.Key, c => c.Number!, ct);
        var need = await db.Categories.Where(c => categories.Contains(c.Id) && c.CertificateRequired).Select(c => c.Id).ToListAsync(ct);
        var grownHere = await db.Products.Where(p => products.Contains(p.Id) && p.OriginAreaCode.StartsWith(Domain.Areas.Area.Weixi)).Select(p => p.Id).ToListAsync(ct);
        return new(ready, labels, [.. need], [.. grownHere], today);
    }

    public Lot Lot(Guid id) => lots.Single(l => l.Id == id);

    public IEnumerable<Lot> Of(OrderLine line) => lots.Where(l => l.ProductId == line.ProductId);

    public bool NeedsCertificate(OrderLine line) => needCertificate.Contains(line.CategoryId);

    public string? Certificate(Lot lot) => certificates.GetValueOrDefault(lot.Id);

    public bool MayLeave(OrderLine line, Lot lot) => !(lot.BestBefore < today) && (!NeedsCertificate(line) || Certificate(lot) is not null);

    /// <summary>All that is open, out of the lots that end first; what no lot covers leaves without one where the category allows it.</summary>
    public IReadOnlyList<LineToShip> FirstToEnd(Order order)
    {
        var drawn = new Dictionary<Guid, long>();
        var all = new List<LineToShip>();
        foreach (var line in order.Lines.OrderBy(l => l.Position))
        {
            var rest = order.ToShipOf(line.Id);
            foreach (var lot in Of(line).Where(l => MayLeave(line, l)))
            {
                var part = Math.Min(rest, lot.Available - drawn.GetValueOrDefault(lot.Id));
                if (part <= 0) continue;
                all.Add(Line(line, lot, part));
                drawn[lot.Id] = drawn.GetValueOrDefault(lot.Id) + part;
                rest -= part;
            }
            if (rest > 0) all.Add(Line(line, null, rest));
        }
        return all;
    }

    public IReadOnlyList<LineToShip> Typed(Order order, IReadOnlyList<ShipLine> typed) =>
        [.. typed.Where(t => t.Quantity is not null and not 0).Select(t =>
        {
            var line = order.Lines.FirstOrDefault(l => l.Id == t.LineId) ?? throw new NotThere();
            var lot = string.IsNullOrWhiteSpace(t.Lot) ? null : Of(line).FirstOrDefault(l => l.Number == t.Lot.Trim()) ?? throw new RuleBroken("“{0}”没有可以发货的批次 {1}。", line.ProductName, t.Lot) { Field = "Lines" };
            return Line(line, lot, line.Unit.ToBase(t.Quantity!.Value));
        })];

    /// <exception cref="RuleBroken">The category needs a certificate, or the lot is too old.</exception>
    private LineToShip Line(OrderLine line, Lot? lot, long quantity)
    {
        if (lot is null && NeedsCertificate(line)) throw new RuleBroken("“{0}”要凭承诺达标合格证发货：请从有合格证的批次发，先过磅或登记批次，再开具合格证。", line.ProductName) { Field = "Lines" };
        if (lot is not null && NeedsCertificate(line) && Certificate(lot) is null) throw new RuleBroken("批次 {0} 还没有合格证，“{1}”要凭承诺达标合格证发货。", lot.Number, line.ProductName) { Field = "Lines" };
        if (lot?.BestBefore < today) throw new RuleBroken("批次 {0} 的保质期到 {1}，不能再发货。", lot.Number, lot.BestBefore) { Field = "Lines" };
        var isLocal = lot is null ? local.Contains(line.ProductId) : lot.VillageCode.StartsWith(Domain.Areas.Area.Weixi, StringComparison.Ordinal);
        return new(line.Id, quantity, lot is null ? null : new(lot.Id, lot.Number, lot.AlleviatedWeight, lot.InputWeight, lot.NamesHouseholds, lot.ProducedOn, lot.BestBefore, Certificate(lot)), isLocal);
    }
}
