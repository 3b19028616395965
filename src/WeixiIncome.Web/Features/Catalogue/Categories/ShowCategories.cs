using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Categories;

/// <summary>All categories with how many products of them are on sale.</summary>
public sealed record ListCategories : IRequest<CategoriesPage>;

/// <summary>A category in the list.</summary>
public sealed record CategoryRow(Guid Id, string Code, string Name, UnitFamily UnitFamily, bool IsFood, bool IsAlcohol, bool IsWildMushroom, bool CertificateRequired, int TolerancePermille, string? Crop, int Products);

/// <summary>The list of categories.</summary>
public sealed record CategoriesPage(IReadOnlyList<CategoryRow> Rows);

internal sealed class ListCategoriesHandler(MarketDb db) : IRequestHandler<ListCategories, CategoriesPage>
{
    public async Task<CategoriesPage> Handle(ListCategories request, CancellationToken cancellationToken) =>
        new(await db.Categories.AsNoTracking().OrderBy(c => c.Position).ThenBy(c => c.Code)
            .Select(c => new CategoryRow(c.Id, c.Code, c.Name, c.UnitFamily, c.IsFood, c.IsAlcohol, c.IsWildMushroom, c.CertificateRequired, c.TolerancePermille,
                db.YieldNorms.Where(n => n.Id == c.YieldNormId).Select(n => n.Name).FirstOrDefault(), db.Products.Count(p => p.CategoryId == c.Id && p.Status == ProductStatus.Published)))
            .ToListAsync(cancellationToken));
}

/// <summary>The form of a category: empty, as it is, or as it was typed.</summary>
public sealed record ShowCategoryForm(Guid? Id = null, KeepCategory? Typed = null) : IRequest<CategoryFormPage>;

/// <summary>The form's page.</summary>
/// <param name="IsStale">Somebody changed the category while the form was being filled.</param>
public sealed record CategoryFormPage(KeepCategory Form, IReadOnlyList<SelectListItem> Crops, bool IsStale);

internal sealed class ShowCategoryFormHandler(MarketDb db) : IRequestHandler<ShowCategoryForm, CategoryFormPage>
{
    public async Task<CategoryFormPage> Handle(ShowCategoryForm request, CancellationToken cancellationToken)
    {
        var crops = await db.YieldNorms.OrderBy(n => n.Name).Select(n => new Choice(n.Id, n.Name)).ToChoices(cancellationToken);
        if (request.Id is not { } id)
            return new(request.Typed ?? new(Guid.CreateVersion7(), null, null, null, null, UnitFamily.Weight, true, false, false, "generic", 1000, false, [.. Category.UsuallyBarred], Category.UsualTolerance / 10m), crops, IsStale: false);
        var known = await db.Categories.AsNoTracking().Where(c => c.Id == id).OrNotThere(cancellationToken);
        var now = new KeepCategory(Guid.CreateVersion7(), id, known.Version, known.Code, known.Name, known.UnitFamily, known.IsFood, known.IsAlcohol, known.CertificateRequired, known.Picture, known.Position,
            known.IsWildMushroom, [.. Enum.GetValues<CanteenKind>().Where(known.IsBarredFrom)], known.TolerancePercent, known.YieldNormId);
        return request.Typed is { } typed ? new(typed with { Id = id, Version = known.Version, Code = known.Code }, crops, typed.Version != known.Version) : new(now, crops, IsStale: false);
    }
}
