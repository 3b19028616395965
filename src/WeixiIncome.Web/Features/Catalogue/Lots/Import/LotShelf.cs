using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Catalogue.Import;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Import;

/// <summary>What the suppliers of a sheet may fill lots of, and the households that are bound to them today.</summary>
internal sealed class LotShelf(List<Product> products, Dictionary<Guid, Category> categories, Dictionary<(Guid Supplier, string Number), Producer> bound)
{
    public static async Task<LotShelf> Load(MarketDb db, ICurrentUser user, SheetSuppliers suppliers, SheetRows sheet, CancellationToken ct)
    {
        var ids = suppliers.All.Select(o => o.Id).ToList();
        var products = await db.Products.AsNoTracking().Where(p => ids.Contains(p.SupplierId) && p.Status != ProductStatus.Draft).Include(p => p.Offers).ToListAsync(ct);
        var numbers = sheet.Rows.Select(row => row[LotColumns.Household].ToUpperInvariant()).Where(n => n.Length > 0).Distinct().ToList();
        var bound = await (from household in db.Households.VisibleTo(user).Where(h => numbers.Contains(h.Number) && h.Status == HouseholdStatus.Registered)
                           from binding in household.Bindings
                           where binding.To == null && ids.Contains(binding.SupplierId)
                           select new { binding.SupplierId, household.Id, household.Number, household.VillageCode, household.Kind }).ToListAsync(ct);
        return new(products, await db.Categories.AsNoTracking().ToDictionaryAsync(c => c.Id, ct),
            bound.DistinctBy(b => (b.SupplierId, b.Number)).ToDictionary(b => (b.SupplierId, b.Number), b => new Producer(b.Id, b.Number, b.VillageCode, b.Kind.IsAlleviated())));
    }

    /// <summary>By number or by name.</summary>
    public (Product Product, Category Category) Find(Organisation supplier, string text)
    {
        var own = products.Where(p => p.SupplierId == supplier.Id).ToList();
        var product = own.Find(p => string.Equals(p.Number, text, StringComparison.OrdinalIgnoreCase)) ?? own.Find(p => p.Name == text)
            ?? throw new RuleBroken("供应商没有产品“{0}”，请填写产品编号或名称。", text) { Field = LotColumns.Product };
        return (product, categories[product.CategoryId]);
    }

    public Producer? Bound(Organisation supplier, string number) => bound.GetValueOrDefault((supplier.Id, number));
}
