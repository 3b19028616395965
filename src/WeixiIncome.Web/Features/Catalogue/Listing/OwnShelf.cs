using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Listing;

/// <summary>The products of the supplier acted for; another's are not there.</summary>
internal static class OwnShelf
{
    public static IQueryable<Product> OwnProducts(this MarketDb db, ICurrentUser user) =>
        db.Products.VisibleTo(user).Where(p => p.SupplierId == user.OrganisationId);

    /// <summary>With its offers, tiers and photos, ready to be changed.</summary>
    public static Task<Product> OwnProduct(this MarketDb db, ICurrentUser user, string number, CancellationToken ct) =>
        db.OwnProducts(user).Where(p => p.Number == number).Include(p => p.Photos).Include(p => p.Offers).ThenInclude(o => o.Tiers).OrNotThere(ct);
}
