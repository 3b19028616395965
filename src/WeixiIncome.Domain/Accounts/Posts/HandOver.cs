using System.Globalization;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Accounts.Posts;

/// <summary>
/// A hand-over of posts (岗位交接): all posts of one person in an organisation end, and another takes them, at once or when
/// the invitation is accepted. The history is never changed.
/// </summary>
public sealed class HandOver : Aggregate
{
    private HandOver() { }

    public HandOver(Guid organisationId, Guid from, IReadOnlyCollection<MarketRole> roles, string? note, Guid by, DateTime now)
    {
        if (roles.Count == 0) throw new RuleBroken("这位同事在本单位没有可以交接的岗位。");
        if (roles.Contains(MarketRole.Auditor)) throw new RuleBroken("审计员的任命不能交接，请结束后重新任命。");
        (OrganisationId, FromMemberId, HandedBy, HandedAt) = (organisationId, from, by, now);
        Note = Guard.OptionalText(note, "交接说明", 500);
        Posts = string.Join(',', roles.Order().Select(role => ((int)role).ToString(CultureInfo.InvariantCulture)));
    }

    public Guid OrganisationId { get; private set; }
    public Guid FromMemberId { get; private set; }

    /// <summary>None until an invitation is accepted.</summary>
    public Guid? ToMemberId { get; private set; }
    public Guid? InvitationId { get; private set; }

    /// <summary>Numbers of the roles, joined by commas.</summary>
    public string Posts { get; private set; } = "";
    public string? Note { get; private set; }
    public Guid HandedBy { get; private set; }
    public DateTime HandedAt { get; private set; }
    public DateTime? TakenAt { get; private set; }

    public IReadOnlyList<MarketRole> Roles => [.. Posts.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => (MarketRole)int.Parse(n, CultureInfo.InvariantCulture))];

    public void Offer(Invitation invitation) => InvitationId = invitation.Id;

    /// <summary>The successor has the posts: what can be moved moves now.</summary>
    public void Take(Guid by, DateTime now)
    {
        if (by == FromMemberId) throw new RuleBroken("不能把岗位交接给本人。") { Field = "Who" };
        if (ToMemberId is not null) throw new RuleBroken("这次交接已经完成。");
        (ToMemberId, TakenAt) = (by, now);
        Raise(new PostHandedOver(OrganisationId, FromMemberId, by));
    }
}

/// <summary>A person's posts in an organisation went to another; what hangs on the person rather than on the role follows.</summary>
public sealed record PostHandedOver(Guid OrganisationId, Guid FromMemberId, Guid ToMemberId) : IDomainEvent;
