using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Filings;

/// <summary>A unit states its reserve of a year where there is no 832 file, or amends it; the bureau may do so for it.</summary>
/// <param name="Unit">None for one's own.</param>
/// <param name="Representative">Name or credit code of the unit that files for a shared canteen.</param>
/// <param name="Reason">Of an amendment.</param>
public sealed record KeepFiling(
    Guid FormKey, Guid? Unit, long? Version,
    [Required, Range(2020, 2100), Display(Name = "年度")] int? Year,
    [Required, Display(Name = "食堂模式")] CanteenMode? Mode,
    [Display(Name = "食堂类型")] CanteenKind? Canteen,
    [StringLength(100), Display(Name = "代表单位")] string? Representative,
    [Display(Name = "年度食材采购总额")] decimal? FoodTotal,
    [Display(Name = "预留比例(%)")] decimal? Ratio,
    [Range(0, 1_000_000), Display(Name = "工会人数")] int? UnionHeads,
    [Display(Name = "工会人均(元/年)")] decimal? UnionPerHead,
    [StringLength(300), Display(Name = "说明")] string? Note,
    [StringLength(300), Display(Name = "调整原因")] string? Reason) : ICommand<Guid>, IOnce
{
    internal ReserveTerms Terms(Guid? representative) => new(Mode!.Value, Canteen, representative, Money.Typed(FoodTotal ?? 0, nameof(FoodTotal)), Mode!.Value.Reserves() ? ReserveStandard.Ratio(Ratio ?? 0, nameof(Ratio)) : 0,
        UnionHeads ?? 0, Money.Typed(UnionPerHead ?? 0, nameof(UnionPerHead)), Guard.OptionalText(Note, "说明", 300));
}

internal sealed class KeepFilingHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<KeepFiling, Guid>
{
    public async Task<Guid> Handle(KeepFiling form, CancellationToken ct)
    {
        var unit = await db.FilingUnit(user, form.Unit, ct);
        var (year, now) = (form.Year!.Value, clock.Now());
        var standard = await db.StandardFor(unit.AreaCode, year, ct);
        var terms = form.Terms(await db.RepresentativeNamed(form.Representative, ct));
        var filing = await db.ReserveFilings.Include(f => f.Amendments).SingleOrDefaultAsync(f => f.UnitId == unit.Id && f.Year == year, ct);
        if (filing is null) db.ReserveFilings.Add(ReserveFiling.File(unit, year, terms, standard, FilingSource.Entered, clock.Today(), user.MemberId, now));
        else
        {
            filing.Expect(form.Version);
            filing.Amend(terms, standard, FilingSource.Entered, user.IsBureau(), form.Reason, user.MemberId, now);
        }
        unit.KeepCanteen(terms.Canteen ?? unit.CanteenKind);
        await db.SaveUnlessTaken(new RuleBroken("{0} 年度的预留份额刚刚由别人填报，请刷新后核对。", year), ct);
        await db.CheckRepresentatives([unit.Id], year, ct);
        await db.AccountAnew([unit.Id], "填报调整", now, ct);
        await db.SaveChangesAsync(ct);
        return unit.Id;
    }
}

/// <summary>Whose filing, and who represents whom.</summary>
internal static class FilingParties
{
    /// <summary>Tracked. One's own unit for those who speak for it, any of the area for the bureau.</summary>
    public static async Task<Organisation> FilingUnit(this MarketDb db, ICurrentUser user, Guid? named, CancellationToken ct)
    {
        var own = await db.ReserveUnitOf(user, ct);
        if (named is { } id && (user.IsBureau() || id == own?.Id))
        {
            if (!user.IsBureau() && (!user.ActsForUnit() || own?.Id != user.OrganisationId)) throw new NotThere();
            return await db.Organisations.InReserveOf(user, own).Where(o => o.Id == id && o.Kind == OrganisationKind.BudgetUnit).OrNotThere(ct);
        }
        if (named is not null || own is null || own.Id != user.OrganisationId || !user.ActsForUnit()) throw new NotThere();
        return await db.Organisations.Where(o => o.Id == own.Id && o.Kind == OrganisationKind.BudgetUnit).OrNotThere(ct);
    }

    /// <exception cref="RuleBroken">No budget unit of that name or code, or several.</exception>
    public static async Task<Guid?> RepresentativeNamed(this MarketDb db, string? text, CancellationToken ct)
    {
        if (text?.Trim() is not { Length: > 0 } named) return null;
        var code = named.ToUpperInvariant();
        var found = await db.Organisations.Where(o => o.Kind == OrganisationKind.BudgetUnit && (o.Name == named || o.CreditCode == code)).Select(o => o.Id).Take(2).ToListAsync(ct);
        return found.Count == 1 ? found[0] : throw new RuleBroken("没有名称或统一社会信用代码为“{0}”的预算单位。", named) { Field = "Representative" };
    }

    /// <summary>After the filings stand in the database: a representative files an amount of its own in that year.</summary>
    public static async Task CheckRepresentatives(this MarketDb db, IReadOnlyCollection<Guid> units, int year, CancellationToken ct)
    {
        var ids = units.ToList();
        var wrong = await db.ReserveFilings.Where(f => f.Year == year && f.RepresentativeId != null && (ids.Contains(f.UnitId) || ids.Contains(f.RepresentativeId.Value)))
            .Where(f => !db.ReserveFilings.Any(r => r.Year == year && r.UnitId == f.RepresentativeId && (r.Mode == CanteenMode.Own || r.Mode == CanteenMode.Outsourced)))
            .Select(f => new { Unit = db.Organisations.First(o => o.Id == f.UnitId).Name, Representative = db.Organisations.First(o => o.Id == f.RepresentativeId).Name }).FirstOrDefaultAsync(ct);
        if (wrong is not null)
            throw new RuleBroken("“{0}”由“{1}”代表填报，“{1}”{2} 年度要先按自办或承包食堂填报。", wrong.Unit, wrong.Representative, year) { Field = "Representative" };
    }
}
