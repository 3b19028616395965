using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>Each step of a declaration tells those who act next, and the unit how it goes.</summary>
internal sealed class TellOfDeclarations(MarketDb db, ICurrentUser user, TimeProvider clock)
{
    /// <summary>The township from which the produce comes.</summary>
    public async Task OfSubmission(Declaration declaration, string unit, CancellationToken ct)
    {
        var township = declaration.OriginAreaCode[..9];
        foreach (var office in await db.Organisations.Where(o => o.Kind == OrganisationKind.Township && o.AreaCode == township).Select(o => o.Id).ToListAsync(ct))
            await db.Notify(office, [MarketRole.TownshipOfficer], "{0} 的申报 {1}（{2}，{3}）等您核查。", [unit, declaration.Number, declaration.Kind, declaration.Total], Page(declaration), clock.Now(), ct);
    }

    /// <summary>The county's supervisors.</summary>
    public async Task OfCheck(Declaration declaration, string unit, CancellationToken ct)
    {
        foreach (var office in await db.Organisations.Where(o => o.Kind == OrganisationKind.CountyDepartment && o.AreaCode == Area.Weixi).Select(o => o.Id).ToListAsync(ct))
            await db.Notify(office, [MarketRole.CountySupervisor], "{0} 的申报 {1}（{2}，{3}）已由乡镇核查，等县级核实。", [unit, declaration.Number, declaration.Kind, declaration.Total], Page(declaration), clock.Now(), ct, user.MemberId);
    }

    /// <summary>The unit that declared.</summary>
    public Task OfOutcome(Declaration declaration, string sentence, object?[] said, CancellationToken ct) =>
        db.Notify(declaration.UnitId, [MarketRole.Buyer, MarketRole.Treasurer], sentence, said, Page(declaration), clock.Now(), ct);

    private static string Page(Declaration declaration) => $"/declarations/{declaration.Number}";
}
