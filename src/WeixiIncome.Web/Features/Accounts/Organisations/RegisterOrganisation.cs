using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Colleagues;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Organisations;

/// <summary>Enters an organisation, active at once, perhaps with its first person, who gets a one-time code for a password.</summary>
public sealed record RegisterOrganisation(
    Guid FormKey,
    [Required, Display(Name = "类型")] OrganisationKind? Kind,
    [Required, StringLength(100), Display(Name = "名称")] string? Name,
    [StringLength(30), Display(Name = "统一社会信用代码")] string? CreditCode,
    [Required, StringLength(12), Display(Name = "所在地区")] string? AreaCode,
    [Display(Name = "帮扶关系")] AssistanceRelation Relation,
    [StringLength(50), Display(Name = "联系人")] string? Contact,
    [StringLength(30), Display(Name = "联系电话")] string? ContactPhone,
    [StringLength(50), Display(Name = "用户名")] string? UserName,
    [StringLength(50), Display(Name = "姓名")] string? DisplayName) : ICommand<Registered>, IOnce;

/// <param name="First">The first person's code, shown once.</param>
public sealed record Registered(Guid Id, [property: JsonIgnore] IssuedCode? First = null);

internal sealed class RegisterOrganisationHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<RegisterOrganisation, Registered>
{
    public async Task<Registered> Handle(RegisterOrganisation request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        if (!user.Registrable().Contains(request.Kind!.Value)) throw new NotThere();
        if (!areas.Contains(request.AreaCode!)) throw new RuleBroken("请选择所在地区。") { Field = "AreaCode" };
        var organisation = Organisation.Register(request.Kind.Value, request.Name!, request.CreditCode, request.AreaCode!, request.Relation, now, user.MemberId);
        organisation.Describe(request.Contact, request.ContactPhone, null, null);
        await db.Welcome(organisation, cancellationToken);
        if (string.IsNullOrWhiteSpace(request.UserName)) return new(organisation.Id);
        var first = Member.Join(request.UserName, request.DisplayName ?? request.Contact, null, null, now);
        await db.Welcome(first, cancellationToken);
        foreach (var role in organisation.Kind.RolesOfTheFirst()) db.Memberships.Add(new Membership(first.Id, organisation, role, clock.Today(), null, user.MemberId));
        var code = await db.IssueCode(first, user.MemberId, ResetCode.ForNewAccount, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new(organisation.Id, code);
    }
}
