using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Orders.Nodes;

/// <summary>Cold-chain bases, e-commerce points and what passes through them.</summary>
[For(MarketRole.CooperativeClerk, MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.ProvinceViewer)]
[Route("nodes")]
public sealed class NodesController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet]
    public Task<IActionResult> Nodes(int? year) => Show(new ListNodes(year), "Nodes");

    [HttpPost, For(MarketRole.CountySupervisor)]
    public Task<IActionResult> Keep(KeepNode form) => Do(form, _ => "/nodes", "节点已保存。", () =>
    {
        ViewData["Act"] = form.Id is { } id ? $"node-{id}" : "node";
        return Show(new ListNodes(null), "Nodes");
    });
}

/// <summary>A node, new or corrected.</summary>
public sealed record KeepNode(Guid FormKey, Guid? Id, [Required, StringLength(60), Display(Name = "节点名称")] string? Name, [Required, Display(Name = "节点类型")] NodeKind? Kind, [Required, StringLength(12), Display(Name = "所在地")] string? AreaCode,
    [Required, Range(typeof(decimal), "0.1", "1000000", ParseLimitsInInvariantCulture = true), Display(Name = "月处理能力（吨）")] decimal? Tonnes, [StringLength(60), Display(Name = "联系方式")] string? Contact, [Display(Name = "启用")] bool IsOpen) : ICommand<bool>, IOnce;

/// <summary>Nodes with what passed in a year, by month.</summary>
public sealed record ListNodes(int? Year) : IRequest<NodesPage>;

/// <summary>The page.</summary>
public sealed record NodesPage(int Year, int ThisYear, IReadOnlyList<NodeRow> Rows, bool MayKeep, Guid FormKey);

/// <summary>A node.</summary>
/// <param name="Months">Grams that passed in each month, twelve of them; what is counted in pieces is left aside.</param>
public sealed record NodeRow(Node Node, string Place, IReadOnlyList<long> Months, int Shipments)
{
    public long Total => Months.Sum();

    /// <summary>The fullest month's share of the capacity, in percent.</summary>
    public int? Peak => Node.Capacity == 0 || Months.Max() == 0 ? null : (int)((Int128)Months.Max() * 100 / Node.Capacity);
}

internal sealed class NodesHandler(MarketDb db, Data.Accounts.ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<KeepNode, bool>, IRequestHandler<ListNodes, NodesPage>
{
    private static readonly Unit[] ByWeight = [Unit.Gram, Unit.Jin, Unit.Kilogram, Unit.Tonne];

    public async Task<bool> Handle(KeepNode form, CancellationToken ct)
    {
        if (!areas.Contains(form.AreaCode!) || !Area.Contains(Area.Weixi, form.AreaCode!)) throw new RuleBroken("请选择县内的地区。") { Field = nameof(form.AreaCode) };
        var capacity = Unit.Tonne.ToBase(form.Tonnes!.Value);
        if (form.Id is { } id)
        {
            var node = await db.Nodes.Where(n => n.Id == id).OrNotThere(ct);
            node.Describe(form.Name, capacity, form.Contact);
            node.Open(form.IsOpen);
        }
        else db.Nodes.Add(new Node(form.Name, form.Kind!.Value, form.AreaCode!, capacity, form.Contact));
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<NodesPage> Handle(ListNodes query, CancellationToken ct)
    {
        var year = query.Year is { } typed and >= 2020 and <= 2100 ? typed : clock.Today().Year;
        var (first, after) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        var nodes = await db.Nodes.AsNoTracking().OrderByDescending(n => n.IsOpen).ThenBy(n => n.Name).ToListAsync(ct);
        var passed = await (from shipment in db.Shipments
                            from line in shipment.Lines
                            join ordered in db.Set<Domain.Orders.OrderLine>() on line.OrderLineId equals ordered.Id
                            where shipment.NodeId != null && shipment.ShippedOn >= first && shipment.ShippedOn < after && ByWeight.Contains(ordered.Unit)
                            group line by new { shipment.NodeId, shipment.ShippedOn.Month } into g
                            select new { g.Key.NodeId, g.Key.Month, Grams = g.Sum(l => l.Quantity) }).ToListAsync(ct);
        var counts = await db.Shipments.Where(s => s.NodeId != null && s.ShippedOn >= first && s.ShippedOn < after).GroupBy(s => s.NodeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, ct);
        return new(year, clock.Today().Year, [.. nodes.Select(n => new NodeRow(n, areas.Path(n.AreaCode), [.. Enumerable.Range(1, 12).Select(m => passed.Where(p => p.NodeId == n.Id && p.Month == m).Sum(p => p.Grams))], counts.GetValueOrDefault(n.Id)))],
            user.Has(MarketRole.CountySupervisor) || user.SeesEverything, Guid.CreateVersion7());
    }
}
