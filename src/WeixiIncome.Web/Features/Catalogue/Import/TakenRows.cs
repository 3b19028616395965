using WeixiIncome.Data;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Catalogue.Import;

/// <summary>Carries the rows of a sheet out on the products in memory, and remembers what has to be saved with them.</summary>
internal sealed class TakenRows(RowProblems problems, ProductShelf shelf, DateTime now)
{
    private readonly Dictionary<Offer, SheetRow> taken = [];
    private readonly Dictionary<Product, Organisation> fresh = [];
    private readonly List<(Offer Offer, long Wanted, SheetRow Row)> stock = [];
    private readonly List<Offer> opened = [];
    private (int Added, int Changed, int Same) counts;

    public ImportCounts Counts => new(counts.Added, counts.Changed, counts.Same);

    /// <summary>Suppliers with the number of their new products.</summary>
    public IEnumerable<(Organisation Supplier, int Count)> Submitted => fresh.GroupBy(pair => pair.Value).Select(group => (group.Key, group.Count()));

    public void Take(ProductLine line, Organisation supplier)
    {
        var known = shelf.Find(supplier, line.Number, line.Name);
        var category = line.Category(shelf.Categories, known);
        var (origin, description) = (line.Origin(known, supplier.AreaCode), line.Description(known));
        // The row's terms are read even where the product is refused: all that is wrong with it is told at once.
        var product = known ?? New(supplier, category, line, description, origin);
        var described = known is not null && Described(product, category, line.Name, description, origin);
        var offer = product.Offers.FirstOrDefault(o => o.Specification == line.Specification);
        var terms = line.Terms(offer);
        if (offer is null)
        {
            offer = product.AddOffer(category, terms, now);
            opened.Add(offer);
            counts.Added++;
        }
        else if (taken.TryGetValue(offer, out var before)) throw new RuleBroken("与第 {0} 行是同一产品的同一规格，请合并。", before.Number) { Field = ProductColumns.Specification };
        else Revise(product, offer, category, line, terms, described);
        taken[offer] = line.Row;
    }

    private Product New(Organisation supplier, Category category, ProductLine line, string? description, string origin)
    {
        var product = new Product(shelf.NextNumber(), supplier.Id, category, line.Name, description, origin, now);
        fresh[product] = supplier;
        shelf.Add(product);
        return product;
    }

    private bool Described(Product product, Category category, string name, string? description, string origin)
    {
        if ((product.CategoryId, product.Name, product.OriginAreaCode) == (category.Id, name, origin) && (product.Description ?? "") == (description?.Trim() ?? "")) return false;
        product.Describe(category, name, description, origin, product.Picture, now);
        return true;
    }

    private void Revise(Product product, Offer offer, Category category, ProductLine line, OfferTerms terms, bool described)
    {
        var isSame = offer.Says(terms);
        if (!isSame) product.ReviseOffer(offer.Id, category, terms, now);
        var restocked = line.Stock(terms.Unit) is { } wanted && wanted != offer.Available;
        if (restocked) stock.Add((offer, line.Stock(terms.Unit)!.Value, line.Row));
        if (isSame && !described && !restocked) counts.Same++;
        else counts.Changed++;
    }

    /// <summary>New products go to review; stock moves by its difference, in the order of the offers' ids.</summary>
    public async Task Save(MarketDb db, CancellationToken ct)
    {
        foreach (var product in fresh.Keys)
        {
            product.Submit(now);
            db.Products.Add(product);
        }
        foreach (var offer in opened) db.OpenStock(offer, StockCause.Imported, now);
        foreach (var (offer, wanted, row) in stock.OrderBy(move => move.Offer.Id))
            if (!await db.MoveStock(offer.Id, wanted - offer.Available, StockCause.Imported, null, now, ct))
                problems.Add(row, ProductColumns.Stock, "这期间又卖出了一些，库存不够减，请重新导入。");
        problems.Refuse();
    }
}
