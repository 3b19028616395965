using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Joining;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Applications;

/// <summary>The township has looked: the supplier is there and is what it says.</summary>
public sealed record CheckApplication(Guid Id, long Version, [StringLength(500), Display(Name = "意见")] string? Note) : ICommand<bool>;

internal sealed class CheckApplicationHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<CheckApplication, bool>
{
    public async Task<bool> Handle(CheckApplication request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var applicant = await db.Application(request.Id, user, cancellationToken);
        applicant.Expect(request.Version);
        applicant.PassTownshipCheck(user.MemberId!.Value, request.Note, now);
        await db.TellCounty(applicant, "{0}已通过乡镇核查，请推荐。", now, cancellationToken);
        await db.TellApplicant(applicant, "入驻申请已通过乡镇核查，等待县级推荐。", [], now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
