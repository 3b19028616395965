using Microsoft.EntityFrameworkCore;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Entry;

/// <summary>Ends this sign-in, and within a minute every copy of its cookie.</summary>
public sealed record SignOut : ICommand<bool>;

internal sealed class SignOutHandler(MarketDb db, ICurrentUser user, SignInCookies cookies) : IRequestHandler<SignOut, bool>
{
    public async Task<bool> Handle(SignOut request, CancellationToken cancellationToken)
    {
        if (await db.Members.SingleOrDefaultAsync(m => m.Id == user.MemberId, cancellationToken) is { } member)
        {
            member.Renew();
            await db.SaveChangesAsync(cancellationToken);
        }
        await cookies.TakeAway();
        return true;
    }
}
