using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Accounts;

/// <summary>
/// The one place that says what a person may see: every query starts from here. Buyers and suppliers see their own,
/// superior units also read what is below them, officers their area, auditors their units and period, administrators and
/// the market itself everything. Reading is not acting: commands look for their own side's (AsBuyer, AsSupplier).
/// </summary>
public static partial class Visibility
{
    /// <summary>Codes are digits, so an area's inside is the range from its code to its code followed by ':'.</summary>
    internal static (string Low, string High) Range(string areaCode) => (areaCode, areaCode + ":");

    public static IQueryable<Order> VisibleTo(this IQueryable<Order> orders, ICurrentUser user)
    {
        if (user.SeesEverything) return orders;
        if (user.OverseenArea is { } area)
        {
            var (low, high) = Range(area);
            return orders.Where(o => string.Compare(o.SupplierAreaCode, low) >= 0 && string.Compare(o.SupplierAreaCode, high) < 0
                || string.Compare(o.BuyerAreaCode, low) >= 0 && string.Compare(o.BuyerAreaCode, high) < 0);
        }
        if (user.Audit is { } audit)
            return orders.Where(o => (audit.Units.Contains(o.BuyerId) || audit.Units.Contains(o.SupplierId)) && o.OrderedOn >= audit.From && o.OrderedOn <= audit.To);
        if (user.Roles.Count == 0) return orders.Where(_ => false);
        var (own, below) = (user.OrganisationId, user.Below);
        if (below.Count == 0) return orders.Where(o => o.BuyerId == own || o.SupplierId == own && o.OrderedOn != null || o.BoundUnitId == own && o.OrderedOn != null && o.Purpose != Purpose.Personal);
        return orders.Where(o => o.BuyerId == own || o.SupplierId == own && o.OrderedOn != null
            || o.OrderedOn != null && o.Purpose != Purpose.Personal && o.BoundUnitId != null && (o.BoundUnitId == own || below.Contains(o.BoundUnitId.Value)));
    }

    public static IQueryable<Payable> VisibleTo(this IQueryable<Payable> payables, ICurrentUser user)
    {
        if (user.SeesEverything) return payables;
        if (user.OverseenArea is { } area)
        {
            var (low, high) = Range(area);
            return payables.Where(p => string.Compare(p.SupplierAreaCode, low) >= 0 && string.Compare(p.SupplierAreaCode, high) < 0
                || string.Compare(p.BuyerAreaCode, low) >= 0 && string.Compare(p.BuyerAreaCode, high) < 0);
        }
        if (user.Audit is { } audit)
            return payables.Where(p => (audit.Units.Contains(p.BuyerId) || audit.Units.Contains(p.SupplierId)) && p.AcceptedOn >= audit.From && p.AcceptedOn <= audit.To);
        if (user.Roles.Count == 0) return payables.Where(_ => false);
        var (own, below) = (user.OrganisationId, user.Below);
        return below.Count == 0 ? payables.Where(p => p.BuyerId == own || p.SupplierId == own)
            : payables.Where(p => p.BuyerId == own || p.SupplierId == own || below.Contains(p.BuyerId));
    }

    /// <summary>Entries behind the totals. Buyers see their own and what is bound to them, except other people's personal purchases.</summary>
    public static IQueryable<LedgerEntry> VisibleTo(this IQueryable<LedgerEntry> entries, ICurrentUser user)
    {
        if (user.SeesEverything) return entries;
        if (user.OverseenArea is { } area) return entries.Within(area);
        if (user.Audit is { } audit)
            return entries.Where(e => (audit.Units.Contains(e.BuyerId) || e.SupplierId != null && audit.Units.Contains(e.SupplierId.Value)) && e.CountsOn >= audit.From && e.CountsOn <= audit.To);
        if (user.Roles.Count == 0) return entries.Where(_ => false);
        var (own, below) = (user.OrganisationId, user.Below);
        if (below.Count == 0) return entries.Where(e => e.BuyerId == own || e.SupplierId == own || e.BoundUnitId == own && e.Purpose != Purpose.Personal);
        return entries.Where(e => e.BuyerId == own || e.SupplierId == own
            || e.Purpose != Purpose.Personal && e.BoundUnitId != null && (e.BoundUnitId == own || below.Contains(e.BoundUnitId.Value)));
    }

    /// <summary>Entries whose produce comes from an area; what the area's goal is measured over.</summary>
    public static IQueryable<LedgerEntry> Within(this IQueryable<LedgerEntry> entries, string areaCode)
    {
        var (low, high) = Range(areaCode);
        return entries.Where(e => string.Compare(e.SupplierAreaCode, low) >= 0 && string.Compare(e.SupplierAreaCode, high) < 0);
    }

    /// <summary>A supplier's own products in every state, an officer's area, and for everyone what is published.</summary>
    public static IQueryable<Product> VisibleTo(this IQueryable<Product> products, ICurrentUser user)
    {
        if (user.SeesEverything) return products;
        if (user.OverseenArea is { } area)
        {
            var (low, high) = Range(area);
            return products.Where(p => p.Status == ProductStatus.Published
                || string.Compare(p.OriginAreaCode, low) >= 0 && string.Compare(p.OriginAreaCode, high) < 0);
        }
        var own = user.Has(MarketRole.CooperativeClerk) ? user.OrganisationId : null;
        return products.Where(p => p.Status == ProductStatus.Published || p.SupplierId == own);
    }

