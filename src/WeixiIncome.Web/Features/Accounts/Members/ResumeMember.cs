using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Members;

/// <summary>Opens a blocked account again.</summary>
public sealed record ResumeMember(Guid MemberId) : ICommand<bool>;

internal sealed class ResumeMemberHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ResumeMember, bool>
{
    public async Task<bool> Handle(ResumeMember request, CancellationToken cancellationToken)
    {
        if (!user.SeesEverything) throw new NotThere();
        var member = await db.Members.FindAsync([request.MemberId], cancellationToken) ?? throw new NotThere();
        member.Resume();
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
