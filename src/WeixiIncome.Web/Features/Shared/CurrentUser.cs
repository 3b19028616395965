using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Accounts.Units;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>The person of this request; read once from the memberships held today, so that an ended post has no permissions left.</summary>
public sealed class CurrentUser : ICurrentUser
{
    /// <summary>The claim that keeps which organisation a person acts for.</summary>
    public const string OrganisationClaim = "organisation";

    private HashSet<MarketRole> roles = [];

    public Guid? MemberId { get; private set; }
    public string Name { get; private set; } = "";
    public Guid? OrganisationId { get; private set; }
    public string OrganisationName { get; private set; } = "";
    public OrganisationKind? Kind { get; private set; }
    public string AreaCode { get; private set; } = Area.Weixi;
    public IReadOnlySet<MarketRole> Roles => roles;
    public AuditScope? Audit { get; private set; }
    public bool SeesEverything => roles.Contains(MarketRole.Administrator) && Kind == OrganisationKind.Platform;

    public IReadOnlyList<Guid> Below { get; private set; } = [];

    /// <summary>The organisations that there are to choose from.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Choices { get; private set; } = [];

    internal async Task Load(ClaimsPrincipal person, MarketDb db, DateOnly today, CancellationToken ct)
    {
        if (!Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var memberId)) return;
        var held = await db.Memberships.AsNoTracking()
            .Where(m => m.MemberId == memberId && m.From <= today && (m.To == null || m.To >= today))
            .OrderBy(m => m.From).ThenBy(m => m.Id)
            .Join(db.Organisations, m => m.OrganisationId, o => o.Id, (m, o) => new
            {
                m.Id, m.Role, m.AuditFrom, m.AuditTo, OrganisationId = o.Id, o.Name, o.Kind, o.AreaCode, o.Status, o.UnitPath,
                // Outside the days of its contract a contractor's people have no rights.
                IsContracted = o.Kind != OrganisationKind.Contractor || db.CanteenContracts.Any(c => c.ContractorId == o.Id && c.From <= today && (c.To == null || c.To >= today)),
                HasBelow = o.Kind == OrganisationKind.BudgetUnit && db.Organisations.Any(s => s.SuperiorId == o.Id),
                HasContractor = db.Organisations.Any(c => c.HomeUnitId == o.Id && c.Kind == OrganisationKind.Contractor),
            })
            .ToListAsync(ct);
        MemberId = memberId;
        Name = person.FindFirstValue(ClaimTypes.GivenName) ?? person.Identity?.Name ?? "";
        Choices = [.. held.DistinctBy(h => h.OrganisationId).Select(h => (h.OrganisationId, h.Name)).OrderBy(o => o.Name, StringComparer.Ordinal)];
        var chosen = Guid.TryParse(person.FindFirstValue(OrganisationClaim), out var claimed) ? held.Find(h => h.OrganisationId == claimed) : null;
        if ((chosen ?? held.FirstOrDefault()) is not { } acting) return;
        (OrganisationId, OrganisationName, Kind, AreaCode) = (acting.OrganisationId, acting.Name, acting.Kind, acting.AreaCode);
        // An applicant waits without permissions, as a suspended organisation does.
        if (acting.Status is not OrganisationStatus.Active || !acting.IsContracted) return;
        var mine = held.Where(h => h.OrganisationId == acting.OrganisationId).ToArray();
        roles = [.. mine.Select(h => h.Role)];
        var leads = acting.HasBelow && roles.Overlaps([MarketRole.Approver, MarketRole.Treasurer, MarketRole.Buyer]);
        if (leads || acting.HasContractor) Below = await db.Below(acting.OrganisationId, acting.UnitPath, leads, ct);
        if (mine.FirstOrDefault(h => h.Role == MarketRole.Auditor) is { AuditFrom: { } from, AuditTo: { } to } appointed)
            Audit = new([.. await db.Memberships.Where(m => m.Id == appointed.Id).SelectMany(m => m.AuditedUnits).Select(u => u.OrganisationId).ToListAsync(ct)], from, to);
    }
}

/// <summary>Whose affairs a unit may read besides its own.</summary>
internal static class UnitsBelow
{
    /// <param name="leads">Whether the whole tree below counts, or only the contractors that serve the unit itself.</param>
    public static async Task<IReadOnlyList<Guid>> Below(this MarketDb db, Guid unitId, string path, bool leads, CancellationToken ct)
    {
        var tree = leads ? db.Organisations.InTreeOf(path) : db.Organisations.Where(o => o.Id == unitId);
        return await db.Organisations
            .Where(o => o.Id != unitId && (tree.Any(u => u.Id == o.Id) || o.Kind == OrganisationKind.Contractor && tree.Any(u => u.Id == o.HomeUnitId)))
            .Select(o => o.Id).ToListAsync(ct);
    }
}

/// <summary>Reads who the signed-in person is and gives their roles to the authorisation that follows.</summary>
internal sealed class LoadCurrentUser(RequestDelegate next)
{
    public async Task Invoke(HttpContext context, CurrentUser user, MarketDb db, TimeProvider clock)
    {
        if (context.User.Identity is { IsAuthenticated: true })
        {
            await user.Load(context.User, db, clock.Today(), context.RequestAborted);
            context.User.AddIdentity(new ClaimsIdentity(user.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString()))));
        }
        await next(context);
    }
}

/// <summary>Who may come here: holders of any of these roles; others find nothing.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class ForAttribute : Microsoft.AspNetCore.Authorization.AuthorizeAttribute
{
    public ForAttribute(params MarketRole[] roles) => Roles = string.Join(',', roles);
}
