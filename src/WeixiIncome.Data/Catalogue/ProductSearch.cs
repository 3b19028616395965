using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Catalogue;

namespace WeixiIncome.Data.Catalogue;

/// <summary>Finds products by the term table, and keeps it in step with the names.</summary>
public static class ProductSearch
{
    /// <summary>Products in which every word of the question is found; all products where nothing was asked.</summary>
    public static IQueryable<Product> Matching(this IQueryable<Product> products, MarketDb db, SearchQuestion question)
    {
        if (!question.Asked) return products;
        if (question.Words.Count == 0) return products.Where(_ => false);
        foreach (var word in question.Words)
        {
            var ids = word.Readings.Select(reading => ProductsWith(db, reading)).Aggregate((one, other) => one.Concat(other));
            products = products.Where(p => ids.Contains(p.Id));
            if (word.Confirm is not { } whole) continue;
            products = products.Where(p => p.Name.Contains(whole)
                || db.Organisations.Any(o => o.Id == p.SupplierId && o.Name.Contains(whole))
                || db.Categories.Any(c => c.Id == p.CategoryId && c.Name.Contains(whole)));
        }
        return products;
    }

    private static IQueryable<Guid> ProductsWith(MarketDb db, IReadOnlyList<TermMatch> terms) =>
        terms.Skip(1).Aggregate(IdsOf(db, terms[0]), (ids, term) =>
        {
            var also = IdsOf(db, term);
            return ids.Where(id => also.Contains(id));
        });

    private static IQueryable<Guid> IdsOf(MarketDb db, TermMatch match)
    {
        var (term, behind) = (match.Term, match.Behind);
        return match.Begins
            ? db.ProductTerms.Where(t => t.Term.CompareTo(term) >= 0 && t.Term.CompareTo(behind) < 0).Select(t => t.ProductId)
            : db.ProductTerms.Where(t => t.Term == term).Select(t => t.ProductId);
    }

    /// <summary>Writes a tracked product's terms anew, where they changed; saved with whatever changed its names.</summary>
    public static async Task Index(this MarketDb db, Product product, CancellationToken ct)
    {
        var category = await db.Categories.FindAsync([product.CategoryId], ct);
        var supplier = await db.Organisations.FindAsync([product.SupplierId], ct);
        product.Spell(PinyinTable.Spell(product.Name));
        var wanted = SearchTerms.Of(product.Name, category!.Name, supplier!.Name);
        var isNew = db.Entry(product).State == EntityState.Added;
        var there = isNew ? [] : await db.ProductTerms.Where(t => t.ProductId == product.Id).ToListAsync(ct);
        db.ProductTerms.RemoveRange(there.Where(t => !wanted.Contains(t.Term)));
        var known = there.Select(t => t.Term).ToHashSet(StringComparer.Ordinal);
        db.ProductTerms.AddRange(wanted.Where(term => !known.Contains(term)).Select(term => new ProductTerm(term, product.Id)));
    }
}
