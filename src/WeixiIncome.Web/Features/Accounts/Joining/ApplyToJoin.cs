using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Joining;

/// <summary>A cooperative or leading firm asks to sell here; the applicant becomes its clerk and gets an account if they have none.</summary>
public sealed record ApplyToJoin(
    Guid FormKey,
    [Required, Display(Name = "类型")] OrganisationKind? Kind,
    [Required, StringLength(100), Display(Name = "名称")] string? Name,
    [Required, StringLength(30), Display(Name = "统一社会信用代码")] string? CreditCode,
    [Required, StringLength(12), Display(Name = "所在乡镇或村")] string? AreaCode,
    [Required, StringLength(50), Display(Name = "联系人")] string? Contact,
    [Required, StringLength(30), Display(Name = "联系电话")] string? ContactPhone,
    [StringLength(2000), Display(Name = "简介")] string? About,
    [StringLength(50), Display(Name = "用户名")] string? UserName,
    [StringLength(30), Display(Name = "手机号")] string? Phone,
    [StringLength(Passwords.Longest), Display(Name = "密码")] string? Password) : ICommand<Guid>, IOnce;

internal sealed class ApplyToJoinHandler(MarketDb db, ICurrentUser user, AreaBook areas, Enrolment enrolment, TimeProvider clock) : IRequestHandler<ApplyToJoin, Guid>
{
    public async Task<Guid> Handle(ApplyToJoin request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        if (!areas.Contains(request.AreaCode!)) throw new RuleBroken("请选择所在的乡镇或村（社区）。") { Field = "AreaCode" };
        var applicant = user.MemberId is { } known
            ? await db.Members.SingleAsync(m => m.Id == known, cancellationToken)
            : await enrolment.Open(request.UserName, request.Contact, request.Phone, request.Password, cancellationToken);
        var organisation = Organisation.Apply(request.Kind!.Value, request.Name!, request.CreditCode!, request.AreaCode!, now, applicant.Id);
        organisation.Describe(request.Contact, request.ContactPhone, null, request.About);
        await db.Welcome(organisation, cancellationToken);
        db.Memberships.Add(new Membership(applicant.Id, organisation, MarketRole.CooperativeClerk, BusinessDate.Of(now)));
        applicant.LastOrganisationId = organisation.Id;
        await db.TellTownship(organisation, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await enrolment.LetIn(applicant, user.IsSignedIn);
        return organisation.Id;
    }
}
