using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Accounts.Entry;

/// <summary>Sets a new password by the one-time code that a colleague or an administrator read out.</summary>
public sealed record ResetPassword(
    [Required, StringLength(100), Display(Name = "用户名或手机号")] string? Name,
    [Required, StringLength(40), Display(Name = "重置码")] string? Code,
    [Required, StringLength(Passwords.Longest), Display(Name = "新密码")] string? Password) : IRequest<bool>;

/// <summary>No command: a wrong try must be counted, not rolled back.</summary>
internal sealed class ResetPasswordHandler(MarketDb db, PasswordCheck check, IPasswordHasher<Member> hasher, TimeProvider clock) : IRequestHandler<ResetPassword, bool>
{
    public async Task<bool> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        // Before the code is looked at: a refused password must not cost a try.
        Passwords.Check(request.Password, request.Name);
        var member = await check.Find(request.Name, cancellationToken);
        await check.Proof(member, request.Name, "Code", "用户名或重置码不对，或重置码已经过期，还可以再试 {0} 次。",
            () => Takes(member?.Id ?? Guid.Empty, request.Code, hasher.HashPassword(member ?? new Member(), request.Password!), cancellationToken), cancellationToken);
        return true;
    }

    private async Task<bool> Takes(Guid memberId, string? typed, string hash, CancellationToken ct)
    {
        try
        {
            return await db.Write(async inside =>
            {
                var (now, digest) = (clock.Now(), OneTimeCode.Digest(memberId, typed));
                var codes = await db.ResetCodes.Where(c => c.MemberId == memberId && c.UsedAt == null && c.ExpiresAt > now).ToListAsync(inside);
                var member = await db.Members.SingleOrDefaultAsync(m => m.Id == memberId, inside);
                if (codes.Find(c => c.Opens(digest, now)) is not { } code || member is null) return false;
                code.Use(now);
                member.UsePassword(hash);
                await db.SaveChangesAsync(inside);
                return true;
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
