using System.ComponentModel;
using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Payments.Payouts;

/// <summary>How a household's answer came in.</summary>
public enum AnswerHow
{
    [Description("农户本人扫码")] Link = 1,
    [Description("当面口述，干部代记")] InPerson = 2,
    [Description("电话答复，干部代记")] ByPhone = 3,
}

/// <summary>
/// A link, printed as a QR code, by which a household without an account says whether what is said to be paid arrived: used once, ends after
/// a time, and asks for the last four characters of a member's identity number, so that nobody else answers.
/// </summary>
public sealed class HouseholdLink : Aggregate
{
    public const int Days = 60;
    public const int MostAttempts = 5;

    private HouseholdLink() { }

    /// <param name="tokenSha256">Of the printed token; the token itself is kept nowhere.</param>
    /// <param name="attempts">Wrong last characters at the links before: printing anew forgives none.</param>
    public HouseholdLink(Guid payoutId, Guid payoutLineId, Guid householdId, string tokenSha256, DateTime now, int attempts = 0) =>
        (PayoutId, PayoutLineId, HouseholdId, TokenSha256, MadeAt, ExpiresAt, Attempts) = (payoutId, payoutLineId, householdId, tokenSha256, now, now.AddDays(Days), attempts);

    public Guid PayoutId { get; private set; }
    public Guid PayoutLineId { get; private set; }
    public Guid HouseholdId { get; private set; }
    public string TokenSha256 { get; private set; } = "";
    public DateTime MadeAt { get; private set; }
    public DateTime ExpiresAt { get; private set; }
    public DateTime? UsedAt { get; private set; }
    public AnswerHow? How { get; private set; }
    public Guid? RecordedBy { get; private set; }

    /// <summary>Wrong last characters so far. Counted by one conditional update before the number is looked at, and given back where it was right.</summary>
    public int Attempts { get; private set; }

    public bool IsLocked => Attempts >= MostAttempts;

    /// <summary>The same, for queries.</summary>
    public static Expression<Func<HouseholdLink, bool>> Locked() => link => link.Attempts >= MostAttempts;

    public static string DigestOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <exception cref="RuleBroken">Used, too old, or tried too often.</exception>
    public void MustBeUsable(DateTime now)
    {
        if (UsedAt is not null) throw new RuleBroken("这个链接已经用过，不能再次答复。如有疑问请找村干部。");
        if (ExpiresAt <= now) throw new RuleBroken("这个链接已过期，请找村干部登记。");
        if (IsLocked) throw IsLockedNow();
    }

    /// <summary>Another was printed instead: this one ends now.</summary>
    public void Replace(DateTime now) => ExpiresAt = now < ExpiresAt ? now : ExpiresAt;

    public static RuleBroken IsLockedNow() => new("核对号码填错太多次，链接已锁定，请找村干部登记。");

    public void Use(AnswerHow how, Guid? recordedBy, DateTime now) => (UsedAt, How, RecordedBy) = (now, how, recordedBy);
}
