using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Addresses;
using WeixiIncome.Web.Features.Orders.Approving;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders;

/// <summary>One order with its parties, lines, steps and messages, and what this person may do with it.</summary>
public sealed record ShowOrder(string Number) : IRequest<OrderPage>;

/// <summary>The page of an order.</summary>
/// <param name="Buyer">None for a person's order, where somebody else than its two sides looks.</param>
/// <param name="Delivery">Where it goes; for the two sides only.</param>
/// <param name="FormKey">For whichever form of the page is posted.</param>
public sealed record OrderPage(Order Order, OrderParty? Buyer, OrderParty Supplier, string? BoundUnit, OrderDelivery? Delivery,
    IReadOnlyList<StepRow> Steps, IReadOnlyList<MessageRow> Messages, OrderMoves Moves, OrderControl Control, Guid FormKey)
{
    /// <summary>The pledge that it draws down and the activity that brought it about; for those who may open them.</summary>
    public OrderPromise? Promise { get; init; }

    public string? WhoDid(OrderAct act) => Steps.LastOrDefault(step => step.Act == act)?.Who;
}

/// <summary>What an order was promised in.</summary>
public sealed record OrderPromise(string? Pledge, string? Activity, string? ActivityTitle);

/// <summary>One side of an order.</summary>
public sealed record OrderParty(Guid Id, string Name, OrganisationKind Kind, string? Contact, string? Phone, string Place);

/// <summary>Who takes the goods, and where.</summary>
public sealed record OrderDelivery(string Recipient, string Phone, string Place, string Detail);

/// <summary>Who did what, and when.</summary>
public sealed record StepRow(OrderAct Act, string Who, DateTime At, string? Comment)
{
    public string Tone => Act switch
    {
        OrderAct.Reject or OrderAct.Decline or OrderAct.Cancel => "bad",
        OrderAct.ReopenInspection => "wait",
        _ => "ok",
    };
}

/// <summary>A message of one side.</summary>
public sealed record MessageRow(string Who, string Organisation, bool IsMine, string Text, DateTime At);

internal sealed class ShowOrderHandler(MarketDb db, AreaBook areas, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowOrder, OrderPage>
{
    public async Task<OrderPage> Handle(ShowOrder query, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().VisibleTo(user).Include(o => o.Lines.OrderBy(l => l.Position)).Include(o => o.Approvals).Include(o => o.Shipments.OrderBy(s => s.Sequence)).ThenInclude(s => s.Lines).Where(o => o.Number == query.Number).OrNotThere(ct);
        var isParty = user.OrganisationId == order.BuyerId || user.OrganisationId == order.SupplierId;
        var parties = await db.Organisations.Where(o => o.Id == order.BuyerId || o.Id == order.SupplierId || o.Id == order.BoundUnitId)
            .Select(o => new OrderParty(o.Id, o.Name, o.Kind, o.Contact, o.Phone, o.AreaCode)).ToListAsync(ct);
        var buyer = parties.Single(p => p.Id == order.BuyerId);
        var delivery = isParty ? new OrderDelivery(order.Recipient, order.RecipientPhone, areas.Place(order.DeliveryAreaCode), order.DeliveryDetail) : null;
        var control = await db.ControlOf(order, buyer.Kind, user, clock.Today(), ct);
        return new(order, isParty || buyer.Kind != OrganisationKind.Person ? buyer with { Place = areas.Path(buyer.Place) } : null,
            parties.Where(p => p.Id == order.SupplierId).Select(p => p with { Place = areas.Path(p.Place) }).Single(),
            parties.Find(p => p.Id == order.BoundUnitId)?.Name, delivery,
            await Steps(order.Id, ct), isParty || user.SeesEverything ? await Messages(order.Id, ct) : [], OrderMoves.Of(order, user, control.StandsInFor), control, Guid.CreateVersion7()) { Promise = await Promise(order, ct) };
    }

    private async Task<OrderPromise?> Promise(Order order, CancellationToken ct)
    {
        if (order.PledgeId is null && order.ActivityEventId is null) return null;
        var activity = await db.ActivityEvents.VisibleTo(user).Where(a => a.Id == order.ActivityEventId).Select(a => new { a.Number, a.Title }).SingleOrDefaultAsync(ct);
        return new(await db.Pledges.VisibleTo(user).Where(p => p.Id == order.PledgeId).Select(p => p.Number).SingleOrDefaultAsync(ct), activity?.Number, activity?.Title);
    }

    private Task<List<StepRow>> Steps(Guid orderId, CancellationToken ct) =>
        (from step in db.Set<OrderStep>()
         join member in db.Members on step.MemberId equals member.Id into known
         from who in known.DefaultIfEmpty()
         where step.OrderId == orderId
         orderby step.At, step.Id
         select new StepRow(step.Act, who == null ? "" : who.DisplayName, step.At, step.Comment)).ToListAsync(ct);

    private Task<List<MessageRow>> Messages(Guid orderId, CancellationToken ct) =>
        (from message in db.OrderMessages
         join member in db.Members on message.MemberId equals member.Id
         join organisation in db.Organisations on message.OrganisationId equals organisation.Id
         where message.OrderId == orderId
         orderby message.At, message.Id
         select new MessageRow(member.DisplayName, organisation.Name, message.OrganisationId == user.OrganisationId, message.Text, message.At)).ToListAsync(ct);
}
