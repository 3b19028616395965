using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Purchases;

/// <summary>One 832 order: what each source says of it, where they differ, how it counts and how that came.</summary>
public sealed record ShowPurchase(string Number, ResolvePurchase? Typed = null) : IRequest<PurchasePage>;

/// <summary>The purchase's page.</summary>
/// <param name="Order">The order of this market that is the same purchase.</param>
/// <param name="Suspect">An order of this market that looks like it.</param>
/// <param name="Like">Orders of the other side with the same supplier and amount: perhaps a mistyped number.</param>
public sealed record PurchasePage(Purchase832 Purchase, string? Unit, string? Order, string? Suspect, IReadOnlyList<RecordRow> Records, IReadOnlyList<EntryRow> Entries, IReadOnlyList<string> Like,
    string? ResolvedBy, bool IsPersonal, bool MayResolve, bool MayCorrect, bool MayRetract, ResolvePurchase Form);

/// <summary>What one source says.</summary>
public sealed record RecordRow(List832 Source, string Supplier, string Buyer, Money Amount, DateOnly OrderedOn, DateOnly? PaidOn, Money Refunded, DateTime At);

/// <summary>A line of its account.</summary>
public sealed record EntryRow(string Unit, string CountsFor, ReserveEntry Entry);

internal sealed class ShowPurchaseHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowPurchase, PurchasePage>
{
    public async Task<PurchasePage> Handle(ShowPurchase request, CancellationToken ct)
    {
        var own = await db.ReserveUnitOf(user, ct);
        var purchase = await db.Purchases832.AsNoTracking().VisibleTo(user, own, db).Include(p => p.Records).Include(p => p.Entries).Where(p => p.Number == request.Number).OrNotThere(ct);
        var ids = purchase.Entries.SelectMany(e => new[] { e.UnitId, e.CountsForId }).Append(purchase.UnitId ?? Guid.Empty).Distinct().ToList();
        var names = await db.Organisations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var orders = await db.Orders.Where(o => o.Id == purchase.OrderId || o.Id == purchase.SuspectOrderId).ToDictionaryAsync(o => o.Id, o => o.Number, ct);
        var personal = purchase.Line == ReserveLine.Personal;
        return new(purchase, names.GetValueOrDefault(purchase.UnitId ?? Guid.Empty), orders.GetValueOrDefault(purchase.OrderId ?? Guid.Empty), orders.GetValueOrDefault(purchase.SuspectOrderId ?? Guid.Empty),
            [.. purchase.Records.OrderBy(r => r.Source).Select(r => new RecordRow(r.Source, r.Supplier, personal ? "" : r.Buyer, r.Amount, r.OrderedOn, r.PaidOn, r.Refunded, r.At))],
            [.. purchase.Entries.OrderBy(e => e.RecordedAt).ThenBy(e => e.Revision).ThenByDescending(e => e.IsReversal).Select(e => new EntryRow(names[e.UnitId], names[e.CountsForId], e))],
            await Like(purchase, user, own, ct), await db.Members.Where(m => m.Id == purchase.ResolvedBy).Select(m => m.DisplayName).SingleOrDefaultAsync(ct), personal,
            purchase.Match == Match832.Doubtful && ResolvePurchase.MayBy(user, purchase, own?.Id), purchase.UnitId is not null && (user.IsBureau() || user.ActsForUnit()), RetractWriteBack.MayBy(user, purchase, own?.Id),
            request.Typed ?? new(Guid.CreateVersion7(), purchase.Number, purchase.Version, null, false, null));
    }

    private async Task<List<string>> Like(Purchase832 purchase, ICurrentUser asking, Domain.Accounts.Organisation? own, CancellationToken ct)
    {
        if (purchase.Match is not (Match832.OnlyHere or Match832.OnlyThere)) return [];
        var other = purchase.Match == Match832.OnlyHere ? Match832.OnlyThere : Match832.OnlyHere;
        var (from, to) = (purchase.OrderedOn.AddDays(-3), purchase.OrderedOn.AddDays(3));
        return await db.Purchases832.VisibleTo(asking, own, db).Where(p => p.Match == other && p.Supplier == purchase.Supplier && p.Amount == purchase.Amount && p.OrderedOn >= from && p.OrderedOn <= to)
            .OrderBy(p => p.Number).Select(p => p.Number).Take(5).ToListAsync(ct);
    }
}
