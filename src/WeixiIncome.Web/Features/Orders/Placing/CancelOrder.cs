using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Placing;

/// <summary>Calls an order off before it is shipped; its stock goes back.</summary>
public sealed record CancelOrder(string Number, long? Version, [Required, StringLength(300), Display(Name = "取消原因")] string? Reason, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class CancelOrderHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<CancelOrder, bool>
{
    public async Task<bool> Handle(CancelOrder form, CancellationToken ct)
    {
        var order = await db.BuyersOrder(user, form.Number, form.Version, ct);
        order.Cancel(user.MemberId!.Value, form.Reason, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}
