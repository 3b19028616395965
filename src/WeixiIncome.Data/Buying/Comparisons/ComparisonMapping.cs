using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Comparisons;

namespace WeixiIncome.Data.Buying.Comparisons;

internal sealed class ComparisonMapping : IEntityTypeConfiguration<Comparison>
{
    public void Configure(EntityTypeBuilder<Comparison> comparison)
    {
        comparison.ToTable("Comparisons");
        comparison.Ignore(c => c.Chosen);
        comparison.Property(c => c.Number).HasMaxLength(24);
        comparison.Property(c => c.AreaCode).HasMaxLength(12);
        comparison.Property(c => c.Product).HasMaxLength(60);
        comparison.Property(c => c.Specification).HasMaxLength(60);
        foreach (var text in new[] { "Note", "ReasonText", "EqualNote", "CancelReason" }) comparison.Property(text).HasMaxLength(300);
        comparison.HasIndex(c => c.Number).IsUnique();
        comparison.HasIndex(c => new { c.OrganisationId, c.MadeAt });
        comparison.HasIndex(c => c.AreaCode);
        comparison.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        comparison.HasMany(c => c.Quotes).WithOne().HasForeignKey(q => q.ComparisonId);
    }
}

internal sealed class ComparedQuoteMapping : IEntityTypeConfiguration<ComparedQuote>
{
    public void Configure(EntityTypeBuilder<ComparedQuote> quote)
    {
        quote.ToTable("ComparedQuotes");
        quote.Property(q => q.SupplierName).HasMaxLength(100);
        quote.Property(q => q.ProductName).HasMaxLength(60);
        quote.Property(q => q.Specification).HasMaxLength(60);
        quote.Property(q => q.Contact).HasMaxLength(100);
        quote.Property(q => q.Source).HasMaxLength(100);
        quote.HasIndex(q => q.PaperId);
    }
}
