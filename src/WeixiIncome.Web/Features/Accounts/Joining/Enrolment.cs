using Microsoft.AspNetCore.Identity;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Entry;

namespace WeixiIncome.Web.Features.Accounts.Joining;

/// <summary>Opens accounts for people who chose their own password, and lets them in.</summary>
internal sealed class Enrolment(MarketDb db, IPasswordHasher<Member> hasher, SignInCookies cookies, TimeProvider clock)
{
    public async Task<Member> Open(string? userName, string? displayName, string? phone, string? password, CancellationToken ct)
    {
        var member = Member.Join(userName, displayName, phone, null, clock.Now());
        member.UsePassword(hasher.HashPassword(member, Passwords.Check(password, member.UserName, member.PhoneNumber)));
        await db.Welcome(member, ct);
        return member;
    }

    public Task LetIn(Member member, bool isIn) => isIn ? cookies.Renew(member) : cookies.Give(member, remember: false);
}
