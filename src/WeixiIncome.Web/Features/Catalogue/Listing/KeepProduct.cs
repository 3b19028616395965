using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Listing;

/// <summary>What a product is: a new draft, or a change of an own one.</summary>
/// <param name="Number">None for a new product.</param>
/// <param name="Version">The state that the form was filled against.</param>
public sealed record KeepProduct(
    Guid FormKey, string? Number, long? Version,
    [Required, StringLength(60), Display(Name = "产品名称")] string? Name,
    [Required, StringLength(40), Display(Name = "品类")] string? CategoryCode,
    [Required, StringLength(12), Display(Name = "产地")] string? OriginAreaCode,
    [StringLength(4000), Display(Name = "产品介绍")] string? Description,
    [StringLength(300), Display(Name = "832 平台链接")] string? Link832) : ICommand<string>, IOnce;

internal sealed class KeepProductHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<KeepProduct, string>
{
    public async Task<string> Handle(KeepProduct request, CancellationToken cancellationToken)
    {
        var (now, origin) = (clock.Now(), areas.Origin(request.OriginAreaCode));
        var category = await db.CategoryOf(request.CategoryCode, cancellationToken);
        Product product;
        if (request.Number is { Length: > 0 } number)
        {
            product = await db.OwnProduct(user, number, cancellationToken);
            product.Expect(request.Version);
            product.Describe(category, request.Name!, request.Description, origin, product.Picture, now);
        }
        else
        {
            product = new Product(await db.NextProductNumber(cancellationToken), user.OrganisationId!.Value, category, request.Name!, request.Description, origin, now);
            db.Products.Add(product);
        }
        product.LinkTo832(request.Link832);
        await db.SaveChangesAsync(cancellationToken);
        return product.Number;
    }
}
