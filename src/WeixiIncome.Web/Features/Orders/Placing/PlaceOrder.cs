using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Orders.Covering;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Placing;

/// <summary>Turns the cart into one order per supplier, a unit's awaiting its own approval.</summary>
/// <param name="DeliveryAddressId">A saved address; none or <see cref="NewAddress"/> for the one that is typed below it.</param>
/// <param name="BindHomeUnit">A person's purchase counts for their own unit.</param>
/// <param name="Shown">What the checkout page showed, see <see cref="ShownCart"/>.</param>
public sealed record PlaceOrder(
    Guid FormKey,
    [Display(Name = "收货地址")] Guid? DeliveryAddressId,
    [StringLength(50), Display(Name = "收货人")] string? Recipient,
    [StringLength(30), Display(Name = "收货电话")] string? Phone,
    [StringLength(12), Display(Name = "所在地区")] string? AreaCode,
    [StringLength(200), Display(Name = "详细地址")] string? Detail,
    [Required, Display(Name = "送货日期")] DateOnly? DeliverOn,
    [Required, Display(Name = "送货时段")] DeliveryWindow? Window,
    [Required, Display(Name = "用途")] Purpose? Purpose,
    [Required, Display(Name = "活动")] Activity? Activity,
    [Display(Name = "计入所在单位的采购")] bool BindHomeUnit,
    [StringLength(500), Display(Name = "备注")] string? Note,
    string? Shown,
    [Display(Name = "预算项目")] Guid? BudgetLineId = null) : ICommand<PlacedOrders>, IOnce
{
    /// <summary>Chosen instead of a saved address.</summary>
    public static readonly Guid NewAddress = Guid.Empty;

    /// <summary>The pledge that the orders draw down.</summary>
    [Display(Name = "兑现认购")]
    public Guid? PledgeId { get; init; }

    /// <summary>The 四进 activity that brought them about; its kind is the orders' activity.</summary>
    [Display(Name = "四进活动")]
    public Guid? ActivityEventId { get; init; }
}

/// <summary>The numbers of the orders that a checkout made, one per supplier.</summary>
public sealed record PlacedOrders(IReadOnlyList<string> Numbers);

internal sealed class PlaceOrderHandler(MarketDb db, CheckoutTerms checkout, OrderPlacing placing, OrderCovering covering, ICurrentUser user) : IRequestHandler<PlaceOrder, PlacedOrders>
{
    public async Task<PlacedOrders> Handle(PlaceOrder form, CancellationToken ct)
    {
        await RefuseUsedKey(form.FormKey, ct);
        var cart = await db.CartOf(user, ct);
        if (cart is not { Lines.Count: > 0 }) throw new RuleBroken("购物车是空的，请先选择产品。");
        var wanted = cart.Lines.Select(line => new Wanted(line.OfferId, line.Quantity) { ComparisonId = line.ComparisonId }).ToArray();
        await placing.TakeStock(wanted, ct);
        if (ShownCart.Changes(form.Shown, await db.CartItems(user, ct)).Any())
            throw new RuleBroken("您打开结算页之后，价格或购物车有变化：请核对下面标出的地方，再提交一次。");
        var placed = await covering.Place(await checkout.Terms(form, ct), wanted, user.MemberId!.Value, ct);
        cart.Empty();
        await db.SaveChangesAsync(ct);
        return new([.. placed.Select(order => order.Number)]);
    }

    /// <summary>A repeated post never comes here; whoever does brings no key, or one that somebody used.</summary>
    private async Task RefuseUsedKey(Guid formKey, CancellationToken ct)
    {
        if (formKey == Guid.Empty || await db.Orders.AnyAsync(o => o.FormKey == formKey, ct))
            throw new RuleBroken("表单已过期，请刷新页面后重新提交。");
    }
}
