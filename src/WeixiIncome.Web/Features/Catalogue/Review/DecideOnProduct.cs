using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Review;

/// <summary>Puts a reviewed product on the shelf; its supplier is told.</summary>
public sealed record PublishProduct(string Number, [Required] long? Version) : ICommand<bool>;

internal sealed class PublishProductHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<PublishProduct, bool>
{
    public async Task<bool> Handle(PublishProduct request, CancellationToken cancellationToken)
    {
        var (now, product) = (clock.Now(), await db.ProductToDecide(user, request.Number, request.Version, cancellationToken));
        product.Publish(user.MemberId!.Value, now);
        await db.Notify(product.SupplierId, [MarketRole.CooperativeClerk], "产品“{0}”已通过审核，买家可以看到了。", [product.Name], $"/supply/products/{product.Number}", now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}

/// <summary>Sends a product back to its supplier with the reason, also from the shelf.</summary>
public sealed record ReturnProduct(string Number, [Required] long? Version, [Required, StringLength(500), Display(Name = "退回原因")] string? Reason) : ICommand<bool>;

internal sealed class ReturnProductHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReturnProduct, bool>
{
    public async Task<bool> Handle(ReturnProduct request, CancellationToken cancellationToken)
    {
        var (now, product) = (clock.Now(), await db.ProductToDecide(user, request.Number, request.Version, cancellationToken));
        product.Return(user.MemberId!.Value, request.Reason, now);
        await db.Notify(product.SupplierId, [MarketRole.CooperativeClerk], "产品“{0}”被退回：{1}", [product.Name, product.ReviewNote], $"/supply/products/{product.Number}", now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}

internal static class Decisions
{
    /// <summary>A product of the overseen area, in the state that the reviewer saw.</summary>
    public static async Task<Product> ProductToDecide(this MarketDb db, ICurrentUser user, string number, long? version, CancellationToken ct)
    {
        // Published ones are seen by everyone, so the area is asked for again.
        var area = user.OverseenArea ?? "";
        var product = await db.Products.VisibleTo(user).Where(p => p.Number == number && (user.SeesEverything || area != "" && p.OriginAreaCode.StartsWith(area))).OrNotThere(ct);
        product.Expect(version);
        return product;
    }
}
