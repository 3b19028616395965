using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Colleagues;
using WeixiIncome.Web.Features.Accounts.Entry;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Auditors;

/// <summary>Appoints an auditor for units and a period, until a last day; a new account is opened where the name is unknown.</summary>
public sealed record AppointAuditor(
    Guid FormKey,
    [Required, Display(Name = "审计机关")] Guid? OrganisationId,
    [Required, StringLength(100), Display(Name = "用户名或手机号")] string? Who,
    [StringLength(50), Display(Name = "姓名")] string? DisplayName,
    [Required, Display(Name = "被审单位")] Guid[]? Units,
    [Required, Display(Name = "审计期间从")] DateOnly? AuditFrom,
    [Required, Display(Name = "审计期间至")] DateOnly? AuditTo,
    [Required, Display(Name = "截止日期")] DateOnly? To) : ICommand<Appointed>, IOnce;

/// <param name="Code">Only for a new account, shown once.</param>
public sealed record Appointed([property: JsonIgnore] IssuedCode? Code = null);

internal sealed class AppointAuditorHandler(MarketDb db, ICurrentUser user, PasswordCheck people, TimeProvider clock) : IRequestHandler<AppointAuditor, Appointed>
{
    public async Task<Appointed> Handle(AppointAuditor request, CancellationToken cancellationToken)
    {
        var office = await db.Organisations.VisibleTo(user).Where(o => o.Id == request.OrganisationId && o.Kind == OrganisationKind.AuditOffice).OrNotThere(cancellationToken);
        var asked = request.Units!.Distinct().ToList();
        if (await db.Organisations.VisibleTo(user).Auditable().CountAsync(o => asked.Contains(o.Id), cancellationToken) != asked.Count) throw new NotThere();
        var known = await people.Find(request.Who, cancellationToken);
        var auditor = known ?? await Open(request, cancellationToken);
        if (await db.Memberships.HeldOn(clock.Today()).AnyAsync(m => m.MemberId == auditor.Id && m.OrganisationId == office.Id, cancellationToken))
            throw new RuleBroken("{0}已有任命，请先结束原来的任命。", auditor.DisplayName) { Field = "Who" };
        var post = new Membership(auditor.Id, office, MarketRole.Auditor, clock.Today(), request.To, user.MemberId);
        post.Appoint(asked, request.AuditFrom!.Value, request.AuditTo!.Value);
        db.Hold(office);
        db.Memberships.Add(post);
        await db.NotifyMember(auditor.Id, "您被任命为审计员，{0} 前有效。", [request.To], "/account", clock.Now(), cancellationToken);
        var code = known is null ? await db.IssueCode(auditor, user.MemberId, ResetCode.ForNewAccount, clock.Now(), cancellationToken) : null;
        await db.SaveChangesAsync(cancellationToken);
        return new(code);
    }

    private async Task<Member> Open(AppointAuditor request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.DisplayName)) throw new RuleBroken("没有用户名或手机号是“{0}”的账号。要为新人开账号，请再填姓名。", request.Who) { Field = "DisplayName" };
        var member = Member.Join(request.Who, request.DisplayName, null, null, clock.Now());
        await db.Welcome(member, ct);
        return member;
    }
}
