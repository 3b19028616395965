using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Members;

/// <summary>Blocks an account with the reason: no sign-in, and who is in is out within a minute.</summary>
public sealed record SuspendMember(Guid MemberId, [StringLength(200), Display(Name = "停用原因")] string? Reason) : ICommand<bool>;

internal sealed class SuspendMemberHandler(MarketDb db, ICurrentUser user) : IRequestHandler<SuspendMember, bool>
{
    public async Task<bool> Handle(SuspendMember request, CancellationToken cancellationToken)
    {
        if (!user.SeesEverything) throw new NotThere();
        if (request.MemberId == user.MemberId) throw new RuleBroken("不能停用自己的账号。");
        (await db.Members.Where(m => m.Id == request.MemberId).OrNotThere(cancellationToken)).Suspend(request.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
