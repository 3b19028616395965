using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
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

    /// <summary>How many organisations there are to choose from.</summary>
    public int Organisations { get; private set; }

    internal async Task Load(ClaimsPrincipal person, MarketDb db, DateOnly today, CancellationToken ct)
    {
        if (!Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var memberId)) return;
        var held = await db.Memberships.AsNoTracking()
            .Where(m => m.MemberId == memberId && m.From <= today && (m.To == null || m.To >= today))
            .OrderBy(m => m.From).ThenBy(m => m.Id)
            .Join(db.Organisations, m => m.OrganisationId, o => o.Id, (m, o) => new { m.Id, m.Role, m.AuditFrom, m.AuditTo, OrganisationId = o.Id, o.Name, o.Kind, o.AreaCode, o.Status })
            .ToListAsync(ct);
        MemberId = memberId;
        Name = person.FindFirstValue(ClaimTypes.GivenName) ?? person.Identity?.Name ?? "";
        Organisations = held.Select(h => h.OrganisationId).Distinct().Count();
        var chosen = Guid.TryParse(person.FindFirstValue(OrganisationClaim), out var claimed) ? held.Find(h => h.OrganisationId == claimed) : null;
        if ((chosen ?? held.FirstOrDefault()) is not { } acting) return;
        (OrganisationId, OrganisationName, Kind, AreaCode) = (acting.OrganisationId, acting.Name, acting.Kind, acting.AreaCode);
        // An applicant waits without permissions, as a suspended organisation does.
        if (acting.Status is not OrganisationStatus.Active) return;
        var mine = held.Where(h => h.OrganisationId == acting.OrganisationId).ToArray();
        roles = [.. mine.Select(h => h.Role)];
        if (mine.FirstOrDefault(h => h.Role == MarketRole.Auditor) is { AuditFrom: { } from, AuditTo: { } to } appointed)
            Audit = new([.. await db.Memberships.Where(m => m.Id == appointed.Id).SelectMany(m => m.AuditedUnits).Select(u => u.OrganisationId).ToListAsync(ct)], from, to);
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
