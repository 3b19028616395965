using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Joining;

/// <summary>An individual opens an account to buy a little for themselves.</summary>
public sealed record SignUpAsPerson(
    Guid FormKey,
    [Required, StringLength(50), Display(Name = "姓名")] string? DisplayName,
    [Required, StringLength(50), Display(Name = "用户名")] string? UserName,
    [StringLength(30), Display(Name = "手机号")] string? Phone,
    [Required, StringLength(12), Display(Name = "所在地区")] string? AreaCode,
    [Required, StringLength(Passwords.Longest), Display(Name = "密码")] string? Password) : ICommand<Guid>, IOnce;

internal sealed class SignUpAsPersonHandler(MarketDb db, AreaBook areas, Enrolment enrolment, TimeProvider clock) : IRequestHandler<SignUpAsPerson, Guid>
{
    public async Task<Guid> Handle(SignUpAsPerson request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        if (!areas.Contains(request.AreaCode!)) throw new RuleBroken("请选择所在地区。") { Field = "AreaCode" };
        var member = await enrolment.Open(request.UserName, request.DisplayName, request.Phone, request.Password, cancellationToken);
        var person = Organisation.Register(OrganisationKind.Person, member.DisplayName, null, request.AreaCode!, AssistanceRelation.None, now, member.Id);
        db.Organisations.Add(person);
        db.Memberships.Add(new Membership(member.Id, person, MarketRole.Individual, BusinessDate.Of(now)));
        member.LastOrganisationId = person.Id;
        await db.SaveChangesAsync(cancellationToken);
        await enrolment.LetIn(member, isIn: false);
        return member.Id;
    }
}
