using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Buying.Quotations;
using WeixiIncome.Data.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Buying.Quotations;

/// <summary>A supplier's price for a line, with all that is compared.</summary>
/// <param name="Township">Where the product grows.</param>
/// <param name="IsLowest">Nobody is cheaper.</param>
/// <param name="IsEqualed">Another has the same price and quality marks.</param>
public sealed record AnswerRow(Guid LineId, Guid BidId, Guid SupplierId, string Supplier, string Township, string Product, string Specification, Money Price, long Quantity, Money Amount,
    string? QualityMarks, DateOnly DeliverOn, bool CertificateRequired, string? Note, PriceBeside? Beside, bool IsLowest, bool IsEqualed);

/// <summary>The answers to a request side by side, once they were opened; before that there are none.</summary>
internal static class OpenedAnswers
{
    public static async Task<IReadOnlyList<AnswerRow>> AnswerRows(this MarketDb db, Quotation quotation, ICurrentUser user, AreaBook areas, DateOnly today, CancellationToken ct)
    {
        var rows = await (from bid in db.OpenedBids(user).Where(b => b.QuotationId == quotation.Id)
                          from line in bid.Lines
                          join offer in db.Offers on line.OfferId equals offer.Id
                          join product in db.Products on offer.ProductId equals product.Id
                          join category in db.Categories on product.CategoryId equals category.Id
                          join supplier in db.Organisations on bid.SupplierId equals supplier.Id
                          select new { bid.Id, bid.SupplierId, Supplier = supplier.Name, Line = line, offer.Specification, product.OriginAreaCode, product.CategoryId, product.Name, category.CertificateRequired })
            .AsNoTracking().ToListAsync(ct);
        var book = await db.PriceBook(rows.Select(r => r.CategoryId), today, ct);
        var units = quotation.Lines.ToDictionary(l => l.Id, l => l.Unit);
        return [.. rows.OrderBy(r => r.Line.Price).ThenBy(r => r.Supplier, StringComparer.Ordinal).Select(r => new AnswerRow(r.Line.LineId, r.Id, r.SupplierId, r.Supplier, areas.Path(r.OriginAreaCode),
            r.Line.ProductName, r.Specification, r.Line.Price, r.Line.Quantity, r.Line.Amount, r.Line.QualityMarks, r.Line.DeliverOn, r.CertificateRequired, r.Line.Note,
            book.Beside(r.CategoryId, r.Name, r.OriginAreaCode, units[r.Line.LineId], r.Line.Price),
            rows.TrueForAll(o => o.Line.LineId != r.Line.LineId || o.Line.Price >= r.Line.Price),
            rows.Exists(o => o.Id != r.Id && (o.Line.LineId, o.Line.Price, o.Line.QualityMarks) == (r.Line.LineId, r.Line.Price, r.Line.QualityMarks))))];
    }
}
