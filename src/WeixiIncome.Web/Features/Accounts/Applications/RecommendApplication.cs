using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Joining;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Applications;

/// <summary>The county's department recommends the supplier.</summary>
public sealed record RecommendApplication(Guid Id, long Version, [StringLength(500), Display(Name = "意见")] string? Note) : ICommand<bool>;

internal sealed class RecommendApplicationHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RecommendApplication, bool>
{
    public async Task<bool> Handle(RecommendApplication request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var applicant = await db.Application(request.Id, user, cancellationToken);
        applicant.Expect(request.Version);
        applicant.Recommend(user.MemberId!.Value, request.Note, now);
        await db.TellCounty(applicant, "{0}已获推荐，请另一位主管批准。", now, cancellationToken, except: user.MemberId);
        await db.TellApplicant(applicant, "入驻申请已获县级推荐，等待批准。", [], now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
