using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Applications;

/// <summary>Applications of suppliers in one's area; first those that await one's own step.</summary>
/// <param name="Status">Only those in this state; none for all that are under way.</param>
public sealed record ListApplications(OrganisationStatus? Status, int? Page) : IRequest<ApplicationsPage>;

/// <param name="Mine">The states whose next step is this person's.</param>
public sealed record ApplicationsPage(Paged<ApplicationsPage.Row> Rows, ListApplications Query, IReadOnlySet<OrganisationStatus> Mine)
{
    /// <summary>One application; its area is named when shown.</summary>
    public sealed record Row(Guid Id, string Name, OrganisationKind Kind, string AreaCode, OrganisationStatus Status, DateTime JoinedAt);
}

internal sealed class ListApplicationsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListApplications, ApplicationsPage>
{
    private static readonly List<OrganisationStatus> UnderWay =
        [OrganisationStatus.AwaitingTownship, OrganisationStatus.AwaitingRecommendation, OrganisationStatus.AwaitingApproval, OrganisationStatus.Returned];

    public async Task<ApplicationsPage> Handle(ListApplications request, CancellationToken cancellationToken)
    {
        var mine = user.AwaitedStates().ToHashSet();
        var first = mine.ToList();
        var rows = await db.Organisations.AsNoTracking().VisibleTo(user)
            .Where(o => (o.Kind == OrganisationKind.Cooperative || o.Kind == OrganisationKind.LeadingFirm)
                && (request.Status == null ? UnderWay.Contains(o.Status) : UnderWay.Contains(request.Status.Value) && o.Status == request.Status))
            .OrderByDescending(o => first.Contains(o.Status)).ThenBy(o => o.JoinedAt).ThenBy(o => o.Id)
            .Select(o => new ApplicationsPage.Row(o.Id, o.Name, o.Kind, o.AreaCode, o.Status, o.JoinedAt))
            .Page(request.Page, cancellationToken);
        return new(rows, request, mine);
    }
}
