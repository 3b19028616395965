using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Accounts.Auditors;

/// <summary>The auditors appointed in the audit offices that this person answers for, and the form to appoint one.</summary>
public sealed record ListAuditors : IRequest<AuditorsPage>;

/// <param name="Offices">Audit offices to choose from.</param>
/// <param name="Units">Organisations that can be audited.</param>
public sealed record AuditorsPage(IReadOnlyList<AuditorsPage.Line> Lines, IReadOnlyList<(Guid Id, string Name)> Offices, IReadOnlyList<(Guid Id, string Name)> Units, AppointAuditor Form)
{
    /// <summary>One appointment.</summary>
    public sealed record Line(Guid Id, string Name, string Office, DateOnly From, DateOnly? To, DateOnly? AuditFrom, DateOnly? AuditTo, bool IsHeld, IReadOnlyList<string> Units);
}

internal sealed class ListAuditorsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListAuditors, AuditorsPage>
{
    public async Task<AuditorsPage> Handle(ListAuditors request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var offices = await db.Organisations.VisibleTo(user).Where(o => o.Kind == OrganisationKind.AuditOffice).OrderBy(o => o.Name).Select(o => new { o.Id, o.Name }).ToListAsync(cancellationToken);
        var units = await db.Organisations.VisibleTo(user).Auditable().OrderBy(o => o.Kind).ThenBy(o => o.Name).Select(o => new { o.Id, o.Name }).ToListAsync(cancellationToken);
        var ids = offices.Select(o => o.Id).ToList();
        var posts = await db.Memberships.AsNoTracking().Include(m => m.AuditedUnits).Where(m => m.Role == MarketRole.Auditor && ids.Contains(m.OrganisationId))
            .Join(db.Members, m => m.MemberId, p => p.Id, (m, p) => new { m, p.DisplayName }).OrderByDescending(x => x.m.To).ThenBy(x => x.m.Id).ToListAsync(cancellationToken);
        var audited = posts.SelectMany(x => x.m.AuditedUnits.Select(u => u.OrganisationId)).Distinct().ToList();
        var names = await db.Organisations.Where(o => audited.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        return new([.. posts.Select(x => new AuditorsPage.Line(x.m.Id, x.DisplayName, offices.First(o => o.Id == x.m.OrganisationId).Name, x.m.From, x.m.To, x.m.AuditFrom, x.m.AuditTo,
                x.m.Holds(today), [.. x.m.AuditedUnits.Select(u => names.GetValueOrDefault(u.OrganisationId, "")).Order(StringComparer.Ordinal)]))],
            [.. offices.Select(o => (o.Id, o.Name))], [.. units.Select(o => (o.Id, o.Name))],
            new(Guid.NewGuid(), null, null, null, [], new DateOnly(today.Year, 1, 1), today, today.AddMonths(3)));
    }
}

/// <summary>What can be audited.</summary>
internal static class AuditableOrganisations
{
    public static IQueryable<Organisation> Auditable(this IQueryable<Organisation> organisations) => organisations.Where(o =>
        o.Kind == OrganisationKind.Cooperative || o.Kind == OrganisationKind.LeadingFirm || o.Kind == OrganisationKind.BudgetUnit || o.Kind == OrganisationKind.PairedUnit || o.Kind == OrganisationKind.ShanghaiPartner);
}
