using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Catalogue;

namespace WeixiIncome.Data.Catalogue;

/// <summary>The only way in which stock changes.</summary>
public static class Stock
{
    /// <summary>
    /// Changes an offer's stock by one conditional update and writes the movement beside it; must stand in a command's
    /// transaction. Several offers are moved in ascending order of their ids, so that two commands cannot block each other.
    /// </summary>
    /// <param name="delta">Base units; negative takes.</param>
    /// <returns>False when less is left than would be taken: nothing was changed.</returns>
    public static async Task<bool> MoveStock(this MarketDb db, Guid offerId, long delta, StockCause cause, Guid? orderLineId, DateTime now, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Stock moves inside a transaction.");
        if (delta == 0) return true;
        var moved = await db.Offers.Where(o => o.Id == offerId && o.Available >= -delta)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Available, o => o.Available + delta), ct);
        if (moved == 0) return false;
        db.StockMovements.Add(new StockMovement(offerId, delta, cause, orderLineId, now));
        return true;
    }

    /// <summary>The first movement of an offer that is about to be saved with its opening stock.</summary>
    public static void OpenStock(this MarketDb db, Offer offer, StockCause cause, DateTime now)
    {
        if (offer.Available > 0) db.StockMovements.Add(new StockMovement(offer.Id, offer.Available, cause, null, now));
    }
}

internal sealed class StockMovementMapping : IEntityTypeConfiguration<StockMovement>
{
    public void Configure(EntityTypeBuilder<StockMovement> movement)
    {
        movement.ToTable("StockMovements");
        movement.HasIndex(m => new { m.OfferId, m.At });
        movement.HasIndex(m => m.OrderLineId);
        movement.HasOne<Offer>().WithMany().HasForeignKey(m => m.OfferId).OnDelete(DeleteBehavior.Restrict);
    }
}
