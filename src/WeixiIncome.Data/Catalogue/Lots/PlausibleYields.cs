using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Catalogue.Lots;

/// <summary>What a household brought of a crop in a calendar year, beside the most that its land or animals plausibly yield in one.</summary>
public sealed class CropYield
{
    public Guid HouseholdId { get; init; }
    public string HouseholdNumber { get; init; } = "";
    public string VillageCode { get; init; } = "";
    public Guid NormId { get; init; }
    public string Crop { get; init; } = "";
    public HoldingUnit Unit { get; init; }

    /// <summary>Grams over the scale, whichever supplier took them.</summary>
    public long Brought { get; init; }

    /// <summary>Of a mu, head, tree or hive; nothing where the household has none on record.</summary>
    public long Hundredths { get; init; }

    /// <summary>Grams a year of one mu, head, tree or hive.</summary>
    public long MostGrams { get; init; }

    public decimal Held => Hundredths / 100m;

    /// <summary>Grams.</summary>
    public long Plausible => checked(Hundredths * MostGrams / 100);
}

/// <summary>
/// Weighed quantities held against plausible yields: of the categories that are held against a crop (<see cref="Domain.Catalogue.Category.YieldNormId"/>),
/// by weight, without what was voided. Fresh and dried of one crop count together, which makes the bound mild and never unjust.
/// Source: product.md, risk rule 1.
/// </summary>
public static class PlausibleYields
{
    /// <summary>One of each household and crop of which anything was brought in the year.</summary>
    /// <param name="households">Those to look at, such as the ones that a person may see.</param>
    public static IQueryable<CropYield> CropYields(this MarketDb db, IQueryable<Household> households, int year)
    {
        var (since, until) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        var brought = from weighed in db.WeighIns
                      join lot in db.Lots on weighed.LotId equals lot.Id
                      join category in db.Categories on lot.CategoryId equals category.Id
                      where weighed.WeighedOn >= since && weighed.WeighedOn < until && weighed.VoidedAt == null && lot.Unit == Unit.Kilogram && category.YieldNormId != null
                          && households.Any(h => h.Id == weighed.HouseholdId)
                      group weighed.Net by new { HouseholdId = weighed.HouseholdId!.Value, NormId = category.YieldNormId!.Value } into crop
                      select new { crop.Key.HouseholdId, crop.Key.NormId, Grams = crop.Sum() };
        return from crop in brought
               join household in db.Households on crop.HouseholdId equals household.Id
               join norm in db.YieldNorms on crop.NormId equals norm.Id
               join holding in db.Set<Holding>() on new { crop.HouseholdId, crop.NormId } equals new { holding.HouseholdId, holding.NormId } into held
               from one in held.DefaultIfEmpty()
               select new CropYield
               {
                   HouseholdId = crop.HouseholdId, HouseholdNumber = household.Number, VillageCode = household.VillageCode, NormId = crop.NormId, Crop = norm.Name, Unit = norm.Unit,
                   Brought = crop.Grams, Hundredths = one == null ? 0 : one.Hundredths, MostGrams = norm.MostGrams,
               };
    }

    /// <summary>More than the land or the animals on record plausibly yield.</summary>
    public static IQueryable<CropYield> Above(this IQueryable<CropYield> yields) => yields.Where(y => y.Hundredths > 0 && y.Brought * 100 > y.Hundredths * y.MostGrams);

    /// <summary>What a person at the scale should look at again: above, or without anything on record to hold it against.</summary>
    public static IQueryable<CropYield> Doubtful(this IQueryable<CropYield> yields) => yields.Where(y => y.Brought * 100 > y.Hundredths * y.MostGrams);

    /// <summary>Brought by households without land or animals of the kind on record: it cannot be said whether it is plausible.</summary>
    public static IQueryable<CropYield> WithoutHolding(this IQueryable<CropYield> yields) => yields.Where(y => y.Hundredths == 0);
}
