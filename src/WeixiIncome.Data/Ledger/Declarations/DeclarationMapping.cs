using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Activities;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Ledger.Declarations;

namespace WeixiIncome.Data.Ledger.Declarations;

internal sealed class DeclarationMapping : IEntityTypeConfiguration<Declaration>
{
    public void Configure(EntityTypeBuilder<Declaration> declaration)
    {
        declaration.ToTable("Declarations");
        declaration.Property(d => d.Number).HasMaxLength(24);
        declaration.Property(d => d.UnitAreaCode).HasMaxLength(12);
        declaration.Property(d => d.OriginAreaCode).HasMaxLength(12);
        declaration.Property(d => d.SupplierName).HasMaxLength(100);
        declaration.Property(d => d.SellerInitials).HasMaxLength(40);
        declaration.Property(d => d.SoldTo).HasMaxLength(100);
        declaration.Property(d => d.VenueOrderNumber).HasMaxLength(40);
        declaration.Property(d => d.InvoiceNumber).HasMaxLength(20);
        declaration.Property(d => d.Statement).HasMaxLength(1000);
        declaration.Ignore(d => d.IsOpen);
        declaration.HasIndex(d => d.Number).IsUnique();
        declaration.HasIndex(d => new { d.UnitId, d.Status, d.SoldOn });
        declaration.HasIndex(d => new { d.OriginAreaCode, d.Status });
        declaration.HasIndex(d => new { d.Status, d.SubmittedAt });
        declaration.HasIndex(d => d.InvoiceNumber);
        declaration.HasIndex(d => d.ActivityEventId);
        declaration.HasOne<Organisation>().WithMany().HasForeignKey(d => d.UnitId).OnDelete(DeleteBehavior.Restrict);
        declaration.HasOne<Organisation>().WithMany().HasForeignKey(d => d.SupplierId).OnDelete(DeleteBehavior.Restrict);
        declaration.HasOne<Organisation>().WithMany().HasForeignKey(d => d.BoundUnitId).OnDelete(DeleteBehavior.Restrict);
        declaration.HasOne<ActivityEvent>().WithMany().HasForeignKey(d => d.ActivityEventId).OnDelete(DeleteBehavior.Restrict);
        declaration.HasMany(d => d.Lines).WithOne().HasForeignKey(l => l.DeclarationId);
        declaration.HasMany(d => d.Papers).WithOne().HasForeignKey(p => p.DeclarationId);
        declaration.HasMany(d => d.Steps).WithOne().HasForeignKey(s => s.DeclarationId);
        declaration.HasMany(d => d.Claims).WithOne().HasForeignKey(c => c.DeclarationId);
    }
}

internal sealed class DeclarationLineMapping : IEntityTypeConfiguration<DeclarationLine>
{
    public void Configure(EntityTypeBuilder<DeclarationLine> line)
    {
        line.ToTable("DeclarationLines");
        line.Property(l => l.Product).HasMaxLength(60);
        line.HasOne<Category>().WithMany().HasForeignKey(l => l.CategoryId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EvidenceMapping : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> paper)
    {
        paper.ToTable("DeclarationPapers");
        paper.Property(p => p.Note).HasMaxLength(100);
        paper.HasIndex(p => p.FileId);
    }
}

internal sealed class DeclarationStepMapping : IEntityTypeConfiguration<DeclarationStep>
{
    public void Configure(EntityTypeBuilder<DeclarationStep> step)
    {
        step.ToTable("DeclarationSteps");
        step.Property(s => s.Note).HasMaxLength(300);
    }
}

internal sealed class ClaimedNumberMapping : IEntityTypeConfiguration<ClaimedNumber>
{
    public void Configure(EntityTypeBuilder<ClaimedNumber> claim)
    {
        claim.ToTable("ClaimedNumbers");
        claim.Property(c => c.Number).HasMaxLength(40);
        // Two submissions with one number at once: the second is refused by this key.
        claim.HasIndex(c => new { c.Kind, c.Venue, c.Number }).IsUnique();
    }
}
