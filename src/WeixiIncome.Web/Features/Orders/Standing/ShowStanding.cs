using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Orders.Standing;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Addresses;
using WeixiIncome.Web.Features.Buying;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>A standing order: its next delivery to be looked over and ordered, its terms, its log.</summary>
/// <param name="AsLast">Begin with what was ordered last time instead of the usual quantities.</param>
public sealed record ShowStanding(string Number, bool AsLast) : IRequest<StandingPage>;

/// <summary>The page: a canteen's Monday.</summary>
public sealed record StandingPage(StandingOrder Order, NextDeliveryView? Next, string Address, string? Budget, string Responsible, IReadOnlyList<DateOnly> Coming, IReadOnlyList<DateOnly> Skipped,
    IReadOnlyList<RunRow> Runs, IReadOnlyList<StandingStepRow> Steps, StandingMoves Moves, Guid FormKey);

/// <summary>The next delivery.</summary>
/// <param name="LastOn">Day of the delivery before it, where there was one.</param>
public sealed record NextDeliveryView(DateOnly DueOn, DateOnly OrderDay, DateOnly? LastOn, IReadOnlyList<DeliveryRow> Rows)
{
    public Money Total => Rows.Where(row => row.IsOnSale).Aggregate(Money.Zero, (sum, row) => sum + row.Quantity.Unit.Price(row.PriceNow, row.Quantity.BaseQuantity));
}

/// <summary>A line of it: how much this time, how much usually and last time, what it costs now, what stands in the way.</summary>
public sealed record DeliveryRow(Guid OfferId, string Product, string? Number, string Specification, string Supplier, Measured Quantity, Measured Usual, Measured? Last, Measured? Approved,
    PriceRule Rule, Money? Limit, Money PriceNow, bool IsOnSale, IReadOnlyList<RuleBroken> Concerns);

/// <summary>One step of its history.</summary>
public sealed record StandingStepRow(StandingAct Act, string Who, string? Comment, DateTime At);

/// <summary>What the person who looks may do.</summary>
public sealed record StandingMoves(bool Keep, bool Approve, bool TakeOver);

internal sealed class ShowStandingHandler(MarketDb db, AreaBook areas, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowStanding, StandingPage>
{
    public async Task<StandingPage> Handle(ShowStanding query, CancellationToken ct)
    {
        var today = clock.Today();
        var order = await db.StandingOrders.AsNoTracking().VisibleTo(user).WithDeliveries().Where(o => o.Number == query.Number).OrNotThere(ct);
        var done = await db.DoneRuns([order.Id], today, ct);
        var coming = order.Coming(today, await db.HolidaysOf(order.BuyerId, today, ct)).Where(day => !done.Contains((order.Id, day))).Take(4).ToArray();
        var runs = await db.Filled(await db.RunRows(new ListRuns(query.Number), user).Take(8).ToListAsync(ct), ct);
        var address = await db.DeliveryAddresses.AsNoTracking().SingleAsync(a => a.Id == order.AddressId, ct);
        var skipped = order.Skips.Select(skip => skip.DueOn).Where(day => day > today && !done.Contains((order.Id, day))).Order().ToArray();
        return new(order, coming.Length > 0 ? await Next(order, coming[0], query.AsLast, ct) : null, $"{address.Recipient} {address.Phone} · {areas.Place(address.AreaCode)} {address.Detail}",
            await db.BudgetLines.Where(l => l.Id == order.BudgetLineId).Select(l => l.Code + " " + l.Name).SingleOrDefaultAsync(ct),
            await db.Members.Where(m => m.Id == order.ResponsibleId).Select(m => m.DisplayName).SingleOrDefaultAsync(ct) ?? "", coming, skipped, runs, await Steps(order.Id, ct), Moves(order), Guid.CreateVersion7());
    }

    private async Task<NextDeliveryView> Next(StandingOrder order, DateOnly dueOn, bool asLast, CancellationToken ct)
    {
        var last = await db.StandingRuns.AsNoTracking().Where(r => r.StandingOrderId == order.Id && r.DueOn < dueOn && (r.Status == RunStatus.Placed || r.Status == RunStatus.Partly)).OrderByDescending(r => r.DueOn).Select(r => (DateOnly?)r.DueOn).FirstOrDefaultAsync(ct);
        var key = last is { } on ? StandingRun.OrderKeyOf(order.Id, on) : Guid.Empty;
        var before = await db.Orders.Where(o => o.FormKey == key).SelectMany(o => o.Lines).GroupBy(l => l.OfferId).Select(g => new { g.Key, Quantity = g.Sum(l => l.Quantity) }).ToDictionaryAsync(l => l.Key, l => l.Quantity, ct);
        var offers = await db.OffersNow([.. order.Lines.Select(line => line.OfferId)], user, ct);
        var quantities = order.QuantitiesOn(dueOn);
        return new(dueOn, order.OrderDayOf(dueOn), last, [.. order.Lines.Select(line => Row(line, asLast && before.TryGetValue(line.OfferId, out var again) ? again : quantities[line.OfferId],
            before.TryGetValue(line.OfferId, out var was) ? was : null, offers.GetValueOrDefault(line.OfferId), dueOn))]);
    }

    private static DeliveryRow Row(StandingLine line, long quantity, long? last, OfferNow? now, DateOnly dueOn)
    {
        Measured Of(long amount) => new(amount, line.Unit);
        var price = now?.Offer.PriceFor(quantity) ?? line.SeenPrice;
        var concerns = new List<RuleBroken>();
        if (now is not { IsOnSale: true }) concerns.Add(new("已下架或供应商已暂停，这次不会下单。"));
        else
        {
            if (now.Offer.Available < quantity) concerns.Add(new("库存只剩 {0}。", Of(now.Offer.Available)));
            if (!now.Offer.InSeason(dueOn.Month)) concerns.Add(new("{0} 不在供货期（{1}—{2} 月），这次不会下单。", dueOn, now.Offer.SeasonFrom, now.Offer.SeasonTo));
            if (line.Rule == PriceRule.AtMost && price > line.Limit!.Value) concerns.Add(new("今天单价高于限价 {0}，这次不会下单。", line.Limit.Value));
            else if (line.Rule == PriceRule.Today && price != line.SeenPrice) concerns.Add(new("单价从 {0} 变为 {1}。", line.SeenPrice, price));
        }
        return new(line.OfferId, line.ProductName, now?.Product.Number, now?.Offer.Specification ?? "", now?.Supplier.Name ?? "", Of(quantity), Of(line.Quantity), last is { } was ? Of(was) : null,
            line.ApprovedQuantity is { } approved ? Of(approved) : null, line.Rule, line.Limit, price, now?.IsOnSale == true, concerns);
    }

    private Task<List<StandingStepRow>> Steps(Guid id, CancellationToken ct) =>
        (from step in db.Set<StandingStep>()
         join m in db.Members on step.MemberId equals m.Id into members
         from member in members.DefaultIfEmpty()
         where step.StandingOrderId == id
         orderby step.At descending, step.Id descending
         select new StandingStepRow(step.Act, member == null ? "" : member.DisplayName, step.Comment, step.At)).Take(30).ToListAsync(ct);

    private StandingMoves Moves(StandingOrder order)
    {
        var own = order.BuyerId == user.OrganisationId;
        var keeps = own && user.Has(MarketRole.Buyer) && order.Status != StandingStatus.Ended;
        return new(keeps, own && user.Has(MarketRole.Approver) && order.Approval == StandingApproval.Awaited && order.Status != StandingStatus.Ended && order.ResponsibleId != user.MemberId, keeps && order.ResponsibleId != user.MemberId);
    }
}
