using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Catalogue.ReferencePrices;

namespace WeixiIncome.Data.Catalogue.ReferencePrices;

internal sealed class ReferencePriceMapping : IEntityTypeConfiguration<ReferencePrice>
{
    public void Configure(EntityTypeBuilder<ReferencePrice> price)
    {
        price.ToTable("ReferencePrices");
        price.Property(p => p.ProductWord).HasMaxLength(40);
        price.Property(p => p.AreaCode).HasMaxLength(12);
        price.Property(p => p.SourceName).HasMaxLength(100);
        price.HasIndex(p => new { p.CategoryId, p.ProductWord, p.Unit, p.AreaCode, p.Week, p.Source }).IsUnique();
        price.HasIndex(p => new { p.CategoryId, p.Week });
        price.HasIndex(p => p.Week);
        price.HasOne<Category>().WithMany().HasForeignKey(p => p.CategoryId).OnDelete(DeleteBehavior.Restrict);
        price.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.ReferencePriceId);
    }
}

internal sealed class ReferencePriceStepMapping : IEntityTypeConfiguration<ReferencePriceStep>
{
    public void Configure(EntityTypeBuilder<ReferencePriceStep> step)
    {
        step.ToTable("ReferencePriceSteps");
        step.Property(s => s.SourceName).HasMaxLength(100);
    }
}
