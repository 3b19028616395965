using WeixiIncome.Domain.Accounts;

namespace WeixiIncome.Data.Accounts;

/// <summary>What an auditor was appointed to read: units, and business dates from and to, both included.</summary>
public sealed record AuditScope(IReadOnlyList<Guid> Units, DateOnly From, DateOnly To);

/// <summary>Who asks, for which organisation, in which roles: the person signed in, or the market itself (jobs, command line).</summary>
public interface ICurrentUser
{
    Guid? MemberId { get; }
    string Name { get; }

    /// <summary>The organisation acted for; a person with several chooses one.</summary>
    Guid? OrganisationId { get; }
    string OrganisationName { get; }
    OrganisationKind? Kind { get; }

    /// <summary>Area of the organisation acted for.</summary>
    string AreaCode { get; }

    /// <summary>Roles held today in the organisation acted for; none until it is approved and while it is suspended.</summary>
    IReadOnlySet<MarketRole> Roles { get; }
    AuditScope? Audit { get; }

    /// <summary>Jobs, the command line and administrators: no limit to an organisation or area.</summary>
    bool SeesEverything { get; }

    /// <summary>
    /// Units whose affairs the people of a superior unit (approver, treasurer, buyer) may read without acting on them, and the
    /// contractors that serve these units or one's own.
    /// </summary>
    IReadOnlyList<Guid> Below => [];

    bool IsSignedIn => MemberId is not null;
    bool Has(params MarketRole[] anyOf) => anyOf.Any(Roles.Contains);

    /// <summary>The area whose trade an officer watches over; none for buyers and suppliers.</summary>
    string? OverseenArea =>
        Has(MarketRole.CountySupervisor, MarketRole.TownshipOfficer, MarketRole.VillageOfficer, MarketRole.ProvinceViewer) ? AreaCode : null;
}

/// <summary>The market itself: scheduled jobs, the command line, loading of data.</summary>
public sealed class MarketItself : ICurrentUser
{
    public Guid? MemberId => null;
    public string Name => "系统";
    public Guid? OrganisationId => null;
    public string OrganisationName => "";
    public OrganisationKind? Kind => null;
    public string AreaCode => Domain.Areas.Area.Weixi;
    public IReadOnlySet<MarketRole> Roles { get; } = new HashSet<MarketRole>();
    public AuditScope? Audit => null;
    public bool SeesEverything => true;
}
