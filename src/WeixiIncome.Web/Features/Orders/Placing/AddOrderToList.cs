using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Buying;
using WeixiIncome.Web.Features.Buying.Lists;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Placing;

/// <summary>Notes what an order bought on a shopping list of the unit, with the quantities and prices of that order.</summary>
public sealed record AddOrderToList(string Number, [Display(Name = "清单")] Guid? ListId, [StringLength(40), Display(Name = "新清单")] string? NewName, Guid FormKey) : ICommand<Guid>, IOnce;

internal sealed class AddOrderToListHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AddOrderToList, Guid>
{
    public async Task<Guid> Handle(AddOrderToList form, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().AsBuyer(user).Include(o => o.Lines).Where(o => o.Number == form.Number).OrNotThere(ct);
        var offers = await db.OffersNow([.. order.Lines.Select(line => line.OfferId)], user, ct);
        if (offers.Count == 0) throw new RuleBroken("这里面的产品都已下架，请到产品目录另选。");
        var list = await db.ListFor(user, form.ListId, form.NewName, clock.Now(), ct);
        foreach (var line in order.Lines.OrderBy(line => line.Position))
            if (offers.TryGetValue(line.OfferId, out var now)) list.Set(now.Offer, line.Quantity, clock.Now(), line.UnitPrice);
        await db.SaveChangesAsync(ct);
        return list.Id;
    }
}
