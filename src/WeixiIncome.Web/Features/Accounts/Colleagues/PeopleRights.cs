using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Colleagues;

/// <summary>
/// Who answers for an organisation's people: administrators for all; county supervisors for suppliers, buyers, villages
/// and townships of their county; the approver of a unit for the contractor that runs its canteen; in each organisation whoever holds a role that manages colleagues, and while nobody
/// does, any of its members.
/// </summary>
internal static class PeopleRights
{
    private static readonly List<MarketRole> Managing = [.. Enum.GetValues<MarketRole>().Where(role => role.ManagesColleagues())];

    /// <summary>The organisation, tracked, if this person may settle its posts.</summary>
    /// <exception cref="NotThere">Not visible, or not theirs to settle.</exception>
    public static async Task<Organisation> Managed(this MarketDb db, Guid organisationId, ICurrentUser user, DateOnly today, CancellationToken ct)
    {
        var organisation = await db.Organisations.VisibleTo(user).Where(o => o.Id == organisationId).OrNotThere(ct);
        return await db.Manages(organisation, user, today, ct) ? organisation : throw new NotThere();
    }

    public static async Task<bool> Manages(this MarketDb db, Organisation organisation, ICurrentUser user, DateOnly today, CancellationToken ct)
    {
        if (organisation.Kind == OrganisationKind.Person) return false;
        if (user.SeesEverything) return true;
        if (organisation.Id != user.OrganisationId)
            return user.Has(MarketRole.CountySupervisor) && IsForSupervisors(organisation.Kind)
                || organisation.Kind == OrganisationKind.Contractor && organisation.HomeUnitId == user.OrganisationId && user.Has(MarketRole.Approver);
        if (user.Roles.Any(role => role.ManagesColleagues())) return true;
        return user.Roles.Any(role => role != MarketRole.Auditor) && !await db.Managers(organisation.Id, today).AnyAsync(ct);
    }

    public static IQueryable<Membership> Managers(this MarketDb db, Guid organisationId, DateOnly today) =>
        db.Memberships.HeldOn(today).Where(m => m.OrganisationId == organisationId && Managing.Contains(m.Role));

    /// <summary>
    /// Two who change the same organisation's posts at once must meet: what was looked at before a post is given or ended
    /// (the last one who manages, the same post twice) would otherwise not hold any more.
    /// </summary>
    public static void Hold(this MarketDb db, Organisation organisation) => db.Entry(organisation).Property(o => o.Version).IsModified = true;

    /// <summary>The roles that this person may give there.</summary>
    public static IEnumerable<MarketRole> Givable(this ICurrentUser user, OrganisationKind kind) =>
        Enum.GetValues<MarketRole>().Where(role => kind.Offers(role) && role is not MarketRole.Auditor && (role != MarketRole.Administrator || user.Has(MarketRole.Administrator)));

    public static void MayGive(this ICurrentUser user, MarketRole role)
    {
        if (role == MarketRole.Administrator && !user.Has(MarketRole.Administrator)) throw new RuleBroken("管理员只能由管理员任命。") { Field = "Role" };
        if (role == MarketRole.Auditor) throw new RuleBroken("审计员请在“任命审计员”里办理，要写明被审单位和期间。") { Field = "Role" };
    }

    /// <summary>What the first person of an organisation starts with; they give the other posts away.</summary>
    public static MarketRole[] RolesOfTheFirst(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.Cooperative or OrganisationKind.LeadingFirm => [MarketRole.CooperativeClerk],
        OrganisationKind.BudgetUnit or OrganisationKind.PairedUnit or OrganisationKind.ShanghaiPartner or OrganisationKind.Contractor => [MarketRole.Buyer, MarketRole.Approver],
        OrganisationKind.Village => [MarketRole.VillageOfficer],
        OrganisationKind.Township => [MarketRole.TownshipOfficer],
        OrganisationKind.CountyDepartment => [MarketRole.CountySupervisor],
        OrganisationKind.ProvinceDepartment => [MarketRole.ProvinceViewer],
        OrganisationKind.Platform => [MarketRole.Administrator],
        _ => throw new RuleBroken("“{0}”的人员请另行任命。", kind) { Field = "UserName" },
    };

    private static bool IsForSupervisors(OrganisationKind kind) =>
        kind.IsSupplier() || kind is OrganisationKind.BudgetUnit or OrganisationKind.PairedUnit or OrganisationKind.ShanghaiPartner or OrganisationKind.Contractor or OrganisationKind.Village or OrganisationKind.Township;
}
