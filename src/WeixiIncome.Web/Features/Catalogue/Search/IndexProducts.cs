using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;

namespace WeixiIncome.Web.Features.Catalogue.Search;

/// <summary>A product is found under its new name from the same save on.</summary>
internal sealed class IndexProductWhenDescribed(MarketDb db) : INotificationHandler<Happened<ProductDescribed>>
{
    public async Task Handle(Happened<ProductDescribed> notification, CancellationToken cancellationToken) =>
        await db.Index((await db.Products.FindAsync([notification.What.ProductId], cancellationToken))!, cancellationToken);
}

/// <summary>So are all of a supplier's, when it takes another name.</summary>
internal sealed class IndexProductsWhenOrganisationRenamed(MarketDb db) : INotificationHandler<Happened<OrganisationRenamed>>
{
    public async Task Handle(Happened<OrganisationRenamed> notification, CancellationToken cancellationToken)
    {
        foreach (var product in await db.Products.Where(p => p.SupplierId == notification.What.OrganisationId).ToListAsync(cancellationToken))
            await db.Index(product, cancellationToken);
    }
}

/// <summary>And all of a category's.</summary>
internal sealed class IndexProductsWhenCategoryRenamed(MarketDb db) : INotificationHandler<Happened<CategoryRenamed>>
{
    public async Task Handle(Happened<CategoryRenamed> notification, CancellationToken cancellationToken)
    {
        foreach (var product in await db.Products.Where(p => p.CategoryId == notification.What.CategoryId).ToListAsync(cancellationToken))
            await db.Index(product, cancellationToken);
    }
}
