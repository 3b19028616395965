using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Entry;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.SecondStep;

/// <summary>Asks for the app's code at sign-in from now on; other sign-ins of the account end within a minute.</summary>
public sealed record EnableSecondFactor([Required, StringLength(20), Display(Name = "6 位验证码")] string? Code) : ICommand<RecoveryCodes>;

/// <param name="Codes">Shown once and kept nowhere.</param>
public sealed record RecoveryCodes([property: JsonIgnore] IReadOnlyList<string>? Codes = null);

internal sealed class EnableSecondFactorHandler(MarketDb db, ICurrentUser user, AuthenticatorKeys keys, SignInCookies cookies, TimeProvider clock)
    : IRequestHandler<EnableSecondFactor, RecoveryCodes>
{
    public async Task<RecoveryCodes> Handle(EnableSecondFactor request, CancellationToken cancellationToken)
    {
        var factor = await db.SecondFactors.Include(f => f.RecoveryCodes).SingleOrDefaultAsync(f => f.MemberId == user.MemberId, cancellationToken) ?? throw new NotThere();
        factor.Enable(keys.Open(factor.ProtectedKey), request.Code, clock.Now());
        var codes = factor.NewRecoveryCodes();
        var me = await db.Members.SingleAsync(m => m.Id == user.MemberId, cancellationToken);
        me.TwoFactorEnabled = true;
        me.LastOrganisationId = user.OrganisationId;
        me.Renew();
        await db.SaveChangesAsync(cancellationToken);
        await cookies.Renew(me);
        return new(codes);
    }
}
