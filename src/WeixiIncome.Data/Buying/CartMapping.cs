using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Catalogue;

namespace WeixiIncome.Data.Buying;

internal sealed class CartMapping : IEntityTypeConfiguration<Cart>
{
    public void Configure(EntityTypeBuilder<Cart> cart)
    {
        cart.ToTable("Carts");
        cart.HasIndex(c => new { c.MemberId, c.OrganisationId }).IsUnique();
        cart.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.CartId);
    }
}

internal sealed class CartLineMapping : IEntityTypeConfiguration<CartLine>
{
    public void Configure(EntityTypeBuilder<CartLine> line)
    {
        line.ToTable("CartLines");
        line.HasOne<Offer>().WithMany().HasForeignKey(l => l.OfferId).OnDelete(DeleteBehavior.Restrict);
    }
}
