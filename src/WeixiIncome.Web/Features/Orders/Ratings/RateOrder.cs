using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Ratings;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Ratings;

/// <summary>One's own side says what it thinks of the other after acceptance; within seven days it may say otherwise.</summary>
public sealed record RateOrder(
    string Number, Guid FormKey,
    [Range(1, 5), Display(Name = "质量")] int? Quality,
    [Range(1, 5), Display(Name = "送货")] int? Delivery,
    [Range(1, 5), Display(Name = "服务")] int? Service,
    [Range(1, 5), Display(Name = "付款及时")] int? Payment,
    [Range(1, 5), Display(Name = "配合")] int? Cooperation,
    [StringLength(500), Display(Name = "评语")] string? Words) : ICommand<bool>, IOnce;

internal sealed class RateOrderHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RateOrder, bool>
{
    public async Task<bool> Handle(RateOrder form, CancellationToken ct)
    {
        var (now, me) = (clock.Now(), user.MemberId!.Value);
        var order = await db.Orders.VisibleTo(user).Where(o => o.Number == form.Number && (o.BuyerId == user.OrganisationId || o.SupplierId == user.OrganisationId)).OrNotThere(ct);
        var side = order.RatedBy(user) ?? throw new NotThere();
        var points = side == RatingSide.Buyer ? RatingPoints.OfSupplier(form.Quality, form.Delivery, form.Service) : RatingPoints.OfBuyer(form.Payment, form.Cooperation);
        if (await db.Ratings.SingleOrDefaultAsync(r => r.OrderId == order.Id && r.Side == side, ct) is { } given) given.Revise(points, form.Words, me, now);
        else db.Ratings.Add(new Rating(order, side, points, form.Words, me, now));
        await db.SaveUnlessTaken(new RuleBroken("同事刚刚评价了这张订单，请刷新后查看。"), ct);
        return true;
    }
}

/// <summary>Who rates an order for which side.</summary>
internal static class RatingRights
{
    public static RatingSide? RatedBy(this Order order, ICurrentUser user) =>
        order.BuyerId == user.OrganisationId && user.Has(MarketRole.Buyer, MarketRole.Receiver, MarketRole.Individual) ? RatingSide.Buyer
        : order.SupplierId == user.OrganisationId && user.Has(MarketRole.CooperativeClerk) ? RatingSide.Supplier : null;
}
