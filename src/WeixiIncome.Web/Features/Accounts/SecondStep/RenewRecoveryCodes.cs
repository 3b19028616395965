using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Entry;

namespace WeixiIncome.Web.Features.Accounts.SecondStep;

/// <summary>New recovery codes; the old ones are void.</summary>
public sealed record RenewRecoveryCodes([Required, StringLength(Passwords.Longest), Display(Name = "现在的密码")] string? Current) : IRequest<RecoveryCodes>;

/// <summary>No command: a wrong try must be counted, not rolled back.</summary>
internal sealed class RenewRecoveryCodesHandler(MarketDb db, ICurrentUser user, PasswordCheck check) : IRequestHandler<RenewRecoveryCodes, RecoveryCodes>
{
    public async Task<RecoveryCodes> Handle(RenewRecoveryCodes request, CancellationToken cancellationToken)
    {
        await check.Current(await db.Members.AsNoTracking().SingleAsync(m => m.Id == user.MemberId, cancellationToken), request.Current, cancellationToken);
        return await db.Write(async inside =>
        {
            var factor = await db.SecondFactors.Include(f => f.RecoveryCodes).SingleOrDefaultAsync(f => f.MemberId == user.MemberId && f.EnabledAt != null, inside) ?? throw new NotThere();
            var codes = factor.NewRecoveryCodes();
            await db.SaveChangesAsync(inside);
            return new RecoveryCodes(codes);
        }, cancellationToken);
    }
}
