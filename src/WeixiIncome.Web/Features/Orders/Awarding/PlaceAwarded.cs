using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Buying.Quotations;
using WeixiIncome.Web.Features.Orders.Placing;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Awarding;

/// <summary>Places the orders of an award that are not placed yet, one supplier after the other.</summary>
/// <param name="Suppliers">None for all that still wait.</param>
/// <param name="DeliverOn">Another day than the answers named, where that has passed.</param>
public sealed record PlaceAwarded(string Number, IReadOnlyList<Guid>? Suppliers, DateOnly? DeliverOn) : IRequest<AwardOutcome>;

internal sealed class PlaceAwardedHandler(MarketDb db, IMediator mediator, ICurrentUser user) : IRequestHandler<PlaceAwarded, AwardOutcome>
{
    public async Task<AwardOutcome> Handle(PlaceAwarded request, CancellationToken ct)
    {
        var suppliers = request.Suppliers ?? await db.Quotations.VisibleTo(user).Where(q => q.Number == request.Number && q.BuyerId == user.OrganisationId)
            .SelectMany(q => q.Awards).Where(a => a.OrderNumber == null).Select(a => a.SupplierId).Distinct().ToListAsync(ct);
        var (orders, refused) = (new List<string>(), 0);
        foreach (var supplier in suppliers.Order())
            if (await Place(request, supplier, ct) is { } number) orders.Add(number);
            else refused++;
        return new(orders, refused);
    }

    private async Task<string?> Place(PlaceAwarded request, Guid supplier, CancellationToken ct)
    {
        try
        {
            return await mediator.Send(new OrderFromAward(request.Number, supplier, request.DeliverOn), ct);
        }
        catch (RuleBroken broken)
        {
            return await mediator.Send(new NoteNotPlaced(request.Number, supplier, NoticeArguments.InChinese(broken.Sentence, broken.Arguments)), ct);
        }
    }
}

/// <summary>
/// One supplier's order of an award, at the awarded prices, covered by it. Its number is written into the award in the same
/// save, so that it is placed once however often it is asked for.
/// </summary>
/// <returns>The order's number.</returns>
public sealed record OrderFromAward(string Number, Guid SupplierId, DateOnly? DeliverOn) : ICommand<string>;

internal sealed class OrderFromAwardHandler(MarketDb db, OrderPlacing placing, ICurrentUser user) : IRequestHandler<OrderFromAward, string>
{
    public async Task<string> Handle(OrderFromAward command, CancellationToken ct)
    {
        await Hold(command.Number, ct);
        var quotation = await db.OwnQuotation(user, command.Number, null, ct);
        if (quotation.Status != QuotationStatus.Awarded) throw new RuleBroken("询价 {0} 还没有定标，不能下单。", quotation.Number);
        if (quotation.ToOrderFrom(command.SupplierId) is not { Count: > 0 } open)
            return quotation.Awards.FirstOrDefault(award => award.SupplierId == command.SupplierId)?.OrderNumber ?? throw new NotThere();
        var wanted = open.Select(award => new Wanted(award.OfferId, award.Quantity, award.OfferPrice)).ToArray();
        await placing.TakeStock(wanted, ct);
        // The one who wrote the request is the orderer, and so takes no part in the acceptance.
        var order = (await placing.Place(await Terms(quotation, command.DeliverOn ?? open.Max(award => award.DeliverOn), ct), wanted, quotation.WrittenBy, ct)).Single();
        quotation.Ordered(command.SupplierId, order.Number);
        await db.SaveChangesAsync(ct);
        return order.Number;
    }

    /// <summary>Until the commit nobody else orders from this award: what is read after this is what stands.</summary>
    private Task<int> Hold(string number, CancellationToken ct) =>
        db.Quotations.VisibleTo(user).Where(q => q.Number == number).ExecuteUpdateAsync(set => set.SetProperty(q => q.LastAnsweredAt, q => q.LastAnsweredAt), ct);

    private async Task<OrderTerms> Terms(Quotation quotation, DateOnly deliverOn, CancellationToken ct)
    {
        var buyer = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == quotation.BuyerId, ct);
        var address = new DeliveryAddress(buyer.Id, quotation.Recipient, quotation.RecipientPhone, quotation.DeliveryAreaCode, quotation.DeliveryDetail);
        return new(Ids.Named($"award {quotation.Id:N}"), buyer, await db.BoundUnitOf(buyer, personBinds: false, ct), quotation.Purpose, Activity.None, deliverOn, DeliveryWindow.Any, address, quotation.Note)
        {
            QuotationId = quotation.Id, Cover = new(quotation.Id, quotation.Number),
        };
    }
}

/// <summary>Keeps why a supplier's order could not be placed, and tells who wrote the request; nothing where it was placed meanwhile.</summary>
public sealed record NoteNotPlaced(string Number, Guid SupplierId, string Because) : ICommand<string?>;

internal sealed class NoteNotPlacedHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<NoteNotPlaced, string?>
{
    public async Task<string?> Handle(NoteNotPlaced command, CancellationToken ct)
    {
        var quotation = await db.OwnQuotation(user, command.Number, null, ct);
        if (quotation.ToOrderFrom(command.SupplierId).Count == 0) return quotation.Awards.First(award => award.SupplierId == command.SupplierId).OrderNumber;
        quotation.NotPlaced(command.SupplierId, command.Because);
        var supplier = await db.Organisations.Where(o => o.Id == command.SupplierId).Select(o => o.Name).SingleAsync(ct);
        await db.NotifyMember(quotation.WrittenBy, "询价 {0} 向“{1}”的订单没有下成：{2}", [quotation.Number, supplier, command.Because], $"/quotations/{quotation.Number}", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return null;
    }
}
