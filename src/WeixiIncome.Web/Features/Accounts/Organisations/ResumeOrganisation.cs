using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Organisations;

/// <summary>Lets a suspended organisation trade again.</summary>
public sealed record ResumeOrganisation(Guid Id, long Version, [StringLength(500), Display(Name = "意见")] string? Reason) : ICommand<bool>;

internal sealed class ResumeOrganisationHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ResumeOrganisation, bool>
{
    public async Task<bool> Handle(ResumeOrganisation request, CancellationToken cancellationToken)
    {
        var organisation = await db.Standing(request.Id, user, clock.Today(), cancellationToken);
        organisation.Expect(request.Version);
        organisation.Resume(user.MemberId!.Value, request.Reason, clock.Now());
        await db.Notify(organisation.Id, Enum.GetValues<MarketRole>(), "{0}已恢复正常。", [organisation.Name], "/account", clock.Now(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
