using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Organisations;

/// <summary>What the list of organisations is narrowed to.</summary>
/// <param name="Q">Part of the name, or the credit code.</param>
/// <param name="Area">Code of a division; everything inside.</param>
public sealed record OrganisationFilter(string? Q, OrganisationKind? Kind, OrganisationStatus? Status, string? Area);

/// <summary>The organisations of the market that an administrator or county supervisor answers for.</summary>
public sealed record ListOrganisations(OrganisationFilter Filter, int? Page) : IRequest<OrganisationsPage>;

/// <param name="MayRegister">Administrators any kind, supervisors units.</param>
public sealed record OrganisationsPage(Paged<OrganisationsPage.Row> Rows, OrganisationFilter Filter, bool MayRegister)
{
    /// <summary>One organisation; its area is named when shown.</summary>
    public sealed record Row(Guid Id, string Name, OrganisationKind Kind, string? CreditCode, string AreaCode, AssistanceRelation Relation, OrganisationStatus Status);
}

internal sealed class ListOrganisationsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListOrganisations, OrganisationsPage>
{
    public async Task<OrganisationsPage> Handle(ListOrganisations request, CancellationToken cancellationToken)
    {
        var rows = await db.Organisations.AsNoTracking().Asked(request.Filter, user)
            .OrderBy(o => o.Kind).ThenBy(o => o.Name).ThenBy(o => o.Id)
            .Select(o => new OrganisationsPage.Row(o.Id, o.Name, o.Kind, o.CreditCode, o.AreaCode, o.Relation, o.Status))
            .Page(request.Page, cancellationToken);
        return new(rows, request.Filter, user.SeesEverything || user.Has(MarketRole.CountySupervisor));
    }
}

/// <summary>The same filter for the list and its export.</summary>
internal static class OrganisationsAsked
{
    public static IQueryable<Organisation> Asked(this IQueryable<Organisation> organisations, OrganisationFilter filter, ICurrentUser user)
    {
        var found = organisations.VisibleTo(user);
        if (filter.Kind is { } kind) found = found.Where(o => o.Kind == kind);
        else found = found.Where(o => o.Kind != OrganisationKind.Person);
        if (filter.Status is { } status) found = found.Where(o => o.Status == status);
        if (filter.Area is { Length: > 0 } area) found = found.Within(area);
        if (filter.Q?.Trim() is { Length: > 0 } text)
        {
            var code = text.ToUpperInvariant();
            found = found.Where(o => o.Name.Contains(text) || o.CreditCode == code);
        }
        return found;
    }
}
