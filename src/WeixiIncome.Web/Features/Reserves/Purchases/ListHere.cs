using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Purchases;

/// <summary>What stands beside the reserve: accepted purchases on this market, never added to it.</summary>
public sealed record ListHere([Range(2020, 2100), Display(Name = "年度")] int? Year, Guid? Unit, int? Page) : IRequest<HerePage>;

/// <summary>The list's page.</summary>
/// <param name="Sum">Without what also stands on 832.</param>
public sealed record HerePage(ListHere Query, int Year, string? Unit, Paged<HereRow> Rows, Money Sum, Money Also832, DateOnly Today);

/// <summary>An order of this market.</summary>
/// <param name="Number832">The 832 order that is the same purchase.</param>
/// <param name="MayOpen">The order's own page opens for its buyer and for officers.</param>
public sealed record HereRow(string Number, string Unit, string Supplier, Money Amount, DateOnly AcceptedOn, string? Number832, bool MayOpen);

internal sealed class ListHereHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListHere, HerePage>
{
    public async Task<HerePage> Handle(ListHere request, CancellationToken ct)
    {
        var own = await db.ReserveUnitOf(user, ct);
        if (own is null && !user.Oversees()) throw new NotThere();
        var (units, year) = (db.Organisations.InReserveOf(user, own), request.Year ?? clock.Today().Year);
        if (request.Unit is { } one) units = units.Where(o => o.Id == one);
        var sums = await db.Here(units, year).ToListAsync(ct);
        var also = sums.Sum(cell => cell.Also832Fen);
        return new(request, year, request.Unit is null ? null : await units.Select(o => o.Name).SingleOrDefaultAsync(ct), await Rows(units, year, request.Page, ct),
            new(sums.Sum(cell => cell.Fen) - also), new(also), clock.Today());
    }

    /// <summary>Of persons' orders that are bound to the unit nobody sees more than the sum.</summary>
    private Task<Paged<HereRow>> Rows(IQueryable<Domain.Accounts.Organisation> units, int year, int? page, CancellationToken ct)
    {
        var (first, after, mine) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1), db.Orders.VisibleTo(user));
        return db.Orders.BoundWithin(units).Where(o => o.AcceptedOn >= first && o.AcceptedOn < after).OrderByDescending(o => o.AcceptedOn).ThenByDescending(o => o.Id)
            .Select(o => new HereRow(o.Number, db.Organisations.First(u => u.Id == o.BoundUnitId).Name, db.Organisations.First(s => s.Id == o.SupplierId).Name, o.AcceptedTotal!.Value, o.AcceptedOn!.Value,
                db.Purchases832.Where(p => p.OrderId == o.Id && p.Entries.Any(e => !e.IsReversal && !db.ReserveEntries.Any(r => r.ReversesId == e.Id))).Select(p => p.Number).FirstOrDefault(), mine.Any(m => m.Id == o.Id))).Page(page, ct);
    }
}
