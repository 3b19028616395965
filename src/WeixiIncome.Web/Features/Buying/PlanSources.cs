using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying;
using WeixiIncome.Data.Buying.Lists;

namespace WeixiIncome.Web.Features.Buying;

/// <summary>Where the lines of a new plan, agreement or standing order come from.</summary>
internal static class PlanSources
{
    /// <summary>A shopping list of the unit, or the cart.</summary>
    public static async Task<IReadOnlyList<PlanLine>> PlanLinesFrom(this MarketDb db, ICurrentUser user, Guid? list, CancellationToken ct)
    {
        if (list is not { } id) return [.. (await db.CartItems(user, ct)).Select(item => PlanLine.Of(item.OfferId, item.Quantity, item.Offer.Unit))];
        var lines = await db.ShoppingLists.Of(user).Where(l => l.Id == id).SelectMany(l => l.Lines)
            .Join(db.Offers, l => l.OfferId, o => o.Id, (l, o) => new { l.Position, l.OfferId, l.Quantity, o.Unit }).OrderBy(l => l.Position).ToListAsync(ct);
        return [.. lines.Select(line => PlanLine.Of(line.OfferId, line.Quantity, line.Unit))];
    }
}
