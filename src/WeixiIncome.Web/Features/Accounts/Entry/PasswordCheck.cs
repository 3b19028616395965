using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Accounts.Entry;

/// <summary>
/// Looks at a name and what should prove it, with the same work and the same sentence whether the name exists or not,
/// and with five tries in fifteen minutes.
/// </summary>
internal sealed class PasswordCheck(MarketDb db, IPasswordHasher<Member> hasher, TimeProvider clock)
{
    private static string? nobodysHash;

    /// <summary>The member of a user name or phone number, as it is now and untracked; none if there is none.</summary>
    public Task<Member?> Find(string? name, CancellationToken ct)
    {
        var (userName, phone) = (Member.Normal(name), SignInName.AsPhone(name));
        return db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.NormalizedUserName == userName || m.PhoneNumber != null && m.PhoneNumber == phone, ct);
    }

    /// <summary>Asks who is signed in for their password again, before something that cannot be undone.</summary>
    public Task Current(Member me, string? password, CancellationToken ct) => Password(me, null, password, "现在的密码不对，还可以再试 {0} 次。", ct, "Current");

    /// <exception cref="RuleBroken">Wrong, or locked after too many tries.</exception>
    public Task Password(Member? member, string? name, string? password, string wrong, CancellationToken ct, string field = "Password") => Proof(member, name, field, wrong, () =>
    {
        // Nobody's password is looked at for as long as somebody's.
        var hash = member?.PasswordHash ?? (nobodysHash ??= hasher.HashPassword(new Member(), Guid.NewGuid().ToString()));
        var right = hasher.VerifyHashedPassword(member ?? new Member(), hash, password ?? "") != PasswordVerificationResult.Failed;
        return Task.FromResult(right && member?.PasswordHash is not null);
    }, ct);

    /// <param name="member">Whose door it is; none for a name that nobody has.</param>
    /// <param name="name">What was typed as the name.</param>
    /// <param name="field">Where the sentence is shown.</param>
    /// <param name="wrong">The sentence, {0} for the tries left.</param>
    /// <param name="isRight">Looks at the proof.</param>
    /// <param name="ct">Ends with the request.</param>
    public async Task Proof(Member? member, string? name, string field, string wrong, Func<Task<bool>> isRight, CancellationToken ct)
    {
        var door = member?.Id ?? Attempts.Door(SignInName.AsPhone(name) ?? Member.Normal(name));
        var attempt = await db.CountAttempt(door, clock.Now(), ct);
        if (attempt.LockedUntil is { } until) throw Locked(until);
        if (await isRight())
        {
            await db.Forget(door, clock.Now(), ct);
            return;
        }
        if (attempt.Left == 0) throw Locked(clock.Now() + Attempts.Lock);
        throw new RuleBroken(wrong, attempt.Left) { Field = field };
    }

    private static RuleBroken Locked(DateTime until) =>
        new("连续输错 {0} 次，已经锁定。请在 {1} 以后再试，或请同事、管理员开一个重置码。", Attempts.Allowed, until);
}
