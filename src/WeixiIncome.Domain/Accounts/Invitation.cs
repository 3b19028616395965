using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Accounts;

/// <summary>Where an invitation stands.</summary>
public enum InvitationStatus
{
    [System.ComponentModel.Description("等待接受")] Open = 1,
    [System.ComponentModel.Description("已接受")] Accepted = 2,
    [System.ComponentModel.Description("已撤回")] Withdrawn = 3,
    [System.ComponentModel.Description("已过期")] Expired = 4,
}

/// <summary>A post offered to a colleague by a link that works once, within two weeks.</summary>
public sealed class Invitation : Aggregate
{
    private Invitation() { }

    /// <param name="code">The secret of the link; only its digest is kept.</param>
    public Invitation(Organisation organisation, MarketRole role, string displayName, string? mail, string code, Guid invitedBy, DateTime now)
    {
        if (!organisation.Kind.Offers(role)) throw new RuleBroken("“{0}”不能设“{1}”这个岗位。", organisation.Kind, role) { Field = "Role" };
        if (role == MarketRole.Auditor) throw new RuleBroken("审计员由平台管理员或县级主管任命，不能邀请。") { Field = "Role" };
        DisplayName = Guard.Text(displayName, "姓名", 50);
        Mail = Guard.OptionalText(mail, "邮箱", 200);
        (OrganisationId, Role, InvitedBy, InvitedAt, ExpiresAt) = (organisation.Id, role, invitedBy, now, now.AddDays(14));
        Digest = DigestOf(code);
    }

    public Guid OrganisationId { get; private set; }
    public MarketRole Role { get; private set; }

    /// <summary>Further posts that come with it when somebody's posts are handed over: numbers joined by commas.</summary>
    public string? MorePosts { get; private set; }
    public string DisplayName { get; private set; } = "";

    /// <summary>Where the link is sent too, if somebody gave an address.</summary>
    public string? Mail { get; private set; }
    public string Digest { get; private set; } = "";
    public Guid InvitedBy { get; private set; }
    public DateTime InvitedAt { get; private set; }
    public DateTime ExpiresAt { get; private set; }
    public DateTime? AcceptedAt { get; private set; }
    public Guid? AcceptedBy { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }

    public IReadOnlyList<MarketRole> Roles =>
        [Role, .. (MorePosts ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => (MarketRole)int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];

    public void Include(IEnumerable<MarketRole> more) =>
        MorePosts = string.Join(',', more.Where(role => role != Role).Distinct().Select(role => ((int)role).ToString(System.Globalization.CultureInfo.InvariantCulture))) is { Length: > 0 } posts ? posts : null;

    public static string DigestOf(string? code) => OneTimeCode.Digest(Guid.Empty, code);

    public InvitationStatus StatusAt(DateTime now) =>
        AcceptedAt is not null ? InvitationStatus.Accepted
        : WithdrawnAt is not null ? InvitationStatus.Withdrawn
        : now >= ExpiresAt ? InvitationStatus.Expired
        : InvitationStatus.Open;

    public void Accept(Guid by, DateTime now)
    {
        MustBeOpen(now);
        (AcceptedBy, AcceptedAt) = (by, now);
    }

    public void Withdraw(DateTime now)
    {
        MustBeOpen(now);
        WithdrawnAt = now;
    }

    private void MustBeOpen(DateTime now)
    {
        if (StatusAt(now) != InvitationStatus.Open) throw new RuleBroken("这份邀请的状态是“{0}”，请联系邀请您的同事重新邀请。", StatusAt(now));
    }
}
