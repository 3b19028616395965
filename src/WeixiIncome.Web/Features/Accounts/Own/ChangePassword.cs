using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Web.Features.Accounts.Entry;

namespace WeixiIncome.Web.Features.Accounts.Own;

/// <summary>A new password; every other sign-in of the account ends within a minute.</summary>
public sealed record ChangePassword(
    [Required, StringLength(Passwords.Longest), Display(Name = "现在的密码")] string? Current,
    [Required, StringLength(Passwords.Longest), Display(Name = "新密码")] string? Password) : IRequest<bool>;

/// <summary>No command: a wrong try must be counted, not rolled back.</summary>
internal sealed class ChangePasswordHandler(MarketDb db, ICurrentUser user, PasswordCheck check, IPasswordHasher<Member> hasher, SignInCookies cookies)
    : IRequestHandler<ChangePassword, bool>
{
    public async Task<bool> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        var known = await db.Members.AsNoTracking().SingleAsync(m => m.Id == user.MemberId, cancellationToken);
        Passwords.Check(request.Password, known.UserName, known.PhoneNumber);
        await check.Current(known, request.Current, cancellationToken);
        var hash = hasher.HashPassword(known, request.Password!);
        var me = await db.Write(async inside =>
        {
            var member = await db.Members.SingleAsync(m => m.Id == known.Id, inside);
            member.UsePassword(hash);
            member.LastOrganisationId = user.OrganisationId;
            await db.SaveChangesAsync(inside);
            return member;
        }, cancellationToken);
        await cookies.Renew(me);
        return true;
    }
}
