using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.Browse;

/// <summary>A product's page; unpublished ones only for their supplier and its reviewers.</summary>
public sealed record ShowProduct(string Number) : IRequest<ProductPage>;

/// <summary>One way to buy it.</summary>
/// <param name="Unit">Prices and quantities on the page are in this unit.</param>
/// <param name="DeliveryAreas">Names; none means everywhere.</param>
public sealed record OfferOnPage(Guid Id, string Specification, Unit Unit, IReadOnlyList<TierTerms> Tiers, long Available, long Minimum,
    int SeasonFrom, int SeasonTo, bool InSeason, int LeadDays, IReadOnlyList<string> DeliveryAreas)
{
    /// <summary>The reference price of the last weeks, held beside the smallest tier's.</summary>
    public PriceBeside? Beside { get; init; }

    public bool CanBeOrdered => Available >= Minimum;
}

/// <summary>A product as buyers see it.</summary>
/// <param name="IsShown">Whether buyers see it now; otherwise it is a preview.</param>
public sealed record ProductPage(string Number, string Name, string? Description, string Picture, IReadOnlyList<Guid> Photos, ProductStatus Status,
    string Category, string CategoryCode, bool IsFood, bool IsAlcohol, bool CertificateRequired, Guid SupplierId, string Supplier, string? SupplierAbout,
    string SupplierPath, string Origin, string? Link832, RuleBroken? CanteenBar, bool IsShown, bool MayBuy, IReadOnlyList<OfferOnPage> Offers);

internal sealed class ShowProductHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<ShowProduct, ProductPage>
{
    public async Task<ProductPage> Handle(ShowProduct request, CancellationToken cancellationToken)
    {
        var product = await db.Products.AsNoTracking().VisibleTo(user).Where(p => p.Number == request.Number)
            .Include(p => p.Photos).Include(p => p.Offers).ThenInclude(o => o.Tiers).OrNotThere(cancellationToken);
        var category = await db.Categories.AsNoTracking().SingleAsync(c => c.Id == product.CategoryId, cancellationToken);
        var supplier = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == product.SupplierId, cancellationToken);
        var isOwn = product.SupplierId == user.OrganisationId && user.Has(MarketRole.CooperativeClerk);
        if (!supplier.IsActive && !isOwn && !user.SeesEverything && user.OverseenArea is null) throw new NotThere();
        var (month, book) = (clock.Today().Month, await db.PriceBook([category.Id], clock.Today(), cancellationToken));
        return new(product.Number, product.Name, product.Description, product.Picture ?? category.Picture,
            [.. product.Photos.OrderBy(f => f.Position).Select(f => f.FileId)], product.Status,
            category.Name, category.Code, category.IsFood, category.IsAlcohol, category.CertificateRequired, supplier.Id, supplier.Name, supplier.About,
            areas.Path(supplier.AreaCode), areas.Path(product.OriginAreaCode), product.Link832, await Bar(product, category, cancellationToken), product.IsOnSale && supplier.IsActive,
            !user.IsSignedIn || user.Has(MarketRole.Buyer, MarketRole.Individual),
            [.. product.Offers.Where(o => o.IsOffered).OrderBy(o => o.ComparablePrice).ThenBy(o => o.Id).Select(o => OnPage(o, month) with
            {
                Beside = book.Beside(category.Id, product.Name, product.OriginAreaCode, o.Unit, o.LowestTierPrice),
            })]);
    }

    /// <summary>Why the buyer's own canteen may not have it; asked only where a category is not for every canteen.</summary>
    private async Task<RuleBroken?> Bar(Product product, Category category, CancellationToken ct)
    {
        if (user.Kind is not (OrganisationKind.BudgetUnit or OrganisationKind.Contractor) || category is { IsFood: true, IsAlcohol: false, IsWildMushroom: false }) return null;
        var kind = await db.Organisations.Where(o => o.Id == user.OrganisationId).Select(o => o.Kind == OrganisationKind.Contractor ? db.Organisations.Where(u => u.Id == o.HomeUnitId).Select(u => u.CanteenKind).FirstOrDefault() : o.CanteenKind).SingleOrDefaultAsync(ct);
        return category.Refusal(product.Name, kind);
    }

    private OfferOnPage OnPage(Offer offer, int month) => new(offer.Id, offer.Specification, offer.Unit,
        [.. offer.Tiers.OrderBy(t => t.From).Select(t => new TierTerms(t.From, t.Price))], offer.Available, offer.MinimumQuantity,
        offer.SeasonFrom, offer.SeasonTo, offer.InSeason(month), offer.LeadDays,
        [.. offer.DeliveryAreas.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(areas.Name)]);
}
