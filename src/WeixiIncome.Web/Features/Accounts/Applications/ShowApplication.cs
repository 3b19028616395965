using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Accounts.Joining;

namespace WeixiIncome.Web.Features.Accounts.Applications;

/// <summary>One application with its steps and what this person may do next.</summary>
public sealed record ShowApplication(Guid Id) : IRequest<ApplicationPage>;

/// <param name="IsMine">Whether the next step is this person's.</param>
/// <param name="Recommended">This person recommended it, so another must approve.</param>
public sealed record ApplicationPage(Guid Id, long Version, string Name, OrganisationKind Kind, string? CreditCode, string AreaCode, OrganisationStatus Status,
    string? Contact, string? Phone, string? About, IReadOnlyList<StepLine> Steps, bool IsMine, bool Recommended)
{
    public bool IsUnderWay => Status is OrganisationStatus.AwaitingTownship or OrganisationStatus.AwaitingRecommendation or OrganisationStatus.AwaitingApproval;
}

internal sealed class ShowApplicationHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowApplication, ApplicationPage>
{
    public async Task<ApplicationPage> Handle(ShowApplication request, CancellationToken cancellationToken)
    {
        var o = await db.Application(request.Id, user, cancellationToken);
        return new(o.Id, o.Version, o.Name, o.Kind, o.CreditCode, o.AreaCode, o.Status, o.Contact, o.Phone, o.About,
            await db.StepsOf(o.Id, cancellationToken), user.AwaitedStates().Contains(o.Status),
            o.RecommendedBy is { } recommended && recommended == user.MemberId);
    }
}
