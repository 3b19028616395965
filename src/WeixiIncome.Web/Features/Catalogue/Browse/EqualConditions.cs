using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;

namespace WeixiIncome.Web.Features.Catalogue.Browse;

/// <summary>Which products come first at equal conditions (同等条件优先): name, category, specification, unit and price, as in the comparison.</summary>
internal static class EqualConditions
{
    /// <param name="linked">Suppliers linked to households under ¥10,000.</param>
    /// <param name="numbers">Of the products on the page.</param>
    public static async Task<HashSet<string>> ComeFirst(this MarketDb db, ICurrentUser user, List<Guid> linked, List<string> numbers, CancellationToken ct)
    {
        var on = from offer in db.Offers
                 join product in db.Products.VisibleTo(user) on offer.ProductId equals product.Id
                 where offer.IsOffered && product.Status == ProductStatus.Published && db.Organisations.Any(o => o.Id == product.SupplierId && o.Status == OrganisationStatus.Active)
                 select new { product.Number, product.Name, product.CategoryId, product.SupplierId, offer.Specification, offer.Unit, offer.LowestTierPrice };
        var first = await on.Where(one => numbers.Contains(one.Number) && linked.Contains(one.SupplierId) && on.Any(other => other.SupplierId != one.SupplierId && other.Name == one.Name
            && other.CategoryId == one.CategoryId && other.Specification == one.Specification && other.Unit == one.Unit && other.LowestTierPrice == one.LowestTierPrice)).Select(one => one.Number).Distinct().ToListAsync(ct);
        return [.. first];
    }
}
