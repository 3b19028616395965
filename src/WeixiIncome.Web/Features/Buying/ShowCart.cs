using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Buying;
using WeixiIncome.Data.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Buying;

/// <summary>The cart, grouped by supplier, with what stands in the way of ordering it.</summary>
/// <param name="Refused">The offer whose quantity was just refused.</param>
public sealed record ShowCart(Guid? Refused = null) : IRequest<CartPage>;

/// <summary>The cart's page.</summary>
public sealed record CartPage(IReadOnlyList<CartSupplier> Suppliers, Guid? Refused, RefusedOffer? NotIn)
{
    public Money Total => Suppliers.Aggregate(Money.Zero, (sum, supplier) => sum + supplier.Subtotal);
    public int Lines => Suppliers.Sum(supplier => supplier.Rows.Count);

    /// <summary>Every line can be ordered as it stands.</summary>
    public bool IsReady => Lines > 0 && Suppliers.SelectMany(s => s.Rows).All(row => row.Concerns.All(concern => !concern.Blocks));
}

/// <summary>An offer that was to be added, with a quantity that was refused.</summary>
public sealed record RefusedOffer(Guid OfferId, string Product, string Number, Unit Unit);

/// <summary>One supplier's part of the cart: later one order.</summary>
public sealed record CartSupplier(string Name, string Place, IReadOnlyList<CartRow> Rows)
{
    public Money Subtotal => Rows.Where(row => !row.IsGone).Aggregate(Money.Zero, (sum, row) => sum + row.Amount);
}

/// <summary>One line of the cart.</summary>
/// <param name="NextTier">How much more would earn the next price, and that price.</param>
public sealed record CartRow(Guid OfferId, string Product, string Number, string Specification, string Picture, Guid? PhotoId, Measured Quantity,
    Money Price, Money Amount, bool IsGone, (Measured From, Money Price)? NextTier, IReadOnlyList<CartConcern> Concerns)
{
    /// <summary>The reference price of the last weeks.</summary>
    public PriceBeside? Beside { get; init; }
}

internal sealed class ShowCartHandler(MarketDb db, AreaBook areas, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowCart, CartPage>
{
    public async Task<CartPage> Handle(ShowCart query, CancellationToken ct)
    {
        var items = await db.CartItems(user, ct);
        var today = clock.Today();
        var canteen = await db.CanteenOf(user, ct);
        var book = await db.PriceBook(items.Select(item => item.Category.Id), today, ct);
        var suppliers = items.GroupBy(item => item.Supplier.Id)
            .Select(group => new CartSupplier(group.First().Supplier.Name, areas.Path(group.First().Supplier.AreaCode), [.. group.Select(item => Row(item, today, canteen) with
            {
                Beside = book.Beside(item.Category.Id, item.Product.Name, item.Product.OriginAreaCode, item.Offer.Unit, item.Price),
            })]));
        var notIn = query.Refused is { } refused && items.All(item => item.OfferId != refused) ? await NotIn(refused, ct) : null;
        return new([.. suppliers], query.Refused, notIn);
    }

    private static CartRow Row(CartItem item, DateOnly today, BuyersCanteen? canteen) =>
        new(item.OfferId, item.Product.Name, item.Product.Number, item.Offer.Specification, item.Product.Picture ?? item.Category.Picture, item.PhotoId,
            new Measured(item.Quantity, item.Offer.Unit), item.Price, item.Amount, item.IsGone, NextTier(item), [.. item.Concerns(today), .. CartConcern.OfCanteen(item.Product, item.Category, canteen)]);

    private static (Measured, Money)? NextTier(CartItem item) =>
        item.Offer.Tiers.Where(t => t.From > item.Quantity && t.From <= item.Offer.Available && t.Price < item.Price).MinBy(t => t.From) is { } next
            ? (new Measured(next.From, item.Offer.Unit), next.Price) : null;

    private Task<RefusedOffer?> NotIn(Guid offerId, CancellationToken ct) =>
        (from product in db.Products.VisibleTo(user)
         from offer in product.Offers
         where offer.Id == offerId
         select new RefusedOffer(offer.Id, product.Name, product.Number, offer.Unit)).SingleOrDefaultAsync(ct);
}
