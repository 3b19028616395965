using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Accounts;
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
        var purpose = buyer.Kind.BuysAlone() ? Purpose.Personal : form.Purpose!.Value;
        return new(form.FormKey, buyer, bound, purpose, form.Activity!.Value, form.DeliverOn!.Value, form.Window!.Value, await Address(form, ct), form.Note);
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
