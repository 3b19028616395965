using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Quotations;

namespace WeixiIncome.Data.Buying.Quotations;

/// <summary>
/// The only door to suppliers' answers (an architecture test holds everybody to it): a supplier reads its own, and once a
/// request was opened after its deadline those who may see the request read all. Before that nobody does, whatever their
/// role; all there is to know is how many answers there are.
/// </summary>
public static class SealedBids
{
    /// <summary>The answers of the supplier that the person acts for.</summary>
    public static IQueryable<Bid> OwnBids(this MarketDb db, ICurrentUser user)
    {
        var own = user.Has(MarketRole.CooperativeClerk) ? user.OrganisationId : null;
        return db.Set<Bid>().Where(b => b.SupplierId == own);
    }

    /// <summary>Answers that stand to requests that were opened: for the buyer, its officers and auditors; never for a rival.</summary>
    public static IQueryable<Bid> OpenedBids(this MarketDb db, ICurrentUser user)
    {
        var requests = db.Quotations.VisibleTo(user).Where(q => q.OpenedAt != null);
        if (!user.SeesEverything && user.OverseenArea is null && user.Audit is null) requests = requests.Where(q => q.BuyerId == user.OrganisationId);
        return db.Set<Bid>().Where(b => b.WithdrawnAt == null && requests.Any(q => q.Id == b.QuotationId));
    }

    /// <summary>How many answers stand; requests without any are left out.</summary>
    public static Task<Dictionary<Guid, int>> AnswersReceived(this MarketDb db, IReadOnlyCollection<Guid> quotationIds, CancellationToken ct)
    {
        var ids = quotationIds.ToList();
        return db.Set<Bid>().Where(b => b.WithdrawnAt == null && ids.Contains(b.QuotationId)).GroupBy(b => b.QuotationId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    /// <summary>Who has to be told how a request ended; for notices only.</summary>
    public static Task<List<Guid>> SuppliersThatAnswered(this MarketDb db, Guid quotationId, CancellationToken ct) =>
        db.Set<Bid>().Where(b => b.QuotationId == quotationId && b.WithdrawnAt == null).Select(b => b.SupplierId).ToListAsync(ct);

    /// <summary>A supplier's first answer; one that was handed in already is tracked.</summary>
    public static void HandIn(this MarketDb db, Bid bid) => db.Set<Bid>().Add(bid);
}
