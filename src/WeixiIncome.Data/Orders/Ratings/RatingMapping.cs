using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Ratings;

namespace WeixiIncome.Data.Orders.Ratings;

internal sealed class RatingMapping : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> rating)
    {
        rating.ToTable("Ratings");
        rating.Property(r => r.Words).HasMaxLength(500);
        rating.HasIndex(r => new { r.OrderId, r.Side }).IsUnique();
        rating.HasIndex(r => new { r.SupplierId, r.Side, r.RatedAt });
        rating.HasIndex(r => new { r.BuyerId, r.Side });
        rating.HasOne<Order>().WithMany().HasForeignKey(r => r.OrderId).OnDelete(DeleteBehavior.Restrict);
    }
}
