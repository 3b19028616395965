using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Entry;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.SecondStep;

/// <summary>Makes a new key for an authenticator app; it counts once a code of the app was given.</summary>
public sealed record BeginSecondFactor : ICommand<bool>;

internal sealed class BeginSecondFactorHandler(MarketDb db, ICurrentUser user, AuthenticatorKeys keys) : IRequestHandler<BeginSecondFactor, bool>
{
    public async Task<bool> Handle(BeginSecondFactor request, CancellationToken cancellationToken)
    {
        var older = await db.SecondFactors.SingleOrDefaultAsync(f => f.MemberId == user.MemberId, cancellationToken);
        if (older?.EnabledAt is not null) throw new RuleBroken("两步验证已经开启。");
        if (older is not null)
        {
            db.SecondFactors.Remove(older);
            await db.SaveChangesAsync(cancellationToken);
        }
        db.SecondFactors.Add(new SecondFactor(user.MemberId!.Value, keys.Close(AuthenticatorCode.NewKey())));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
