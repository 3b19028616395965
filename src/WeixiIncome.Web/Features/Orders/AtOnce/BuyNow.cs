using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Orders.Placing;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.AtOnce;

/// <summary>An individual buys one thing at once, past the cart and without approval: quantity, address, done.</summary>
/// <param name="Quantity">In the offer's unit.</param>
/// <param name="SeenPrice">Fen per unit that the page showed for the quantity; another price is shown before anything is ordered.</param>
public sealed record BuyNow(
    Guid FormKey, Guid OfferId,
    [Required, Range(typeof(decimal), "0.001", "1000000", ParseLimitsInInvariantCulture = true), Display(Name = "数量")] decimal? Quantity,
    [Display(Name = "收货地址")] Guid? DeliveryAddressId,
    [StringLength(50), Display(Name = "收货人")] string? Recipient,
    [StringLength(30), Display(Name = "收货电话")] string? Phone,
    [StringLength(12), Display(Name = "所在地区")] string? AreaCode,
    [StringLength(200), Display(Name = "详细地址")] string? Detail,
    [Required, Display(Name = "送货日期")] DateOnly? DeliverOn,
    [Display(Name = "计入所在单位的采购")] bool BindHomeUnit,
    [StringLength(500), Display(Name = "备注")] string? Note,
    long SeenPrice) : ICommand<string>, IOnce;

internal sealed class BuyNowHandler(MarketDb db, CheckoutTerms checkout, OrderPlacing placing, ICurrentUser user) : IRequestHandler<BuyNow, string>
{
    public async Task<string> Handle(BuyNow form, CancellationToken ct)
    {
        if (form.FormKey == Guid.Empty || await db.Orders.AnyAsync(o => o.FormKey == form.FormKey, ct)) throw new RuleBroken("表单已过期，请刷新页面后重新提交。");
        var offer = await db.OfferToBuy(form.OfferId, user, ct);
        var wanted = new Wanted(offer.Id, InBase(offer, form.Quantity!.Value));
        await placing.TakeStock([wanted], ct);
        var price = (await db.Offers.AsNoTracking().Include(o => o.Tiers).SingleAsync(o => o.Id == offer.Id, ct)).PriceFor(wanted.Quantity);
        // The page's price is that of the smallest quantity; a larger one may earn a lower tier, never a higher.
        if (price.Fen > form.SeenPrice) throw new RuleBroken("单价刚从 {0} 变为 {1}：请核对合计，再提交一次。", new Money(form.SeenPrice), price);
        var terms = await checkout.Terms(new PlaceOrder(form.FormKey, form.DeliveryAddressId, form.Recipient, form.Phone, form.AreaCode, form.Detail,
            form.DeliverOn, DeliveryWindow.Any, Purpose.Personal, Activity.None, form.BindHomeUnit, form.Note, null), ct);
        var order = (await placing.Place(terms, [wanted], user.MemberId!.Value, ct)).Single();
        await db.SaveChangesAsync(ct);
        return order.Number;
    }

    private static long InBase(Offer offer, decimal quantity)
    {
        try
        {
            return offer.Unit.ToBase(quantity);
        }
        catch (RuleBroken broken)
        {
            throw broken.In(nameof(BuyNow.Quantity));
        }
    }
}

/// <summary>An offer that is on sale now.</summary>
internal static class OffersToBuy
{
    /// <exception cref="NotThere">Not published, withdrawn, or of a supplier that may not trade.</exception>
    public static Task<Offer> OfferToBuy(this MarketDb db, Guid id, ICurrentUser user, CancellationToken ct)
    {
        var products = db.Products.VisibleTo(user).Where(p => p.Status == ProductStatus.Published);
        return db.Offers.AsNoTracking().Include(o => o.Tiers).Where(o => o.Id == id && o.IsOffered && products.Any(p => p.Id == o.ProductId)
            && db.Organisations.Any(s => s.Id == o.SupplierId && s.Status == Domain.Accounts.OrganisationStatus.Active)).OrNotThere(ct);
    }
}
