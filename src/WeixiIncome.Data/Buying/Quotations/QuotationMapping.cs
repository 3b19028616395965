using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Catalogue;

namespace WeixiIncome.Data.Buying.Quotations;

internal sealed class QuotationMapping : IEntityTypeConfiguration<Quotation>
{
    public void Configure(EntityTypeBuilder<Quotation> quotation)
    {
        quotation.ToTable("Quotations");
        quotation.Ignore(q => q.AwardedTotal);
        quotation.Property(q => q.Number).HasMaxLength(24);
        quotation.Property(q => q.BuyerAreaCode).HasMaxLength(12);
        quotation.Property(q => q.Title).HasMaxLength(80);
        quotation.Property(q => q.Recipient).HasMaxLength(50);
        quotation.Property(q => q.RecipientPhone).HasMaxLength(30);
        quotation.Property(q => q.DeliveryAreaCode).HasMaxLength(12);
        foreach (var text in new[] { "Note", "AwardReason", "EqualNote", "EndReason" }) quotation.Property(text).HasMaxLength(500);
        quotation.HasIndex(q => q.Number).IsUnique();
        quotation.HasIndex(q => new { q.BuyerId, q.Status, q.WrittenAt });
        quotation.HasIndex(q => new { q.Status, q.Deadline });
        quotation.HasIndex(q => q.BuyerAreaCode);
        quotation.HasOne<Organisation>().WithMany().HasForeignKey(q => q.BuyerId).OnDelete(DeleteBehavior.Restrict);
        quotation.HasMany(q => q.Lines).WithOne().HasForeignKey(l => l.QuotationId);
        quotation.HasMany(q => q.Invited).WithOne().HasForeignKey(i => i.QuotationId);
        quotation.HasMany(q => q.Steps).WithOne().HasForeignKey(s => s.QuotationId);
        quotation.HasMany(q => q.Awards).WithOne().HasForeignKey(a => a.QuotationId);
    }
}

internal sealed class QuotationLineMapping : IEntityTypeConfiguration<QuotationLine>
{
    public void Configure(EntityTypeBuilder<QuotationLine> line)
    {
        line.ToTable("QuotationLines");
        line.Property(l => l.Product).HasMaxLength(60);
        line.Property(l => l.Specification).HasMaxLength(100);
        line.HasOne<Category>().WithMany().HasForeignKey(l => l.CategoryId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InvitedSupplierMapping : IEntityTypeConfiguration<InvitedSupplier>
{
    public void Configure(EntityTypeBuilder<InvitedSupplier> invited)
    {
        invited.ToTable("InvitedSuppliers");
        invited.HasIndex(i => new { i.SupplierId, i.QuotationId });
        invited.HasOne<Organisation>().WithMany().HasForeignKey(i => i.SupplierId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class QuotationStepMapping : IEntityTypeConfiguration<QuotationStep>
{
    public void Configure(EntityTypeBuilder<QuotationStep> step)
    {
        step.ToTable("QuotationSteps");
        step.Property(s => s.Comment).HasMaxLength(500);
    }
}

internal sealed class AwardedLineMapping : IEntityTypeConfiguration<AwardedLine>
{
    public void Configure(EntityTypeBuilder<AwardedLine> award)
    {
        award.ToTable("AwardedLines");
        award.Property(a => a.OrderNumber).HasMaxLength(24);
        award.Property(a => a.NotPlacedBecause).HasMaxLength(300);
        award.HasIndex(a => new { a.SupplierId, a.QuotationId });
        award.HasOne<Bid>().WithMany().HasForeignKey(a => a.BidId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BidMapping : IEntityTypeConfiguration<Bid>
{
    public void Configure(EntityTypeBuilder<Bid> bid)
    {
        bid.ToTable("Bids");
        bid.Ignore(b => b.IsWithdrawn);
        bid.Property(b => b.Note).HasMaxLength(500);
        bid.HasIndex(b => new { b.QuotationId, b.SupplierId }).IsUnique();
        bid.HasIndex(b => b.SupplierId);
        bid.HasOne<Quotation>().WithMany().HasForeignKey(b => b.QuotationId).OnDelete(DeleteBehavior.Restrict);
        bid.HasOne<Organisation>().WithMany().HasForeignKey(b => b.SupplierId).OnDelete(DeleteBehavior.Restrict);
        bid.HasMany(b => b.Lines).WithOne().HasForeignKey(l => l.BidId);
        bid.HasMany(b => b.Revisions).WithOne().HasForeignKey(r => r.BidId);
    }
}

internal sealed class BidLineMapping : IEntityTypeConfiguration<BidLine>
{
    public void Configure(EntityTypeBuilder<BidLine> line)
    {
        line.ToTable("BidLines");
        line.Property(l => l.ProductName).HasMaxLength(60);
        line.Property(l => l.QualityMarks).HasMaxLength(100);
    }
}

internal sealed class BidRevisionMapping : IEntityTypeConfiguration<BidRevision>
{
    public void Configure(EntityTypeBuilder<BidRevision> revision)
    {
        revision.ToTable("BidRevisions");
        revision.Property(r => r.Content).HasMaxLength(8000);
        revision.HasIndex(r => new { r.BidId, r.Number }).IsUnique();
    }
}
