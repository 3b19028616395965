using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;

namespace WeixiIncome.Web.Features.Accounts.Joining;

/// <summary>Tells the offices whose turn it is with an application.</summary>
internal static class TellOffices
{
    private const int CountyDigits = 6;
    private const int TownshipDigits = 9;

    public static Task TellTownship(this MarketDb db, Organisation applicant, DateTime now, CancellationToken ct) =>
        db.Tell(applicant, OrganisationKind.Township, TownshipDigits, MarketRole.TownshipOfficer, "{0}申请入驻，请核查。", now, ct);

    public static Task TellCounty(this MarketDb db, Organisation applicant, string sentence, DateTime now, CancellationToken ct, Guid? except = null) =>
        db.Tell(applicant, OrganisationKind.CountyDepartment, CountyDigits, MarketRole.CountySupervisor, sentence, now, ct, except);

    public static Task TellApplicant(this MarketDb db, Organisation applicant, string sentence, object?[] arguments, DateTime now, CancellationToken ct) =>
        db.Notify(applicant.Id, [MarketRole.CooperativeClerk], sentence, arguments, "/join/application", now, ct);

    private static async Task Tell(this MarketDb db, Organisation applicant, OrganisationKind kind, int digits, MarketRole role, string sentence, DateTime now, CancellationToken ct, Guid? except = null)
    {
        var area = applicant.AreaCode[..digits];
        var offices = await db.Organisations.Where(o => o.Kind == kind && o.AreaCode == area && o.Status == OrganisationStatus.Active).Select(o => o.Id).ToListAsync(ct);
        foreach (var office in offices)
            await db.Notify(office, [role], sentence, [applicant.Name], $"/oversight/applications/{applicant.Id}", now, ct, except);
    }
}