    /// <summary>
    /// Produce photos for everyone; proofs of quality for every member; papers for the organisation that uploaded them and the one they are shared
    /// with, for officers of either one's area, and for auditors with the payments that they may read.
    /// </summary>
    public static IQueryable<StoredFile> VisibleTo(this IQueryable<StoredFile> files, ICurrentUser user, MarketDb db)
    {
        if (user.SeesEverything) return files;
        var (declared, pledged, shown) = db.ProvingFiles(user);
        var (proofs, signed) = (db.ProofFiles(user), db.SignedLists(user));
        if (user.OverseenArea is not null)
        {
            var overseen = db.Organisations.VisibleTo(user);
            var desk = user.KeepsComplaintDesk();
            var complaints = db.Complaints.VisibleTo(user);
            var (keeps, households) = (user.KeepsHouseholds(), db.Households.VisibleTo(user));
            return files.Where(f => f.IsPublic || keeps && households.Any(h => h.Bindings.Any(b => b.ContractFileId == f.Id)) || desk && complaints.Any(c => c.Files.Any(a => a.FileId == f.Id)) || overseen.Any(o => o.Id == f.OrganisationId || o.Id == f.SharedWithOrganisationId)
                || proofs.Contains(f.Id) || signed.Contains(f.Id) || declared.Contains(f.Id) || pledged.Contains(f.Id) || shown.Contains(f.Id));
        }
        if (user.Audit is not null)
        {
            var audited = db.Payables.VisibleTo(user);
            return files.Where(f => f.IsPublic
                || audited.Any(p => p.Transfers.Any(t => t.SlipFileId == f.Id) || p.Invoices.Any(i => i.FileId == f.Id))
                || proofs.Contains(f.Id) || declared.Contains(f.Id) || pledged.Contains(f.Id) || shown.Contains(f.Id));
        }
        var own = user.Roles.Count == 0 ? null : user.OrganisationId;
        var me = user.MemberId;
        var (reads, below) = (user.Below.Count > 0, db.Payables.VisibleTo(user));
        return files.Where(f => f.IsPublic
            || reads && below.Any(p => p.Transfers.Any(t => t.SlipFileId == f.Id) || p.Invoices.Any(i => i.FileId == f.Id))
            || own != null && (f.OrganisationId == own || f.SharedWithOrganisationId == own)
            || me != null && f.OrganisationId == null && f.MemberId == me
            || proofs.Contains(f.Id) || declared.Contains(f.Id) || pledged.Contains(f.Id) || shown.Contains(f.Id));
    }

    /// <summary>Papers of one's own organisation and those shared with it; officers see those of their area's organisations, auditors those of their units.</summary>
    public static IQueryable<Paper> VisibleTo(this IQueryable<Paper> papers, ICurrentUser user, MarketDb db)
    {
        if (user.SeesEverything) return papers;
        if (user.OverseenArea is not null)
        {
            var overseen = db.Organisations.VisibleTo(user);
            return papers.Where(p => overseen.Any(o => o.Id == p.OrganisationId || o.Id == p.SharedWithOrganisationId));
        }
        if (user.Audit is { } audit)
        {
            var (from, after) = (BusinessDate.Start(audit.From), BusinessDate.Start(audit.To.AddDays(1)));
            return papers.Where(p => (audit.Units.Contains(p.OrganisationId) || p.SharedWithOrganisationId != null && audit.Units.Contains(p.SharedWithOrganisationId.Value))
                && p.IssuedAt >= from && p.IssuedAt < after);
        }
        if (user.Roles.Count == 0) return papers.Where(_ => false);
        var (own, below) = (user.OrganisationId, user.Below);
        return below.Count == 0 ? papers.Where(p => p.OrganisationId == own || p.SharedWithOrganisationId == own)
            : papers.Where(p => p.OrganisationId == own || p.SharedWithOrganisationId == own || below.Contains(p.OrganisationId));
    }

    /// <summary>
    /// Organisations that a person may open as records: their own and the contractors that serve it, an officer's area, all for administrators. County
    /// supervisors also see the assistance units that buy from their county, wherever those sit.
    /// </summary>
    public static IQueryable<Organisation> VisibleTo(this IQueryable<Organisation> organisations, ICurrentUser user)
    {
        if (user.SeesEverything) return organisations;
        if ((user.OverseenArea ?? (user.Has(MarketRole.Administrator) ? user.AreaCode : null)) is { } area)
        {
            var (low, high) = Range(area);
            var helpers = user.Has(MarketRole.CountySupervisor, MarketRole.Administrator);
            return organisations.Where(o => o.Kind != OrganisationKind.Person
                && (string.Compare(o.AreaCode, low) >= 0 && string.Compare(o.AreaCode, high) < 0
                    || helpers && (o.Kind == OrganisationKind.PairedUnit || o.Kind == OrganisationKind.ShanghaiPartner)));
        }
        if (user.Audit is { } audit) return organisations.Where(o => audit.Units.Contains(o.Id));
        var own = user.OrganisationId;
        return organisations.Where(o => o.Id == own || o.Kind == OrganisationKind.Contractor && o.HomeUnitId == own);
    }

    /// <summary>Posts in one's own organisation; all for administrators.</summary>
    public static IQueryable<Membership> VisibleTo(this IQueryable<Membership> memberships, ICurrentUser user)
    {
        if (user.SeesEverything) return memberships;
        var own = user.Roles.Count == 0 ? null : user.OrganisationId;
        return memberships.Where(m => m.OrganisationId == own);
    }

    public static IQueryable<Organisation> Within(this IQueryable<Organisation> organisations, string areaCode)
    {
        var (low, high) = Range(areaCode);
        return organisations.Where(o => string.Compare(o.AreaCode, low) >= 0 && string.Compare(o.AreaCode, high) < 0);
    }
}
