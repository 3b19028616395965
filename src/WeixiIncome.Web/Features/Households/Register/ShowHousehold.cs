using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Households.Register;

/// <summary>A household's record, masked.</summary>
/// <param name="Revealed">What was just opened, by member; with the household's own under the empty id.</param>
public sealed record ShowHousehold(string Number, RevealedHousehold? Revealed = null) : IRequest<HouseholdPage>;

/// <summary>The page.</summary>
public sealed record HouseholdPage(Household Household, string Place, IReadOnlyList<BindingRow> Bindings, IReadOnlyList<HoldingRow> Holdings, IReadOnlyList<YieldNorm> Norms, MonitoringLine? Line,
    IReadOnlyList<HouseholdStepRow> Steps, RevealedHousehold? Revealed, IReadOnlyList<Choice> Suppliers, DateOnly Today, Guid FormKey)
{
    public IEnumerable<HouseholdMember> Here => Household.Members.Where(m => m.IsHere).OrderBy(m => m.Kinship).ThenBy(m => m.BirthYear);

    public IEnumerable<HouseholdMember> Left => Household.Members.Where(m => !m.IsHere).OrderBy(m => m.LeftOn);
}

/// <summary>A binding with the supplier's name.</summary>
public sealed record BindingRow(HouseholdBinding Binding, string Supplier, bool HasFirm);

/// <summary>What the household grows, with what that plausibly yields a year.</summary>
public sealed record HoldingRow(Holding Holding, YieldNorm Norm)
{
    public decimal Amount => Holding.Hundredths / 100m;
    public decimal PlausibleKilograms => Holding.Plausible(Norm) / 1000m;
}

/// <summary>One step of the history.</summary>
public sealed record HouseholdStepRow(HouseholdAct Act, string? Who, string? Note, DateTime At);

internal sealed class ShowHouseholdHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<ShowHousehold, HouseholdPage>
{
    public async Task<HouseholdPage> Handle(ShowHousehold query, CancellationToken ct)
    {
        var (today, household) = (clock.Today(), await db.HouseholdOf(user, query.Number, null, ct, track: false));
        var suppliers = household.Bindings.Select(b => b.SupplierId).Distinct().ToList();
        var names = await db.Organisations.Where(o => suppliers.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var linked = await db.FirmBindings.Where(f => suppliers.Contains(f.CooperativeId) && f.To == null).Select(f => f.CooperativeId).Distinct().ToListAsync(ct);
        var norms = await db.YieldNorms.AsNoTracking().OrderBy(n => n.Name).ToListAsync(ct);
        var steps = await (from step in db.Households.Where(h => h.Id == household.Id).SelectMany(h => h.Steps)
                           join member in db.Members on step.By equals member.Id into who
                           from member in who.DefaultIfEmpty()
                           orderby step.At descending, step.Id descending
                           select new HouseholdStepRow(step.Act, member == null ? null : member.DisplayName, step.Note, step.At)).Take(50).ToListAsync(ct);
        var county = household.VillageCode[..6];
        return new(household, areas.Path(household.VillageCode),
            [.. household.Bindings.OrderByDescending(b => b.From).Select(b => new BindingRow(b, names.GetValueOrDefault(b.SupplierId, ""), linked.Contains(b.SupplierId)))],
            [.. household.Holdings.Join(norms, h => h.NormId, n => n.Id, (h, n) => new HoldingRow(h, n)).OrderBy(r => r.Norm.Name)], norms,
            await db.MonitoringLines.AsNoTracking().Where(l => l.AreaCode == county).OrderByDescending(l => l.Year).FirstOrDefaultAsync(ct), steps, query.Revealed, await Suppliers(ct), today, Guid.CreateVersion7());
    }

    private Task<List<Choice>> Suppliers(CancellationToken ct) =>
        db.Organisations.AsNoTracking().Where(o => (o.Kind == OrganisationKind.Cooperative || o.Kind == OrganisationKind.LeadingFirm) && o.Status == OrganisationStatus.Active)
            .OrderBy(o => o.Name).Select(o => new Choice(o.Id, o.Name)).ToListAsync(ct);
}

/// <summary>Loads a household for those who keep it.</summary>
internal static class HouseholdsOfOfficers
{
    public static async Task<Household> HouseholdOf(this MarketDb db, ICurrentUser user, string number, long? version, CancellationToken ct, bool track = true)
    {
        if (!user.KeepsHouseholds()) throw new NotThere();
        var visible = track ? db.Households.VisibleTo(user) : db.Households.AsNoTracking().VisibleTo(user);
        var household = await visible.Whole().Where(h => h.Number == number).OrNotThere(ct);
        household.Expect(version);
        return household;
    }
}
