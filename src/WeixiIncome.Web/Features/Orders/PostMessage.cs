using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders;

/// <summary>Says something to the other side of an order.</summary>
public sealed record PostMessage(string Number, [Required, StringLength(1000), Display(Name = "留言")] string? Text, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class PostMessageHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<PostMessage, bool>
{
    public async Task<bool> Handle(PostMessage form, CancellationToken ct)
    {
        var own = user.OrganisationId;
        var order = await db.Orders.VisibleTo(user).Where(o => o.Number == form.Number && (o.BuyerId == own || o.SupplierId == own)).OrNotThere(ct);
        db.OrderMessages.Add(new OrderMessage(order.Id, user.MemberId!.Value, own!.Value, form.Text!, clock.Now()));
        var (sentence, said, link) = ("{0} 在订单 {1} 留言：{2}", new object?[] { user.OrganisationName, order.Number, Brief(form.Text!) }, $"/orders/{order.Number}#messages");
        if (order.SupplierId == own) await db.NotifyHolder(order.BuyerId, order.PlacedBy, sentence, said, link, clock.Now(), ct);
        else if (order.OrderedOn is not null) await db.Notify(order.SupplierId, [MarketRole.CooperativeClerk], sentence, said, link, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static string Brief(string text) => text.Trim() is { Length: > 60 } longer ? longer[..60] + "…" : text.Trim();
}
