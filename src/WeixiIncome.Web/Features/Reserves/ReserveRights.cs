using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;

namespace WeixiIncome.Web.Features.Reserves;

/// <summary>Who may do what with the reserve.</summary>
internal static class ReserveRights
{
    /// <summary>The finance bureau's part: rules, filings of every unit, lists, column headings, decisions on bindings.</summary>
    public static bool IsBureau(this ICurrentUser user) => user.SeesEverything || user.Has(MarketRole.CountySupervisor, MarketRole.Administrator) && user.Kind is OrganisationKind.CountyDepartment or OrganisationKind.Platform;

    /// <summary>Rules of one's own area and of what lies in it.</summary>
    public static bool KeepsRulesOf(this ICurrentUser user, string areaCode) => user.SeesEverything || user.IsBureau() && Area.Contains(user.AreaCode, areaCode);

    /// <summary>Those who speak for a unit's purchases.</summary>
    public static bool ActsForUnit(this ICurrentUser user) => user.Has(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer);

    public static bool Oversees(this ICurrentUser user) => user.SeesEverything || user.OverseenArea is not null || user.Audit is not null;
}
