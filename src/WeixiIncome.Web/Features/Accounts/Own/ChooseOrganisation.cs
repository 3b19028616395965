using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Entry;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Own;

/// <summary>Acts for another of one's organisations from now on.</summary>
public sealed record ChooseOrganisation(Guid OrganisationId) : ICommand<bool>;

internal sealed class ChooseOrganisationHandler(MarketDb db, ICurrentUser user, SignInCookies cookies, TimeProvider clock) : IRequestHandler<ChooseOrganisation, bool>
{
    public async Task<bool> Handle(ChooseOrganisation request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        if (!await db.Memberships.AnyAsync(m => m.MemberId == user.MemberId && m.OrganisationId == request.OrganisationId
            && m.From <= today && (m.To == null || m.To >= today), cancellationToken)) throw new NotThere();
        var me = await db.Members.SingleAsync(m => m.Id == user.MemberId, cancellationToken);
        me.LastOrganisationId = request.OrganisationId;
        await db.SaveChangesAsync(cancellationToken);
        await cookies.Renew(me);
        return true;
    }
}
