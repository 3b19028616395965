using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Catalogue.Import;

/// <summary>What the suppliers of a sheet have on their shelves, and fresh numbers for what is new.</summary>
internal sealed class ProductShelf(IReadOnlyCollection<Category> categories, List<Product> products, long nextNumber)
{
    private long next = nextNumber;

    public IReadOnlyCollection<Category> Categories => categories;

    public static async Task<ProductShelf> Load(MarketDb db, IReadOnlyCollection<Organisation> suppliers, SheetRows sheet, CancellationToken ct)
    {
        // As many as could be needed: numbers may have gaps. Taken before the shelf is looked at, so that of two imports at once
        // the second sees what the first has added.
        var wanted = sheet.Rows.Where(row => !row.Has(ProductColumns.Number)).Select(row => (row[ProductColumns.Supplier], row[ProductColumns.Name])).Distinct().Count();
        var number = wanted == 0 ? 0 : await db.NextNumber("P", ct, wanted);
        var ids = suppliers.Select(o => o.Id).ToList();
        var products = await db.Products.Where(p => ids.Contains(p.SupplierId)).Include(p => p.Offers).ThenInclude(o => o.Tiers).ToListAsync(ct);
        return new(await db.Categories.ToListAsync(ct), products, number);
    }

    public string NextNumber() => $"P{next++:000000}";

    public void Add(Product product) => products.Add(product);

    /// <summary>By number; without one, by name.</summary>
    /// <exception cref="RuleBroken">No such number on this supplier's shelf.</exception>
    public Product? Find(Organisation supplier, string? number, string name)
    {
        var own = products.Where(p => p.SupplierId == supplier.Id);
        return number is null ? own.FirstOrDefault(p => p.Name == name)
            : own.FirstOrDefault(p => p.Number == number) ?? throw new RuleBroken("没有编号为“{0}”的产品。", number) { Field = ProductColumns.Number };
    }
}
