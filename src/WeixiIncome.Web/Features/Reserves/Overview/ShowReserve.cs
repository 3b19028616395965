using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Overview;

/// <summary>One unit's reserve: what was filed, what counts, what does not yet, what is bought beside.</summary>
/// <param name="Unit">None for one's own.</param>
public sealed record ShowReserve(Guid? Unit, int? Year) : IRequest<ReservePage?>;

/// <summary>The unit's page.</summary>
/// <param name="Open">832 orders of the year that do not count yet, and why.</param>
/// <param name="Subordinates">How many units stand below it.</param>
public sealed record ReservePage(Guid Id, string Name, bool IsOwn, bool IsBudgetUnit, CanteenKind? Canteen, int Year, DateOnly Today, UnitReserve Reserve, ReserveStandard Standard, string? Representative,
    IReadOnlyList<string> Represents, IReadOnlyList<OpenPurchases> Open, IReadOnlyList<AmendmentRow> Amendments, DateTime? ListedAt, int Subordinates, int Corrections, bool MayFile, bool MayRemind, bool MayWriteBack, bool IsBureau);

/// <summary>Orders of 832 that do not count, by what is missing.</summary>
public sealed record OpenPurchases(Match832 Match, bool IsPaid, int Count, Money Amount);

/// <summary>A change of the filing.</summary>
public sealed record AmendmentRow(DateTime At, string Who, string Reason, ReserveTerms Before, ReserveTerms After);

internal sealed class ShowReserveHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowReserve, ReservePage?>
{
    public async Task<ReservePage?> Handle(ShowReserve request, CancellationToken ct)
    {
        var own = await db.ReserveUnitOf(user, ct);
        if (request.Unit is null && own is null) return null;
        var today = clock.Today();
        var year = request.Year is >= 2020 and <= 2100 ? request.Year.Value : today.Year;
        var unit = request.Unit is { } id ? await db.Organisations.AsNoTracking().InReserveOf(user, own).Where(o => o.Id == id).OrNotThere(ct) : own!;
        var reserve = (await db.Reserves(db.Organisations.Where(o => o.Id == unit.Id), year, ct)).FirstOrDefault() ?? Nothing(unit);
        var isOwn = unit.Id == own?.Id;
        return new(unit.Id, unit.Name, isOwn, unit.Kind == OrganisationKind.BudgetUnit, unit.CanteenKind, year, today, reserve, await db.StandardFor(unit.AreaCode, year, ct),
            await db.Organisations.Where(o => o.Id == reserve.Unit.RepresentativeId).Select(o => o.Name).SingleOrDefaultAsync(ct),
            await db.ReserveFilings.Where(f => f.RepresentativeId == unit.Id && f.Year == year).Join(db.Organisations, f => f.UnitId, o => o.Id, (_, o) => o.Name).OrderBy(name => name).ToListAsync(ct),
            await Open(unit.Id, year, ct), await Amendments(unit.Id, year, ct),
            await db.Purchases832.Where(p => p.UnitId == unit.Id).SelectMany(p => p.Records).Where(r => r.Source != List832.WrittenBack).MaxAsync(r => (DateTime?)r.At, ct),
            await db.Organisations.BelowAndWith(unit).CountAsync(o => o.Id != unit.Id, ct),
            await db.BindingCorrections.CountAsync(c => c.Status == CorrectionStatus.Pending && (c.FromUnitId == unit.Id || c.ToUnitId == unit.Id), ct),
            unit.Kind == OrganisationKind.BudgetUnit && (isOwn && user.ActsForUnit() && user.OrganisationId == unit.Id || user.IsBureau()), !isOwn && RemindUnit.MayBy(user), isOwn && user.ActsForUnit(), user.IsBureau());
    }

    private static UnitReserve Nothing(Organisation unit) =>
        new(new(unit.Id, unit.Name, unit.UnitPath, unit.SuperiorId, null, null, 0, 0, 0, 0, null, null), ReserveProgress.None, Money.Zero, Money.Zero, Money.Zero);

    private async Task<List<OpenPurchases>> Open(Guid unit, int year, CancellationToken ct)
    {
        var (first, after) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        var groups = await db.Purchases832.Where(p => p.UnitId == unit && p.OrderedOn >= first && p.OrderedOn < after && p.Line != ReserveLine.Personal && !p.Entries.Any(e => !e.IsReversal && !db.ReserveEntries.Any(r => r.ReversesId == e.Id)))
            .GroupBy(p => new { p.Match, IsPaid = p.PaidOn != null }).Select(g => new { g.Key.Match, g.Key.IsPaid, Count = g.Count(), Fen = g.Sum(p => (long)p.Amount) }).ToListAsync(ct);
        return [.. groups.OrderBy(g => g.Match).ThenBy(g => g.IsPaid).Select(g => new OpenPurchases(g.Match, g.IsPaid, g.Count, new(g.Fen)))];
    }

    private async Task<List<AmendmentRow>> Amendments(Guid unit, int year, CancellationToken ct)
    {
        var rows = await (from filing in db.ReserveFilings
                          from amendment in filing.Amendments
                          join member in db.Members on amendment.By equals member.Id into known
                          from who in known.DefaultIfEmpty()
                          where filing.UnitId == unit && filing.Year == year
                          orderby amendment.At descending, amendment.Id descending
                          select new { amendment.At, Who = who == null ? "" : who.DisplayName, amendment.Reason, amendment.Before, amendment.After }).Take(20).ToListAsync(ct);
        return rows.ConvertAll(row => new AmendmentRow(row.At, row.Who, row.Reason, ReserveTerms.Read(row.Before), ReserveTerms.Read(row.After)));
    }
}
