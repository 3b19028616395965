using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Accounts.Entry;

/// <summary>Whether this browser has given the right password and must still give a code.</summary>
public sealed record AwaitsCode : IRequest<bool>;

internal sealed class AwaitsCodeHandler(SignInCookies cookies) : IRequestHandler<AwaitsCode, bool>
{
    public async Task<bool> Handle(AwaitsCode request, CancellationToken cancellationToken) => await cookies.WhoGavePassword() is not null;
}

/// <summary>The second step of signing in: six digits of the authenticator, or a recovery code.</summary>
public sealed record GiveCode([Required, StringLength(30), Display(Name = "验证码或恢复码")] string? Code, string? ReturnUrl) : IRequest<bool>;

internal sealed class GiveCodeHandler(MarketDb db, PasswordCheck check, SignInCookies cookies, AuthenticatorKeys keys, TimeProvider clock) : IRequestHandler<GiveCode, bool>
{
    public async Task<bool> Handle(GiveCode request, CancellationToken cancellationToken)
    {
        if (await cookies.WhoGavePassword() is not { } half) throw new RuleBroken("登录等待太久，请重新输入用户名和密码。");
        var member = await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == half.MemberId && m.SecurityStamp == half.Stamp && !m.IsSuspended, cancellationToken)
            ?? throw new RuleBroken("登录等待太久，请重新输入用户名和密码。");
        await check.Proof(member, null, "Code", "验证码不对，还可以再试 {0} 次。", () => Takes(member.Id, request.Code, cancellationToken), cancellationToken);
        await cookies.Give(member, half.Remember);
        return true;
    }

    /// <summary>Both kinds of code work once: two at the same time meet at the version.</summary>
    private async Task<bool> Takes(Guid memberId, string? code, CancellationToken ct)
    {
        try
        {
            return await db.Write(async inside =>
            {
                var factor = await db.SecondFactors.Include(f => f.RecoveryCodes).SingleAsync(f => f.MemberId == memberId, inside);
                var taken = factor.Accept(keys.Open(factor.ProtectedKey), code, clock.Now()) || factor.AcceptRecovery(code, clock.Now());
                await db.SaveChangesAsync(inside);
                return taken;
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}

/// <summary>Keys of authenticator apps lie encrypted in the database.</summary>
internal sealed class AuthenticatorKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("authenticator");

    public string Close(byte[] key) => protector.Protect(Convert.ToBase64String(key));

    public byte[] Open(string closed) => Convert.FromBase64String(protector.Unprotect(closed));
}
