using WeixiIncome.Data.Areas;

namespace WeixiIncome.Web.Features.Catalogue.Browse;

/// <summary>How many products share everything that facets ask for.</summary>
public sealed record FacetCell(string Code, string Category, int Position, bool CertificateRequired, Guid SupplierId, string Supplier,
    string Township, int Band, bool InSeason, int Count);

/// <summary>One choice of a facet, with how many products it would show together with the other facets' choices.</summary>
public sealed record FacetChoice(string Value, string Text, int Count, bool Chosen);

/// <summary>
/// The choices beside the catalogue. The counts of a facet are narrowed by all other facets, not by itself, so that a second
/// choice of the same facet shows what it would add.
/// </summary>
public sealed class CatalogueFacets
{
    private const int MostSuppliers = 15;
    private readonly IReadOnlyList<FacetCell> cells;

    public CatalogueFacets(ListCatalogue query, IReadOnlyList<FacetCell> cells, AreaBook areas)
    {
        this.cells = cells;
        CategoryCodes = Named(query.Category);
        TownshipCodes = Named(query.Township);
        SupplierIds = [.. Named(query.Supplier).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty)];
        Bands = [.. PriceBand.All.Where(band => query.Price?.Contains(band.Key, StringComparer.Ordinal) == true)];
        (InSeasonOnly, CertificateOnly) = (query.Season == true, query.Certificate == true);
        Total = Where(null).Sum(cell => cell.Count);
        Categories = Choices(Facet.Category, cell => cell.Code, cell => cell.Category, CategoryCodes.Contains, cell => cell.Position);
        Townships = Choices(Facet.Township, cell => cell.Township, cell => areas.Name(cell.Township), TownshipCodes.Contains, cell => cell.Township);
        Suppliers = Choices(Facet.Supplier, cell => cell.SupplierId.ToString(), cell => cell.Supplier, id => SupplierIds.Contains(Guid.Parse(id)), cell => cell.Supplier);
        if (Suppliers.Count > MostSuppliers)
            Suppliers = [.. Suppliers.OrderByDescending(s => s.Chosen).ThenByDescending(s => s.Count).Take(MostSuppliers)];
        var byBand = Where(Facet.Price).ToLookup(cell => cell.Band);
        Prices = [.. PriceBand.All.Select(band => (band, byBand[band.Index].Sum(cell => cell.Count), Bands.Contains(band)))];
        InSeason = Where(Facet.Season).Where(cell => cell.InSeason).Sum(cell => cell.Count);
        WithCertificate = Where(Facet.Certificate).Where(cell => cell.CertificateRequired).Sum(cell => cell.Count);
    }

    private enum Facet { Category, Township, Supplier, Price, Season, Certificate }

    public IReadOnlyList<string> CategoryCodes { get; }
    public IReadOnlyList<string> TownshipCodes { get; }
    public IReadOnlyList<Guid> SupplierIds { get; }
    public IReadOnlyList<PriceBand> Bands { get; }
    public bool InSeasonOnly { get; }
    public bool CertificateOnly { get; }

    /// <summary>Products that fit every choice.</summary>
    public int Total { get; }
    public IReadOnlyList<FacetChoice> Categories { get; }
    public IReadOnlyList<FacetChoice> Townships { get; }
    public IReadOnlyList<FacetChoice> Suppliers { get; }
    public IReadOnlyList<(PriceBand Band, int Count, bool Chosen)> Prices { get; }
    public int InSeason { get; }
    public int WithCertificate { get; }

    public bool AnyChosen => CategoryCodes.Count + TownshipCodes.Count + SupplierIds.Count + Bands.Count > 0 || InSeasonOnly || CertificateOnly;

    private IEnumerable<FacetCell> Where(Facet? except) => cells.Where(cell =>
        (except == Facet.Category || CategoryCodes.Count == 0 || CategoryCodes.Contains(cell.Code))
        && (except == Facet.Township || TownshipCodes.Count == 0 || TownshipCodes.Contains(cell.Township))
        && (except == Facet.Supplier || SupplierIds.Count == 0 || SupplierIds.Contains(cell.SupplierId))
        && (except == Facet.Price || Bands.Count == 0 || Bands.Any(band => band.Index == cell.Band))
        && (except == Facet.Season || !InSeasonOnly || cell.InSeason)
        && (except == Facet.Certificate || !CertificateOnly || cell.CertificateRequired));

    /// <summary>Every value that the words found; those that the other facets leave empty stay only while chosen.</summary>
    private IReadOnlyList<FacetChoice> Choices<TOrder>(Facet facet, Func<FacetCell, string> value, Func<FacetCell, string> text, Func<string, bool> chosen, Func<FacetCell, TOrder> order)
    {
        var counts = Where(facet).GroupBy(value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(cell => cell.Count), StringComparer.Ordinal);
        return [.. cells.OrderBy(order).DistinctBy(value, StringComparer.Ordinal)
            .Select(cell => new FacetChoice(value(cell), text(cell), counts.GetValueOrDefault(value(cell)), chosen(value(cell))))
            .Where(choice => choice.Count > 0 || choice.Chosen)];
    }

    private static IReadOnlyList<string> Named(string[]? values) => [.. (values ?? []).Where(v => v is { Length: > 0 and < 60 }).Distinct(StringComparer.Ordinal).Take(50)];
}
