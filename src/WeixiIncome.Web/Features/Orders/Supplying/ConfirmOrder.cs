using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Supplying;

/// <summary>The supplier takes the order on.</summary>
public sealed record ConfirmOrder(string Number, long? Version, [StringLength(300), Display(Name = "说明")] string? Comment, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class ConfirmOrderHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ConfirmOrder, bool>
{
    public async Task<bool> Handle(ConfirmOrder form, CancellationToken ct)
    {
        var order = await db.SuppliersOrder(user, form.Number, form.Version, ct);
        order.Confirm(user.MemberId!.Value, form.Comment, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The supplier cannot deliver: the order ends, with the reason.</summary>
public sealed record DeclineOrder(string Number, long? Version, [Required, StringLength(300), Display(Name = "谢绝原因")] string? Reason, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class DeclineOrderHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DeclineOrder, bool>
{
    public async Task<bool> Handle(DeclineOrder form, CancellationToken ct)
    {
        var order = await db.SuppliersOrder(user, form.Number, form.Version, ct);
        order.Decline(user.MemberId!.Value, form.Reason, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}
