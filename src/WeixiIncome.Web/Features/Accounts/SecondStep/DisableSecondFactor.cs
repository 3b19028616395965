using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Web.Features.Accounts.Entry;

namespace WeixiIncome.Web.Features.Accounts.SecondStep;

/// <summary>Asks for the password alone from now on.</summary>
public sealed record DisableSecondFactor([Required, StringLength(Passwords.Longest), Display(Name = "现在的密码")] string? Current) : IRequest<bool>;

/// <summary>No command: a wrong try must be counted, not rolled back.</summary>
internal sealed class DisableSecondFactorHandler(MarketDb db, ICurrentUser user, PasswordCheck check, SignInCookies cookies) : IRequestHandler<DisableSecondFactor, bool>
{
    public async Task<bool> Handle(DisableSecondFactor request, CancellationToken cancellationToken)
    {
        await check.Current(await db.Members.AsNoTracking().SingleAsync(m => m.Id == user.MemberId, cancellationToken), request.Current, cancellationToken);
        var me = await db.Write(async inside =>
        {
            var member = await db.Members.SingleAsync(m => m.Id == user.MemberId, inside);
            await db.TurnOff(member, inside);
            member.LastOrganisationId = user.OrganisationId;
            await db.SaveChangesAsync(inside);
            return member;
        }, cancellationToken);
        await cookies.Renew(me);
        return true;
    }
}

/// <summary>Takes a second factor away, by its owner or by an administrator for who lost phone and codes.</summary>
internal static class SecondFactors
{
    public static async Task TurnOff(this MarketDb db, Member member, CancellationToken ct)
    {
        if (await db.SecondFactors.Include(f => f.RecoveryCodes).SingleOrDefaultAsync(f => f.MemberId == member.Id, ct) is { } factor) db.SecondFactors.Remove(factor);
        member.TwoFactorEnabled = false;
        member.Renew();
    }
}
