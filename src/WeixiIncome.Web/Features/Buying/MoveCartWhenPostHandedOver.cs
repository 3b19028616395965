using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts.Posts;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Buying;

/// <summary>The cart that somebody had gathered for the organisation is put into their successor's.</summary>
internal sealed class MoveCartWhenPostHandedOver(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<PostHandedOver>>
{
    public async Task Handle(Happened<PostHandedOver> notification, CancellationToken cancellationToken)
    {
        var (organisation, from, to) = (notification.What.OrganisationId, notification.What.FromMemberId, notification.What.ToMemberId);
        var left = await db.Carts.Include(c => c.Lines).SingleOrDefaultAsync(c => c.MemberId == from && c.OrganisationId == organisation, cancellationToken);
        if (left is not { Lines.Count: > 0 }) return;
        var taken = await db.Carts.Include(c => c.Lines).SingleOrDefaultAsync(c => c.MemberId == to && c.OrganisationId == organisation, cancellationToken);
        if (taken is null) db.Carts.Add(taken = new Cart(to, organisation));
        var ids = left.Lines.Select(line => line.OfferId).ToList();
        var offers = await db.Offers.AsNoTracking().Include(o => o.Tiers).Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
        foreach (var line in left.Lines.OrderBy(line => line.AddedAt)) taken.Add(offers[line.OfferId], line.Quantity, clock.Now());
        left.Empty();
    }
}
