using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Households;

namespace WeixiIncome.Data.Catalogue;

internal sealed class CategoryMapping : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> category)
    {
        category.ToTable("Categories");
        category.Property(c => c.Code).HasMaxLength(40);
        category.Property(c => c.Name).HasMaxLength(40);
        category.Property(c => c.Picture).HasMaxLength(40);
        category.HasIndex(c => c.Code).IsUnique();
        category.HasOne<YieldNorm>().WithMany().HasForeignKey(c => c.YieldNormId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProductMapping : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.ToTable("Products");
        product.Property(p => p.Number).HasMaxLength(20);
        product.Property(p => p.Name).HasMaxLength(60);
        product.Property(p => p.Description).HasMaxLength(4000);
        product.Property(p => p.OriginAreaCode).HasMaxLength(12);
        product.Property(p => p.Picture).HasMaxLength(40);
        product.Property(p => p.ReviewNote).HasMaxLength(500);
        product.Property(p => p.Link832).HasMaxLength(300);
        product.HasIndex(p => p.Number).IsUnique();
        product.HasIndex(p => new { p.Status, p.CategoryId });
        product.HasIndex(p => new { p.SupplierId, p.Status });
        product.HasIndex(p => new { p.Status, p.PublishedAt });
        product.HasOne<Organisation>().WithMany().HasForeignKey(p => p.SupplierId).OnDelete(DeleteBehavior.Restrict);
        product.HasOne<Category>().WithMany().HasForeignKey(p => p.CategoryId).OnDelete(DeleteBehavior.Restrict);
        product.HasMany(p => p.Photos).WithOne().HasForeignKey(p => p.ProductId);
        product.HasMany(p => p.Offers).WithOne().HasForeignKey(o => o.ProductId);
    }
}

internal sealed class ProductPhotoMapping : IEntityTypeConfiguration<ProductPhoto>
{
    public void Configure(EntityTypeBuilder<ProductPhoto> photo) => photo.ToTable("ProductPhotos");
}

internal sealed class OfferMapping : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> offer)
    {
        offer.ToTable("Offers", table => table.HasCheckConstraint("CK_Offers_Available", "Available >= 0"));
        offer.Property(o => o.Specification).HasMaxLength(60);
        offer.Property(o => o.DeliveryAreas).HasMaxLength(400);
        offer.Ignore(o => o.SeasonMonths);
        offer.HasIndex(o => o.SupplierId);
        offer.HasMany(o => o.Tiers).WithOne().HasForeignKey(t => t.OfferId);
    }
}

internal sealed class PriceTierMapping : IEntityTypeConfiguration<PriceTier>
{
    public void Configure(EntityTypeBuilder<PriceTier> tier) => tier.ToTable("PriceTiers");
}

internal sealed class ProductTermMapping : IEntityTypeConfiguration<ProductTerm>
{
    public void Configure(EntityTypeBuilder<ProductTerm> term)
    {
        term.ToTable("ProductTerms");
        term.HasKey(t => new { t.Term, t.ProductId });
        term.Property(t => t.Term).HasMaxLength(40);
        term.HasIndex(t => t.ProductId);
        term.HasOne<Product>().WithMany().HasForeignKey(t => t.ProductId).OnDelete(DeleteBehavior.Cascade);
    }
}
