using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Payments.Payouts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.Payouts;

/// <summary>What households are owed by the signed-in supplier, or in an officer's area, and the payouts under way.</summary>
/// <param name="Late">Only what is open longer than the usual time.</param>
public sealed record ListDues(bool Late = false, string? Q = null, int? Page = null) : IRequest<DuesPage>;

/// <summary>The page.</summary>
public sealed record DuesPage(ListDues Query, Paged<OwedRow> Rows, DuesSum Sum, IReadOnlyList<PayoutRow> Payouts, bool IsSupplier, DateOnly Today, Guid FormKey);

/// <summary>A household's account with a supplier: paid, on its way and open always sum to owed.</summary>
public sealed record OwedRow(Guid HouseholdId, string Household, SealedText? Head, string VillageCode, Guid SupplierId, string Supplier, long Owed, long Paid, long OnTheWay, DateOnly? Oldest)
{
    public Money Open => new(Owed - Paid - OnTheWay);
}

/// <summary>The same over all households.</summary>
public sealed record DuesSum(Money Owed, Money Paid, Money OnTheWay, int LateHouseholds)
{
    public Money Open => Owed - Paid - OnTheWay;
}

/// <summary>A payout in the list.</summary>
public sealed record PayoutRow(string Number, PayoutWay Way, PayoutStatus Status, DateTime At, int Households, long Total, int Disputed);

internal sealed class ListDuesHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListDues, DuesPage>
{
    public async Task<DuesPage> Handle(ListDues query, CancellationToken ct)
    {
        if (!user.ChecksPayouts() && !user.Has(MarketRole.CooperativeClerk, MarketRole.Treasurer) || user.Kind is not null && user.Kind.Value.IsBuyer() && !user.ChecksPayouts()) throw new NotThere();
        var (today, before) = (clock.Today(), clock.Today().AddDays(-HouseholdDue.UsualDays));
        var dues = db.HouseholdDues.AsNoTracking().VisibleTo(user, db).Where(d => d.VoidedAt == null);
        var accounts = dues.GroupBy(d => new { d.HouseholdId, d.SupplierId }).Select(g => new
        {
            g.Key.HouseholdId, g.Key.SupplierId, Owed = g.Sum(d => (long)d.Amount), Paid = g.Sum(d => (long)d.Paid), OnTheWay = g.Sum(d => (long)d.OnTheWay),
            Oldest = g.Min(d => (long)d.Amount > (long)d.Paid + (long)d.OnTheWay ? (DateOnly?)d.OwedOn : null),
        });
        if (query.Late) accounts = accounts.Where(a => a.Oldest < before);
        var households = query.Q?.Trim().ToUpperInvariant() is { Length: > 0 } q ? db.Households.Where(h => h.Number.Contains(q)) : db.Households;
        var rows = from account in accounts
                   join household in households on account.HouseholdId equals household.Id
                   join supplier in db.Organisations on account.SupplierId equals supplier.Id
                   orderby account.Oldest == null, account.Oldest, household.Number
                   select new OwedRow(household.Id, household.Number, household.Members.Where(m => m.Kinship == Kinship.Head).OrderByDescending(m => m.JoinedOn).Select(m => m.Name).FirstOrDefault(),
                       household.VillageCode, supplier.Id, supplier.Name, account.Owed, account.Paid, account.OnTheWay, account.Oldest);
        var sums = await dues.GroupBy(_ => 1).Select(g => new { Owed = g.Sum(d => (long)d.Amount), Paid = g.Sum(d => (long)d.Paid), OnTheWay = g.Sum(d => (long)d.OnTheWay) }).SingleOrDefaultAsync(ct);
        var late = await dues.Late(today).Select(d => d.HouseholdId).Distinct().CountAsync(ct);
        var payouts = await db.Payouts.AsNoTracking().VisibleTo(user, db).OrderByDescending(p => p.DrawnAt).Take(20)
            .Select(p => new PayoutRow(p.Number, p.Way, p.Status, p.DrawnAt, p.Lines.Count, p.Lines.Sum(l => (long)l.Amount), p.Lines.Count(l => l.Status == PayoutLineStatus.Disputed))).ToListAsync(ct);
        return new(query, await rows.Page(query.Page, ct, 50), new(new(sums?.Owed ?? 0), new(sums?.Paid ?? 0), new(sums?.OnTheWay ?? 0), late), payouts, user.Has(MarketRole.CooperativeClerk, MarketRole.Treasurer) && !user.ChecksPayouts(), today, Guid.CreateVersion7());
    }
}
