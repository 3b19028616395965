using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.Listing;

/// <summary>The supplier's page of a product, or the empty form of a new one.</summary>
/// <param name="Typed">What was typed into a form that was refused.</param>
public sealed record ShowProductForm(string? Number = null, KeepProduct? Typed = null) : IRequest<ProductFormPage>;

/// <summary>An offer in the product's page.</summary>
public sealed record OfferRow(Guid Id, string Specification, Unit Unit, Money Price, int Tiers, long Available, long Minimum, int SeasonFrom, int SeasonTo, bool IsOffered);

/// <summary>A field that somebody else changed while the form was being filled: as typed, and as it is now.</summary>
public sealed record Differing(string Field, string? Typed, string? Now);

/// <summary>The form and what belongs to the product.</summary>
/// <param name="Conflicts">Filled when the form is older than the product.</param>
public sealed record ProductFormPage(KeepProduct Form, string Name, ProductStatus? Status, string? ReviewNote, string Picture, IReadOnlyList<Guid> Photos, IReadOnlyList<OfferRow> Offers,
    IReadOnlyList<SelectListItem> Categories, IReadOnlyList<SelectListItem> Origins, IReadOnlyList<Differing> Conflicts)
{
    public string Number => Form.Number!;
    public bool MaySubmit => Status is ProductStatus.Draft or ProductStatus.Returned or ProductStatus.Withdrawn && Offers.Any(offer => offer.IsOffered);
    public bool MayWithdraw => Status is ProductStatus.Published or ProductStatus.InReview;
}

internal sealed class ShowProductFormHandler(MarketDb db, ICurrentUser user, AreaBook areas) : IRequestHandler<ShowProductForm, ProductFormPage>
{
    public async Task<ProductFormPage> Handle(ShowProductForm request, CancellationToken cancellationToken)
    {
        var categories = await db.Categories(cancellationToken);
        if (request.Number is not { } number)
        {
            var empty = request.Typed ?? new KeepProduct(Guid.CreateVersion7(), null, null, null, null, user.AreaCode.Length >= 9 ? user.AreaCode : null, null, null);
            return new(empty, "", null, null, "generic", [], [], categories, areas.Origins(), []);
        }
        var product = await db.OwnProduct(user, number, cancellationToken);
        var category = await db.Categories.AsNoTracking().SingleAsync(c => c.Id == product.CategoryId, cancellationToken);
        var now = new KeepProduct(Guid.CreateVersion7(), number, product.Version, product.Name, category.Code, product.OriginAreaCode, product.Description, product.Link832);
        var form = request.Typed is { } typed ? typed with { Number = number, Version = product.Version } : now;
        return new(form, product.Name, product.Status, product.ReviewNote, product.Picture ?? category.Picture,
            [.. product.Photos.OrderBy(f => f.Position).Select(f => f.FileId)],
            [.. product.Offers.OrderByDescending(o => o.IsOffered).ThenBy(o => o.Id).Select(Row)], categories, areas.Origins(),
            request.Typed?.Version is { } seen && seen != product.Version ? Conflicts(form, now, categories) : []);
    }

    private static OfferRow Row(Offer o) =>
        new(o.Id, o.Specification, o.Unit, o.LowestTierPrice, o.Tiers.Count, o.Available, o.MinimumQuantity, o.SeasonFrom, o.SeasonTo, o.IsOffered);

    private IReadOnlyList<Differing> Conflicts(KeepProduct typed, KeepProduct now, IReadOnlyList<SelectListItem> categories)
    {
        string? Category(string? code) => categories.FirstOrDefault(c => c.Value == code)?.Text ?? code;
        Differing[] all =
        [
            new("产品名称", typed.Name, now.Name), new("品类", Category(typed.CategoryCode), Category(now.CategoryCode)),
            new("产地", areas.Path(typed.OriginAreaCode), areas.Path(now.OriginAreaCode)),
            new("产品介绍", typed.Description, now.Description), new("832 平台链接", typed.Link832, now.Link832),
        ];
        return [.. all.Where(d => (d.Typed ?? "") != (d.Now ?? ""))];
    }
}
