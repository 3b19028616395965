using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.IntegrationTests.Kernel;

public sealed partial class Given
{
    /// <summary>A published product that is supplied in some months only.</summary>
    public Task<Product> Seasonal(Organisation supplier, string name, int from, int to) =>
        market.InDb(async db => await db.Write(async ct =>
        {
            var kind = await db.Categories.SingleAsync(c => c.Code == "fruit", ct);
            var product = new Product(await db.NextProductNumber(ct), supplier.Id, kind, name, null, supplier.AreaCode, Now);
            var offer = product.AddOffer(kind, new OfferTerms("普通", Unit.Kilogram, [new(0, Money.FromYuan(10))], 1000, 100_000, from, to, 0, []), Now);
            product.Submit(Now);
            product.Publish(Guid.NewGuid(), Now);
            db.Products.Add(product);
            db.OpenStock(offer, StockCause.Listed, Now);
            await db.SaveChangesAsync(ct);
            return product;
        }, CancellationToken.None));
}
