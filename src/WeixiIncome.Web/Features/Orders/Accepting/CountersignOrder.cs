using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Accepting;

/// <summary>The second receiver agrees with what the first wrote down: the order is accepted.</summary>
public sealed record CountersignOrder(string Number, long? Version, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class CountersignOrderHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<CountersignOrder, bool>
{
    public async Task<bool> Handle(CountersignOrder form, CancellationToken ct)
    {
        var order = await db.BuyersOrder(user, form.Number, form.Version, ct);
        order.Countersign(user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>A receiver found otherwise: what was written down is taken back, with the reason, to be written again.</summary>
public sealed record ReopenInspection(string Number, long? Version, [Required, StringLength(300), Display(Name = "退回原因")] string? Reason, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class ReopenInspectionHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReopenInspection, bool>
{
    public async Task<bool> Handle(ReopenInspection form, CancellationToken ct)
    {
        var order = await db.BuyersOrder(user, form.Number, form.Version, ct);
        var inspector = order.InspectedBy;
        order.ReopenInspection(user.MemberId!.Value, form.Reason, clock.Now());
        if (inspector is { } first && first != user.MemberId)
            await db.NotifyMember(first, "订单 {0} 的验收登记被 {1} 退回：{2}", [order.Number, user.Name, form.Reason], $"/orders/{order.Number}/acceptance", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
