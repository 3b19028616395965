using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Joining;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Applications;

/// <summary>A second person opens the market to the supplier.</summary>
public sealed record ApproveApplication(Guid Id, long Version, [StringLength(500), Display(Name = "意见")] string? Note) : ICommand<bool>;

internal sealed class ApproveApplicationHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ApproveApplication, bool>
{
    public async Task<bool> Handle(ApproveApplication request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var applicant = await db.Application(request.Id, user, cancellationToken);
        applicant.Expect(request.Version);
        applicant.Approve(user.MemberId!.Value, request.Note, now);
        await db.TellApplicant(applicant, "入驻申请已批准，可以登记产品了。", [], now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
