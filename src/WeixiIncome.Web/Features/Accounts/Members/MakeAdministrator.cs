using System.Text.Json.Serialization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Colleagues;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Members;

/// <summary>
/// Makes somebody an administrator of the market, from the command line: the first one, or one more when nobody can sign in.
/// Whoever runs the program may do that. Name and credit code of the operator are needed for the first.
/// </summary>
public sealed record MakeAdministrator(string UserName, string? DisplayName, string? OperatorName, string? CreditCode) : ICommand<MadeAdministrator>;

/// <param name="Code">With which the password is set; shown once.</param>
public sealed record MadeAdministrator([property: JsonIgnore] IssuedCode? Code = null);

internal sealed class MakeAdministratorHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<MakeAdministrator, MadeAdministrator>
{
    public async Task<MadeAdministrator> Handle(MakeAdministrator request, CancellationToken cancellationToken)
    {
        if (user is not MarketItself) throw new NotThere();
        var now = clock.Now();
        var normal = Member.Normal(request.UserName);
        var member = await db.Members.SingleOrDefaultAsync(m => m.NormalizedUserName == normal, cancellationToken) ?? await Open(request, now, cancellationToken);
        var operators = await db.Organisations.OrderBy(o => o.JoinedAt).FirstOrDefaultAsync(o => o.Kind == OrganisationKind.Platform, cancellationToken) ?? await Register(request, now, cancellationToken);
        if (!await db.Memberships.HeldOn(clock.Today()).AnyAsync(m => m.MemberId == member.Id && m.OrganisationId == operators.Id && m.Role == MarketRole.Administrator, cancellationToken))
            await db.AddPost(operators, member, MarketRole.Administrator, null, null, clock.Today(), cancellationToken);
        var code = await db.IssueCode(member, null, ResetCode.ForForgottenPassword, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new(code);
    }

    private async Task<Member> Open(MakeAdministrator request, DateTime now, CancellationToken ct)
    {
        var member = Member.Join(request.UserName, request.DisplayName ?? request.UserName, null, null, now);
        await db.Welcome(member, ct);
        return member;
    }

    private async Task<Organisation> Register(MakeAdministrator request, DateTime now, CancellationToken ct)
    {
        var organisation = Organisation.Register(OrganisationKind.Platform, request.OperatorName!, request.CreditCode, Area.Weixi, AssistanceRelation.None, now);
        await db.Welcome(organisation, ct);
        return organisation;
    }
}
