using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Joining;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Applications;

/// <summary>Sends an application back with the reason; the applicant mends it and applies again.</summary>
public sealed record ReturnApplication(Guid Id, long Version, [StringLength(500), Display(Name = "意见")] string? Note) : ICommand<bool>;

internal sealed class ReturnApplicationHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReturnApplication, bool>
{
    public async Task<bool> Handle(ReturnApplication request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var applicant = await db.Application(request.Id, user, cancellationToken);
        applicant.Expect(request.Version);
        // Only whose turn it is sends back.
        if (!user.AwaitedStates().Contains(applicant.Status)) throw new NotThere();
        applicant.Return(user.MemberId!.Value, request.Note, now);
        await db.TellApplicant(applicant, "入驻申请被退回：{0}", [request.Note], now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
