using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts.Posts;

namespace WeixiIncome.Web.Features.Accounts.HandingOver;

/// <summary>What the first was told for the organisation's post and has not read goes to the successor; what concerns other organisations stays.</summary>
internal sealed class MoveNoticesWhenPostHandedOver(MarketDb db) : INotificationHandler<Happened<PostHandedOver>>
{
    public async Task Handle(Happened<PostHandedOver> notification, CancellationToken cancellationToken)
    {
        var (organisation, from, to) = (notification.What.OrganisationId, notification.What.FromMemberId, notification.What.ToMemberId);
        var unread = await db.Notices.Where(n => n.MemberId == from && n.OrganisationId == organisation && n.ReadAt == null).OrderBy(n => n.Id).ToListAsync(cancellationToken);
        foreach (var notice in unread) notice.PassTo(to);
    }
}
