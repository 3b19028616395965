using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Accounts;

/// <summary>
/// A code with which a person sets a new password once. A colleague or an administrator issues it and reads it to them;
/// mail is never needed.
/// </summary>
public sealed class ResetCode : Aggregate
{
    private ResetCode() { }

    /// <param name="code">Shown once to the issuer; only its digest is kept.</param>
    /// <param name="lifetime">A day for a forgotten password, a week for the first password of a new account.</param>
    public ResetCode(Guid memberId, string code, Guid? issuedBy, DateTime now, TimeSpan lifetime)
    {
        if (issuedBy == memberId) throw new RuleBroken("不能给自己开重置码，请到“修改密码”里修改。");
        (MemberId, IssuedBy, IssuedAt, ExpiresAt) = (memberId, issuedBy, now, now + lifetime);
        Digest = OneTimeCode.Digest(memberId, code);
    }

    public static readonly TimeSpan ForForgottenPassword = TimeSpan.FromHours(24);
    public static readonly TimeSpan ForNewAccount = TimeSpan.FromDays(7);

    public Guid MemberId { get; private set; }
    public string Digest { get; private set; } = "";

    /// <summary>None when the market itself issued it (command line).</summary>
    public Guid? IssuedBy { get; private set; }
    public DateTime IssuedAt { get; private set; }
    public DateTime ExpiresAt { get; private set; }
    public DateTime? UsedAt { get; private set; }

    public bool Opens(string digest, DateTime now) => UsedAt is null && now < ExpiresAt && Digest == digest;

    public void Use(DateTime now) => UsedAt = now;

    /// <summary>An older code is void once a new one is issued.</summary>
    public void Void(DateTime now)
    {
        if (UsedAt is null && now < ExpiresAt) ExpiresAt = now;
    }
}
