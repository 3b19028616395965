using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Applications;

/// <summary>Whose turn it is with an application: the township checks, the county recommends, a second person approves.</summary>
internal static class Steps
{
    public static IEnumerable<OrganisationStatus> AwaitedStates(this ICurrentUser user)
    {
        if (user.Has(MarketRole.TownshipOfficer)) yield return OrganisationStatus.AwaitingTownship;
        if (user.Has(MarketRole.CountySupervisor)) yield return OrganisationStatus.AwaitingRecommendation;
        if (user.Has(MarketRole.CountySupervisor, MarketRole.Administrator)) yield return OrganisationStatus.AwaitingApproval;
    }

    /// <summary>The application, tracked with its steps.</summary>
    /// <exception cref="NotThere">Another area's, or none.</exception>
    public static async Task<Organisation> Application(this MarketDb db, Guid id, ICurrentUser user, CancellationToken ct)
    {
        var applicant = await db.Organisations.Include(o => o.Steps).VisibleTo(user).Where(o => o.Id == id).OrNotThere(ct);
        return applicant.Kind.IsSupplier() ? applicant : throw new NotThere();
    }
}
