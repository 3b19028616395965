using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Listing;

/// <summary>How a supplier speaks of a stock change.</summary>
public enum StockChange
{
    [Description("增加")] Add = 1,
    [Description("减少")] Take = 2,
    [Description("盘点为")] Count = 3,
}

/// <summary>
/// Moves the stock of an own offer by a difference. A count is the difference to what the form showed, so that orders
/// placed meanwhile stay taken.
/// </summary>
/// <param name="Quantity">In the offer's unit.</param>
/// <param name="Seen">Base units that the form showed.</param>
public sealed record ChangeStock(Guid FormKey, string Number, Guid OfferId, StockChange How,
    [Required, Range(typeof(decimal), "0", "1000000000"), Display(Name = "数量")] decimal? Quantity, long Seen) : ICommand<StockChanged>, IOnce;

/// <summary>By how much the stock changed, and what it is now.</summary>
public sealed record StockChanged(Measured Delta, Measured Now)
{
    /// <summary>Without its sign.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Measured Size => Delta with { BaseQuantity = Math.Abs(Delta.BaseQuantity) };
}

internal sealed class ChangeStockHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ChangeStock, StockChanged>
{
    public async Task<StockChanged> Handle(ChangeStock request, CancellationToken cancellationToken)
    {
        var unit = await db.OwnProducts(user).Where(p => p.Number == request.Number).SelectMany(p => p.Offers).Where(o => o.Id == request.OfferId)
            .Select(o => (Domain.Shared.Unit?)o.Unit).SingleOrDefaultAsync(cancellationToken) ?? throw new NotThere();
        var quantity = unit.Typed(request.Quantity!.Value, nameof(request.Quantity));
        var delta = request.How switch { StockChange.Add => quantity, StockChange.Take => -quantity, StockChange.Count => quantity - request.Seen, _ => throw new NotThere() };
        var moved = await db.MoveStock(request.OfferId, delta, StockCause.Adjusted, null, clock.Now(), cancellationToken);
        var now = new Measured(await db.Offers.Where(o => o.Id == request.OfferId).Select(o => o.Available).SingleAsync(cancellationToken), unit);
        if (!moved) throw new RuleBroken("库存现在只有 {0}，减不了 {1}。", now, new Measured(-delta, unit)) { Field = nameof(request.Quantity) };
        if (now.BaseQuantity > Offer.MostStock) throw new RuleBroken("库存 {0} 过大，请核对单位。", now) { Field = nameof(request.Quantity) };
        await db.SaveChangesAsync(cancellationToken);
        return new(new Measured(delta, unit), now);
    }
}
