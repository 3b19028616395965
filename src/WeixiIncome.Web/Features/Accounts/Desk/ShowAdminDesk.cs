using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;

namespace WeixiIncome.Web.Features.Accounts.Desk;

/// <summary>Counts of what an administrator keeps.</summary>
public sealed record ShowAdminDesk : IRequest<AdminDeskPage>;

/// <param name="Applications">Under way, whoever's turn it is.</param>
/// <param name="WithoutPassword">Accounts that were opened and never entered.</param>
public sealed record AdminDeskPage(int Active, int Suspended, int Applications, int Members, int WithoutPassword, int Blocked);

internal sealed class ShowAdminDeskHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowAdminDesk, AdminDeskPage>
{
    public async Task<AdminDeskPage> Handle(ShowAdminDesk request, CancellationToken cancellationToken)
    {
        var standing = await db.Organisations.VisibleTo(user).Where(o => o.Kind != OrganisationKind.Person).GroupBy(o => o.Status).Select(g => new { Status = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        int Of(params OrganisationStatus[] any) => standing.Where(s => any.Contains(s.Status)).Sum(s => s.Count);
        var (active, suspended) = (Of(OrganisationStatus.Active), Of(OrganisationStatus.Suspended));
        var applications = Of(OrganisationStatus.AwaitingTownship, OrganisationStatus.AwaitingRecommendation, OrganisationStatus.AwaitingApproval);
        if (!user.SeesEverything) return new(active, suspended, applications, 0, 0, 0);
        return new(active, suspended, applications, await db.Members.CountAsync(cancellationToken),
            await db.Members.CountAsync(m => m.PasswordHash == null, cancellationToken), await db.Members.CountAsync(m => m.IsSuspended, cancellationToken));
    }
}
