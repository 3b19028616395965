using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Comparisons;
using WeixiIncome.Domain.Buying.Quotations;

namespace WeixiIncome.Data.Buying.Quotations;

/// <summary>What always holds of requests for quotation and of comparisons.</summary>
public static class QuotationInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("没有在截止之后提交的报价", (db, ct) => Verdict.Of(db.Set<Bid>(),
            db.Set<Bid>().Where(b => db.Quotations.Any(q => q.Id == b.QuotationId && q.Deadline <= b.HandedInAt)).Join(db.Quotations, b => b.QuotationId, q => q.Id, (_, q) => q.Number), ct)),
        new("没有在截止之前开启的询价", (db, ct) => Verdict.Of(db.Quotations.Where(q => q.OpenedAt != null),
            db.Quotations.Where(q => q.OpenedAt < q.Deadline).Select(q => q.Number), ct)),
        new("每次修改报价都有存底", (db, ct) => Verdict.Of(db.Set<Bid>(),
            db.Set<Bid>().Where(b => b.Revisions.Count != b.Revision || b.Revisions.Max(r => r.Number) != b.Revision).Join(db.Quotations, b => b.QuotationId, q => q.Id, (_, q) => q.Number), ct)),
        new("定标数量不超过需求和所报数量", (db, ct) => Verdict.Of(db.Set<AwardedLine>(),
            db.Quotations.Where(q => q.Lines.Any(l => q.Awards.Where(a => a.LineId == l.Id).Sum(a => a.Quantity) > l.Quantity)
                || q.Awards.Any(a => db.Set<BidLine>().Any(b => b.BidId == a.BidId && b.LineId == a.LineId && (b.Quantity < a.Quantity || b.Price != a.Price)))).Select(q => q.Number), ct)),
        new("定标人不是起草人", (db, ct) => Verdict.Of(db.Quotations.Where(q => q.Status == QuotationStatus.Awarded),
            db.Quotations.Where(q => q.Status == QuotationStatus.Awarded && (q.AwardedBy == null || q.AwardedBy == q.WrittenBy)).Select(q => q.Number), ct)),
        new("选定的比价至少有三家报价，并写明原因", (db, ct) => Verdict.Of(db.Comparisons.Where(c => c.Status == ComparisonStatus.Decided).Include(c => c.Quotes).AsNoTracking(),
            comparison => IsDecidedRightly(comparison) ? null : comparison.Number, ct)),
    ];

    private static bool IsDecidedRightly(Comparison comparison) =>
        comparison.Quotes.Select(q => q.SupplierName).Distinct(StringComparer.Ordinal).Count() >= Comparison.Fewest && comparison.Chosen is not null
        && (comparison.Reason == ChoiceReason.LowestPrice || comparison is { Reason: ChoiceReason.Other, ReasonText: not null });
}
