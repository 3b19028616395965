using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Orders.Recalls;

/// <summary>A recall with everything that it reached, by buyer, and how far it is.</summary>
public sealed record ShowRecall(string Number, int? Page = null) : IRequest<RecallPage>;

/// <summary>The page.</summary>
/// <param name="Reached">Buyers with what they had; one's own alone, for a buyer.</param>
public sealed record RecallPage(Recall Recall, string Supplier, string Product, Unit Unit, IReadOnlyList<RecallBuyer> Reached, RecallProgress Progress, Paged<RecallOrder> Orders, bool MayAnswer, bool MayEnd, Guid FormKey);

/// <summary>A buyer that it reached.</summary>
/// <param name="Name">Empty for a person who is not to be named.</param>
public sealed record RecallBuyer(string Name, string? Phone, int Orders, long Quantity, RecallOutcome? Outcome, string? Note, DateTime? At);

/// <summary>How many buyers answered.</summary>
public sealed record RecallProgress(int Buyers, int Answered, int Orders, long Quantity);

/// <summary>An order that it reached.</summary>
public sealed record RecallOrder(string Number, DateOnly ShippedOn, long Quantity);

/// <summary>Recalls that concern the person.</summary>
public sealed record ListRecalls(int? Page = null) : IRequest<Paged<RecallRow>>;

/// <summary>A recall in the list.</summary>
public sealed record RecallRow(string Number, string Lot, string Supplier, string Reason, DateTime At, bool IsOpen);

internal sealed class ShowRecallHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowRecall, RecallPage>, IRequestHandler<ListRecalls, Paged<RecallRow>>
{
    private const int MostBuyers = 500;

    public async Task<RecallPage> Handle(ShowRecall query, CancellationToken ct)
    {
        var recall = await db.Recalls.AsNoTracking().VisibleTo(user, db).Where(r => r.Number == query.Number).Include(r => r.Lots).Include(r => r.Answers).AsSplitQuery().OrNotThere(ct);
        var lots = recall.Lots.Select(l => (Guid?)l.LotId).ToList();
        var overseen = user.SeesEverything || user.OverseenArea is not null || user.OrganisationId == recall.SupplierId;
        var lines = db.ShipmentLines.AsNoTracking().Where(l => lots.Contains(l.LotId));
        if (!overseen) lines = lines.Where(l => l.BuyerId == user.OrganisationId);
        // One pass over the index by lot: how much each buyer had.
        var byBuyer = await lines.GroupBy(l => l.BuyerId).Select(g => new { g.Key, Orders = g.Select(l => l.OrderId).Distinct().Count(), Quantity = g.Sum(l => l.Quantity) }).OrderByDescending(g => g.Quantity).ToListAsync(ct);
        var ids = byBuyer.Take(MostBuyers).Select(b => b.Key).ToList();
        var names = await db.Organisations.Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Name, o.Phone, o.Kind }).ToDictionaryAsync(o => o.Id, ct);
        // A person is named to who called the goods back and who watches over it, and to themselves.
        bool Hides(Guid buyer) => names[buyer].Kind == OrganisationKind.Person && user.OrganisationId != recall.SupplierId && user.OrganisationId != buyer && !user.Has(MarketRole.CountySupervisor);
        var answers = recall.Answers.ToDictionary(a => a.BuyerId);
        var reached = byBuyer.Take(MostBuyers).Select(b => new RecallBuyer(Hides(b.Key) ? "" : names[b.Key].Name, Hides(b.Key) ? null : names[b.Key].Phone, b.Orders, b.Quantity,
            answers.GetValueOrDefault(b.Key)?.Outcome, answers.GetValueOrDefault(b.Key)?.Note, answers.GetValueOrDefault(b.Key)?.At)).ToArray();
        var about = await (from lot in db.Lots join product in db.Products on lot.ProductId equals product.Id join supplier in db.Organisations on lot.SupplierId equals supplier.Id where lot.Id == recall.LotId select new { Product = product.Name, lot.Unit, Supplier = supplier.Name }).SingleAsync(ct);
        // In the order of the index by lot: only the page's own rows are looked up.
        var rows = await lines.OrderBy(l => l.BuyerId).ThenBy(l => l.OrderId).Select(l => new { l.OrderId, l.ShipmentId, l.Quantity }).Page(query.Page, ct);
        var (orderIds, shipmentIds) = (rows.Items.Select(r => r.OrderId).ToList(), rows.Items.Select(r => r.ShipmentId).ToList());
        var numbers = await db.Orders.Where(o => orderIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Number, ct);
        var days = await db.Shipments.Where(s => shipmentIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.ShippedOn, ct);
        var orders = new Paged<RecallOrder>([.. rows.Items.Select(r => new RecallOrder(numbers[r.OrderId], days[r.ShipmentId], r.Quantity))], rows.Number, rows.Size, rows.Total);
        return new(recall, about.Supplier, about.Product, about.Unit, reached, new(byBuyer.Count, byBuyer.Count(b => answers.ContainsKey(b.Key)), byBuyer.Sum(b => b.Orders), byBuyer.Sum(b => b.Quantity)), orders,
            recall.IsOpen && user.OrganisationId is { } own && byBuyer.Exists(b => b.Key == own) && user.Has(MarketRole.Buyer, MarketRole.Receiver, MarketRole.Individual), recall.IsOpen && overseen && !user.Has(MarketRole.ProvinceViewer), Guid.CreateVersion7());
    }

    public Task<Paged<RecallRow>> Handle(ListRecalls query, CancellationToken ct) =>
        (from recall in db.Recalls.AsNoTracking().VisibleTo(user, db)
         join supplier in db.Organisations on recall.SupplierId equals supplier.Id
         orderby recall.StartedAt descending
         select new RecallRow(recall.Number, recall.LotNumber, supplier.Name, recall.Reason, recall.StartedAt, recall.EndedAt == null)).Page(query.Page, ct);
}
