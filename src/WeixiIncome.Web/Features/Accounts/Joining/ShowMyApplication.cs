using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Joining;

/// <summary>How far one's own application has come.</summary>
public sealed record ShowMyApplication : IRequest<MyApplicationPage>;

/// <param name="Form">Filled with what stands, for mending after a return.</param>
public sealed record MyApplicationPage(string Name, OrganisationStatus Status, IReadOnlyList<StepLine> Steps, ApplyAgain Form);

/// <summary>One step of an organisation, with the name of who took it.</summary>
public sealed record StepLine(OrganisationStatus Status, string? Who, string? Note, DateTime At);

internal sealed class ShowMyApplicationHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowMyApplication, MyApplicationPage>
{
    public async Task<MyApplicationPage> Handle(ShowMyApplication request, CancellationToken cancellationToken)
    {
        var own = await db.Organisations.AsNoTracking().VisibleTo(user)
            .Where(o => o.Id == user.OrganisationId && (o.Kind == OrganisationKind.Cooperative || o.Kind == OrganisationKind.LeadingFirm))
            .OrNotThere(cancellationToken);
        var form = new ApplyAgain(own.Version, own.Name, own.CreditCode, own.AreaCode, own.Contact, own.Phone, own.About);
        return new(own.Name, own.Status, await db.StepsOf(own.Id, cancellationToken), form);
    }
}

/// <summary>Reads the steps of an organisation with names.</summary>
internal static class StepLines
{
    public static async Task<IReadOnlyList<StepLine>> StepsOf(this MarketDb db, Guid organisationId, CancellationToken ct) =>
        await db.Organisations.Where(o => o.Id == organisationId).SelectMany(o => o.Steps).OrderBy(s => s.At).ThenBy(s => s.Status).ThenBy(s => s.Id)
            .GroupJoin(db.Members, s => s.MemberId, m => m.Id, (s, m) => new { s, m }).SelectMany(x => x.m.DefaultIfEmpty(), (x, m) => new { x.s, m })
            .Select(x => new StepLine(x.s.Status, x.m == null ? null : x.m.DisplayName, x.s.Note, x.s.At))
            .ToListAsync(ct);
}
