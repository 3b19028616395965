using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Ledger.Declarations;

/// <summary>What always holds of declarations.</summary>
public static class DeclarationInvariants
{
    private static readonly DeclarationStatus[] Claiming = [DeclarationStatus.Submitted, DeclarationStatus.Checked, DeclarationStatus.Entered, DeclarationStatus.Returned];

    public static readonly IReadOnlyList<Invariant> All =
    [
        new("申报合计等于各行金额之和", (db, ct) => Verdict.Of(db.Declarations, db.Declarations
            .Where(d => (long)d.Total != d.Lines.Sum(l => (long)l.Amount)).Select(d => d.Number), ct)),
        new("已入账的申报在三个阶段都有分录，其余合计为 0", (db, ct) => Verdict.Of(db.Declarations, db.Declarations
            .Where(d => db.Ledger.Where(e => e.SourceId == d.Id && e.Stage == Stage.Ordered).Sum(e => (long)e.Amount) != (d.Status == DeclarationStatus.Entered ? (long)d.Total : 0)
                || db.Ledger.Where(e => e.SourceId == d.Id && e.Stage == Stage.Accepted).Sum(e => (long)e.Amount) != (d.Status == DeclarationStatus.Entered ? (long)d.Total : 0)
                || db.Ledger.Where(e => e.SourceId == d.Id && e.Stage == Stage.Verified).Sum(e => (long)e.Amount) != (d.Status == DeclarationStatus.Entered ? (long)d.Total : 0))
            .Select(d => d.Number), ct)),
        new("申报分录的单位、产品和属性与申报相符", (db, ct) => Verdict.Of(db.Ledger.Where(e => e.Source == PurchaseSource.Declaration), db.Ledger
            .Where(e => e.Source == PurchaseSource.Declaration && !db.Declarations.Any(d => d.Id == e.SourceId && d.Number == e.SourceNumber && d.UnitId == e.BuyerId && d.SupplierId == e.SupplierId
                && d.Relation == e.Relation && d.Purpose == e.Purpose && d.Activity == e.Activity && d.BoundUnitId == e.BoundUnitId && d.SoldOn == e.OrderedOn && d.Venue == e.Venue
                && d.Kind == DeclarationKind.HelpedToSell == (e.Series == Series.HelpedToSell)
                && d.Lines.Any(l => l.Id == e.SourceLineId && l.CategoryId == e.CategoryId)))
            .Select(e => e.SourceNumber), ct)),
        new("申报人、核查人、核实人各不相同", (db, ct) => Verdict.Of(db.Declarations.Where(d => d.VerifiedBy != null), db.Declarations
            .Where(d => d.CheckedBy != null && d.CheckedBy == d.SubmittedBy || d.VerifiedBy != null && (d.VerifiedBy == d.CheckedBy || d.VerifiedBy == d.SubmittedBy)).Select(d => d.Number), ct)),
        new("申报的发票号码和平台订单号在办理期间都被占用", (db, ct) => Verdict.Of(db.Declarations.Where(d => Claiming.Contains(d.Status)), db.Declarations
            .Where(d => Claiming.Contains(d.Status) && d.Status != DeclarationStatus.Returned
                    && (d.InvoiceNumber != null && !d.Claims.Any(c => c.Kind == ClaimKind.Invoice && c.Number == d.InvoiceNumber)
                        || d.VenueOrderNumber != null && !d.Claims.Any(c => c.Kind == ClaimKind.VenueOrder && c.Number == d.VenueOrderNumber))
                || !Claiming.Contains(d.Status) && d.Claims.Any())
            .Select(d => d.Number), ct)),
        new("已入账申报的发票没有在平台订单上再次使用", (db, ct) => Verdict.Of(db.Declarations.Where(d => d.Status == DeclarationStatus.Entered), db.Declarations
            .Where(d => d.Status == DeclarationStatus.Entered && d.InvoiceNumber != null && db.Set<Invoice>().Any(i => i.LiveNumber == d.InvoiceNumber)).Select(d => d.Number), ct)),
    ];
}
