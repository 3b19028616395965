using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Colleagues;

/// <summary>Opens an account for a new person of an organisation, who sets a password with the one-time code.</summary>
public sealed record OpenAccount(
    Guid FormKey,
    Guid OrganisationId,
    [Required, StringLength(50), Display(Name = "用户名")] string? UserName,
    [Required, StringLength(50), Display(Name = "姓名")] string? DisplayName,
    [StringLength(30), Display(Name = "手机号")] string? Phone,
    [Required, Display(Name = "岗位")] MarketRole? Role) : ICommand<IssuedCode>, IOnce;

internal sealed class OpenAccountHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<OpenAccount, IssuedCode>
{
    public async Task<IssuedCode> Handle(OpenAccount request, CancellationToken cancellationToken)
    {
        var organisation = await db.Managed(request.OrganisationId, user, clock.Today(), cancellationToken);
        user.MayGive(request.Role!.Value);
        var member = Member.Join(request.UserName, request.DisplayName, request.Phone, null, clock.Now());
        await db.Welcome(member, cancellationToken);
        await db.AddPost(organisation, member, request.Role.Value, null, user.MemberId, clock.Today(), cancellationToken);
        var issued = await db.IssueCode(member, user.MemberId, ResetCode.ForNewAccount, clock.Now(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return issued;
    }
}
