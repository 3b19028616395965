using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.SecondStep;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Members;

/// <summary>For who lost both phone and recovery codes; they are told.</summary>
public sealed record TurnOffSecondFactor(Guid MemberId) : ICommand<bool>;

internal sealed class TurnOffSecondFactorHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<TurnOffSecondFactor, bool>
{
    public async Task<bool> Handle(TurnOffSecondFactor request, CancellationToken cancellationToken)
    {
        if (!user.SeesEverything) throw new NotThere();
        var member = await db.Members.FindAsync([request.MemberId], cancellationToken) ?? throw new NotThere();
        await db.TurnOff(member, cancellationToken);
        await db.NotifyMember(member.Id, "{0}关闭了您的两步验证。如果不是您要求的，请立即联系平台管理员。", [user.Name], "/account/two-factor", clock.Now(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
