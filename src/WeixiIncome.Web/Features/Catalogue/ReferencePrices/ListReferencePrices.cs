using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.ReferencePrices;

/// <summary>Reference prices for everyone: of all weeks, found by words, category, source and week.</summary>
/// <param name="Week">2026-W48, or a day of the week.</param>
/// <param name="Sort">week, -week, price, -price; the newest first otherwise.</param>
public sealed record ListReferencePrices(string? Q, Guid? Category, PriceSource? Source, string? Week, string? Sort, int? Page) : IRequest<ReferencePricesPage>;

/// <summary>A reference price in the list.</summary>
public sealed record ReferencePriceRow(Guid Id, string Category, string CategoryCode, string ProductWord, Unit Unit, string AreaCode, DateOnly Week, PriceSource Source, string SourceName,
    Money Price, Money? First, Money? Second, Money? Third)
{
    public string What => ProductWord.Length > 0 ? ProductWord : Category;
}

/// <summary>The list, its filters, and whether this person enters prices.</summary>
public sealed record ReferencePricesPage(ListReferencePrices Query, Paged<ReferencePriceRow> Rows, IReadOnlyList<SelectListItem> Categories, bool Enters, Func<string, string> Place);

internal sealed class ListReferencePricesHandler(MarketDb db, ICurrentUser user, AreaBook areas) : IRequestHandler<ListReferencePrices, ReferencePricesPage>
{
    public async Task<ReferencePricesPage> Handle(ListReferencePrices request, CancellationToken cancellationToken)
    {
        var categories = await db.Categories.AsNoTracking().OrderBy(c => c.Position).Select(c => new Choice(c.Id, c.Name)).ToChoices(cancellationToken);
        return new(request, await db.PriceRows(request).Page(request.Page, cancellationToken, 30), categories,
            user.Has(MarketRole.CountySupervisor, MarketRole.TownshipOfficer), areas.Name);
    }
}

/// <summary>The list's rows, the same on the page and in the sheet.</summary>
internal static class ReferencePriceRows
{
    public static IQueryable<ReferencePriceRow> PriceRows(this MarketDb db, ListReferencePrices query)
    {
        var prices = db.ReferencePrices.AsNoTracking();
        if (query.Category is { } category) prices = prices.Where(p => p.CategoryId == category);
        if (query.Source is { } source) prices = prices.Where(p => p.Source == source);
        if (!string.IsNullOrWhiteSpace(query.Week))
        {
            var monday = Monday(query.Week);
            prices = prices.Where(p => p.Week == monday);
        }
        if (query.Q?.Trim() is { Length: > 0 and < 60 } words)
            prices = prices.Where(p => p.ProductWord.Contains(words) || p.SourceName.Contains(words) || db.Categories.Any(c => c.Id == p.CategoryId && c.Name.Contains(words)));
        prices = query.Sort switch
        {
            "week" => prices.OrderBy(p => p.Week).ThenBy(p => p.Id),
            "price" => prices.OrderBy(p => p.Price).ThenBy(p => p.Id),
            "-price" => prices.OrderByDescending(p => p.Price).ThenBy(p => p.Id),
            _ => prices.OrderByDescending(p => p.Week).ThenBy(p => p.Id),
        };
        return prices.Select(p => new ReferencePriceRow(p.Id, db.Categories.Where(c => c.Id == p.CategoryId).Select(c => c.Name).First(),
            db.Categories.Where(c => c.Id == p.CategoryId).Select(c => c.Code).First(), p.ProductWord, p.Unit,
            p.AreaCode, p.Week, p.Source, p.SourceName, p.Price, p.FirstMarket, p.SecondMarket, p.ThirdMarket));
    }

    /// <summary>A week that is none finds nothing.</summary>
    private static DateOnly Monday(string text)
    {
        try
        {
            return IsoWeek.Parse(text, "Week").Monday;
        }
        catch (RuleBroken)
        {
            return DateOnly.MinValue;
        }
    }
}
