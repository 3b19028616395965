using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Payments.Statements;

namespace WeixiIncome.Data.Accounts;

public static partial class Visibility
{
    /// <summary>A supplier's clerks see their own lots, officers those of their area's suppliers.</summary>
    public static IQueryable<Lot> VisibleTo(this IQueryable<Lot> lots, ICurrentUser user, MarketDb db)
    {
        if (user.SeesEverything) return lots;
        if (user.OverseenArea is { } area)
        {
            var (low, high) = Range(area);
            return lots.Where(l => db.Organisations.Any(o => o.Id == l.SupplierId && string.Compare(o.AreaCode, low) >= 0 && string.Compare(o.AreaCode, high) < 0));
        }
        var own = user.Has(MarketRole.CooperativeClerk) ? user.OrganisationId : null;
        return lots.Where(l => own != null && l.SupplierId == own);
    }

    /// <summary>The supplier's own, those that reached a buyer, and an officer's area.</summary>
    public static IQueryable<Recall> VisibleTo(this IQueryable<Recall> recalls, ICurrentUser user, MarketDb db)
    {
        if (user.SeesEverything) return recalls;
        if (user.OverseenArea is { } area)
        {
            var (low, high) = Range(area);
            return recalls.Where(r => db.Organisations.Any(o => o.Id == r.SupplierId && string.Compare(o.AreaCode, low) >= 0 && string.Compare(o.AreaCode, high) < 0));
        }
        var own = user.Roles.Count == 0 ? null : user.OrganisationId;
        return recalls.Where(r => own != null && (r.SupplierId == own || r.Lots.Any(l => db.ShipmentLines.Any(s => s.LotId == l.LotId && s.BuyerId == own))));
    }

    /// <summary>Whether this person watches over money to households.</summary>
    public static bool ChecksPayouts(this ICurrentUser user) => user.SeesEverything || user.Has(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor);

    /// <summary>The supplier's own; officers those that pay a household of their area.</summary>
    public static IQueryable<Payout> VisibleTo(this IQueryable<Payout> payouts, ICurrentUser user, MarketDb db)
    {
        if (user.SeesEverything) return payouts;
        if (user.ChecksPayouts())
        {
            var households = db.Households.VisibleTo(user);
            return payouts.Where(p => p.Lines.Any(l => households.Any(h => h.Id == l.HouseholdId)));
        }
        var own = user.Has(MarketRole.CooperativeClerk, MarketRole.Treasurer) ? user.OrganisationId : null;
        return payouts.Where(p => own != null && p.SupplierId == own);
    }

    /// <summary>Signed lists, photographed, for the officers who hold them against their people.</summary>
    private static IQueryable<Guid> SignedLists(this MarketDb db, ICurrentUser user)
    {
        var checks = user.ChecksPayouts();
        return db.Payouts.VisibleTo(user, db).Where(p => checks && p.EvidenceFileId != null).Select(p => p.EvidenceFileId!.Value);
    }

    /// <summary>Reports and certifications that stand beside the goods, for every member.</summary>
    private static IQueryable<Guid> ProofFiles(this MarketDb db, ICurrentUser user)
    {
        var isMember = user.MemberId is not null;
        return db.QualityProofs.Where(p => isMember && p.RemovedAt == null && p.FileId != null).Select(p => p.FileId!.Value);
    }

    /// <summary>What a supplier owes: its own; officers that of their area's households.</summary>
    public static IQueryable<HouseholdDue> VisibleTo(this IQueryable<HouseholdDue> dues, ICurrentUser user, MarketDb db)
    {
        if (user.SeesEverything) return dues;
        if (user.ChecksPayouts())
        {
            var households = db.Households.VisibleTo(user);
            return dues.Where(d => households.Any(h => h.Id == d.HouseholdId));
        }
        var own = user.Has(MarketRole.CooperativeClerk, MarketRole.Treasurer) ? user.OrganisationId : null;
        return dues.Where(d => own != null && d.SupplierId == own);
    }

    /// <summary>Both sides, and officers of the supplier's area.</summary>
    public static IQueryable<Statement> VisibleTo(this IQueryable<Statement> statements, ICurrentUser user, MarketDb db)
    {
        if (user.SeesEverything) return statements;
        if (user.OverseenArea is { } area)
        {
            var (low, high) = Range(area);
            return statements.Where(s => db.Organisations.Any(o => o.Id == s.SupplierId && string.Compare(o.AreaCode, low) >= 0 && string.Compare(o.AreaCode, high) < 0));
        }
        var own = user.Roles.Count == 0 ? null : user.OrganisationId;
        return statements.Where(s => own != null && (s.BuyerId == own || s.SupplierId == own));
    }
}
