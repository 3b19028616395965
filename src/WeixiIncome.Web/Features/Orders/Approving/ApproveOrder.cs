using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Approving;

/// <summary>The unit stands behind the order: it goes on to the next approver, after the last to the supplier. Answers whether this was the last.</summary>
public sealed record ApproveOrder(string Number, long? Version, [StringLength(300), Display(Name = "意见")] string? Comment, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class ApproveOrderHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ApproveOrder, bool>
{
    public async Task<bool> Handle(ApproveOrder form, CancellationToken ct)
    {
        var order = await db.BuyersOrder(user, form.Number, form.Version, ct);
        order.Approve(user.MemberId!.Value, form.Comment, clock.Now(), await db.MayDecide(order, user, clock.Today(), ct));
        await db.SaveChangesAsync(ct);
        return order.Status != OrderStatus.Submitted;
    }
}

/// <summary>The unit does not want the order: it ends, with the reason, and its stock goes back.</summary>
public sealed record RejectOrder(string Number, long? Version, [Required, StringLength(300), Display(Name = "退回原因")] string? Reason, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class RejectOrderHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RejectOrder, bool>
{
    public async Task<bool> Handle(RejectOrder form, CancellationToken ct)
    {
        var order = await db.BuyersOrder(user, form.Number, form.Version, ct);
        order.Reject(user.MemberId!.Value, form.Reason, clock.Now(), await db.MayDecide(order, user, clock.Today(), ct));
        await db.SaveChangesAsync(ct);
        return true;
    }
}
