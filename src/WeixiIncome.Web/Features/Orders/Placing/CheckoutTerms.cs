using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Buying.Pledges;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Activities;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Placing;

/// <summary>What was typed at checkout, made into the terms of the orders: the buyer, the bound unit, the address.</summary>
internal sealed class CheckoutTerms(MarketDb db, AreaBook areas, ICurrentUser user)
{
    public async Task<OrderTerms> Terms(PlaceOrder form, CancellationToken ct)
    {
        var buyer = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == user.OrganisationId, ct);
        var bound = await db.BoundUnitOf(buyer, form.BindHomeUnit, ct);
        if (!buyer.Kind.BuysAlone() && form.Purpose == Purpose.Personal) throw new RuleBroken("单位的采购不能用“个人”这个用途。") { Field = nameof(form.Purpose) };
        var purpose = buyer.Kind.BuysAlone() ? Purpose.Personal : form.Purpose!.Value;
        var activity = await Activity(form, ct);
        return new(form.FormKey, buyer, bound, purpose, activity?.Kind ?? form.Activity!.Value, form.DeliverOn!.Value, form.Window!.Value, await Address(form, ct), form.Note)
        {
            BudgetLineId = form.BudgetLineId, PledgeId = buyer.Kind.BuysAlone() ? null : await Pledge(form, purpose, ct), ActivityEventId = activity?.Id,
        };
    }

    /// <summary>One of the unit's own that is open for the year of delivery; where there is one, a purchase for a pledge names it.</summary>
    private async Task<Guid?> Pledge(PlaceOrder form, Purpose purpose, CancellationToken ct)
    {
        var year = form.DeliverOn!.Value.Year;
        var open = db.Pledges.OpenFor(user.OrganisationId!.Value, year);
        if (form.PledgeId is { } id)
            return await open.AnyAsync(p => p.Id == id, ct) ? id : throw new RuleBroken("这份认购不在 {0} 年履行中，请另选一份。", year) { Field = nameof(form.PledgeId) };
        if (purpose == Purpose.Pledge && await open.AnyAsync(ct)) throw new RuleBroken("用途是认购，请选择这次兑现哪一份认购。") { Field = nameof(form.PledgeId) };
        return null;
    }

    private async Task<ActivityEvent?> Activity(PlaceOrder form, CancellationToken ct)
    {
        if (form.ActivityEventId is not { } id) return null;
        return await db.ActivityEvents.AsNoTracking().VisibleTo(user).SingleOrDefaultAsync(a => a.Id == id && a.Status != ActivityStatus.Cancelled, ct)
            ?? throw new RuleBroken("这次活动已取消或看不到，请另选。") { Field = nameof(form.ActivityEventId) };
    }

    private async Task<DeliveryAddress> Address(PlaceOrder form, CancellationToken ct)
    {
        if (form.DeliveryAddressId is { } id && id != PlaceOrder.NewAddress)
            return await db.DeliveryAddresses.AsNoTracking().Of(user).SingleOrDefaultAsync(a => a.Id == id, ct)
                ?? throw new RuleBroken("这个收货地址已删除，请另选一个。") { Field = "DeliveryAddressId" };
        Need(form.Recipient, "收货人", nameof(form.Recipient));
        Need(form.Phone, "收货电话", nameof(form.Phone));
        Need(form.AreaCode, "所在地区", nameof(form.AreaCode));
        Need(form.Detail, "详细地址", nameof(form.Detail));
        if (!areas.Contains(form.AreaCode!)) throw new RuleBroken("请选择所在地区。") { Field = "AreaCode" };
        var address = new DeliveryAddress(user.OrganisationId!.Value, form.Recipient!, form.Phone!, form.AreaCode!, form.Detail!);
        db.DeliveryAddresses.Add(address);
        return address;
    }

    private static void Need(string? value, string name, string field)
    {
        if (string.IsNullOrWhiteSpace(value)) throw new RuleBroken("请填写{0}。", name) { Field = field };
    }
}
