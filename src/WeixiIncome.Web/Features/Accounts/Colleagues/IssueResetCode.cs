using System.Text.Json.Serialization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Colleagues;

/// <summary>A code with which somebody sets a new password; older codes are void. Its owner sees who issued it.</summary>
public sealed record IssueResetCode(Guid MemberId) : ICommand<IssuedCode>;

/// <param name="Code">Shown once and kept nowhere.</param>
public sealed record IssuedCode(string Name, string UserName, DateTime Until, [property: JsonIgnore] string? Code = null);

internal sealed class IssueResetCodeHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<IssueResetCode, IssuedCode>
{
    public async Task<IssuedCode> Handle(IssueResetCode request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var member = await db.Members.SingleOrDefaultAsync(m => m.Id == request.MemberId, cancellationToken) ?? throw new NotThere();
        var isNew = member.PasswordHash is null;
        if (!user.SeesEverything && !(isNew && await IsTheirs(member, cancellationToken))) await MustBeColleague(member, cancellationToken);
        var issued = await db.IssueCode(member, user.MemberId, isNew ? ResetCode.ForNewAccount : ResetCode.ForForgottenPassword, now, cancellationToken);
        await db.NotifyMember(member.Id, "{0}给您开了一个密码重置码。如果不是您要求的，请立即联系平台管理员。", [user.Name], "/account/password", now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return issued;
    }

    /// <summary>The bureau that entered a unit hands out the first password of its first person.</summary>
    private async Task<bool> IsTheirs(Member member, CancellationToken ct)
    {
        var today = clock.Today();
        var organisations = await db.Organisations.VisibleTo(user).Where(o => db.Memberships.HeldOn(today).Any(m => m.MemberId == member.Id && m.OrganisationId == o.Id)).ToListAsync(ct);
        foreach (var organisation in organisations)
            if (await db.Manages(organisation, user, today, ct)) return true;
        return false;
    }

    /// <summary>Whoever holds a post elsewhere too is not one organisation's to let in: an administrator helps.</summary>
    private async Task MustBeColleague(Member member, CancellationToken ct)
    {
        var today = clock.Today();
        var held = await db.Memberships.HeldOn(today).Where(m => m.MemberId == member.Id).Select(m => new { m.OrganisationId, m.Role }).ToListAsync(ct);
        if (held.TrueForAll(post => post.OrganisationId != user.OrganisationId)) throw new NotThere();
        await db.Managed(user.OrganisationId!.Value, user, today, ct);
        if (held.Exists(post => post.OrganisationId != user.OrganisationId || post.Role == MarketRole.Administrator))
            throw new RuleBroken("{0}还有其他单位的岗位或管理员岗位，请由平台管理员开重置码。", member.DisplayName);
    }
}

/// <summary>Issues codes, one at a time for each person.</summary>
internal static class ResetCodes
{
    public static async Task<IssuedCode> IssueCode(this MarketDb db, Member member, Guid? by, TimeSpan lifetime, DateTime now, CancellationToken ct)
    {
        foreach (var older in await db.ResetCodes.Where(c => c.MemberId == member.Id && c.UsedAt == null && c.ExpiresAt > now).ToListAsync(ct)) older.Void(now);
        var code = OneTimeCode.New();
        var reset = new ResetCode(member.Id, code, by, now, lifetime);
        db.ResetCodes.Add(reset);
        return new(member.DisplayName, member.UserName!, reset.ExpiresAt, code);
    }
}
