using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Supplying;

/// <summary>The supplier cannot send the rest of an order of which a part was accepted.</summary>
public sealed record EndShipping(string Number, long? Version, [Required, StringLength(300), Display(Name = "原因")] string? Reason, Guid FormKey) : ICommand<bool>, IOnce;

/// <summary>Refused goods came home: into their lot again, or written off.</summary>
public sealed record ReceiveBack(string Number, Guid ShipmentLineId, [Required, Display(Name = "处理")] RefusedGoods? What, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class EndShippingHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<EndShipping, bool>, IRequestHandler<ReceiveBack, bool>
{
    public async Task<bool> Handle(EndShipping form, CancellationToken ct)
    {
        var order = await db.SuppliersOrder(user, form.Number, form.Version, ct);
        order.EndShipping(user.MemberId!.Value, form.Reason, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> Handle(ReceiveBack form, CancellationToken ct)
    {
        if (form.What is not (RefusedGoods.BackInLot or RefusedGoods.WrittenOff)) throw new RuleBroken("请选择退回入批次或报损。");
        var order = await db.SuppliersOrder(user, form.Number, null, ct);
        var line = order.ReceiveBack(form.ShipmentLineId, form.What.Value);
        await db.SaveChangesAsync(ct);
        if (form.What == RefusedGoods.BackInLot && line.LotId is { } lotId)
            await db.MoveLot(await db.Lots.SingleAsync(l => l.Id == lotId, ct), line.RefusedQuantity!.Value, LotCause.CameBack, line.Id, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
