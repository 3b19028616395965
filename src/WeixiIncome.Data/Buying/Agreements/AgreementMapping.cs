using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Catalogue;

namespace WeixiIncome.Data.Buying.Agreements;

internal sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.ToTable("Agreements");
        agreement.Property(a => a.Number).HasMaxLength(24);
        agreement.Property(a => a.Name).HasMaxLength(60);
        agreement.Property(a => a.BuyerAreaCode).HasMaxLength(12);
        agreement.Property(a => a.SupplierAreaCode).HasMaxLength(12);
        agreement.Property(a => a.Note).HasMaxLength(500);
        agreement.HasIndex(a => a.Number).IsUnique();
        agreement.HasIndex(a => new { a.BuyerId, a.Status, a.To });
        agreement.HasIndex(a => new { a.SupplierId, a.Status });
        agreement.HasIndex(a => a.BuyerAreaCode);
        agreement.HasOne<Organisation>().WithMany().HasForeignKey(a => a.BuyerId).OnDelete(DeleteBehavior.Restrict);
        agreement.HasOne<Organisation>().WithMany().HasForeignKey(a => a.SupplierId).OnDelete(DeleteBehavior.Restrict);
        agreement.HasMany(a => a.Lines).WithOne().HasForeignKey(l => l.AgreementId);
        agreement.HasMany(a => a.Steps).WithOne().HasForeignKey(s => s.AgreementId);
    }
}

internal sealed class AgreementLineMapping : IEntityTypeConfiguration<AgreementLine>
{
    public void Configure(EntityTypeBuilder<AgreementLine> line)
    {
        line.ToTable("AgreementLines", table => table.HasCheckConstraint("CK_AgreementLines_Drawn", "Drawn >= 0 AND Drawn <= Most"));
        line.Property(l => l.ProductName).HasMaxLength(60);
        line.Property(l => l.ProductNumber).HasMaxLength(20);
        line.Property(l => l.Specification).HasMaxLength(60);
        line.HasIndex(l => l.OfferId);
        line.HasOne<Offer>().WithMany().HasForeignKey(l => l.OfferId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AgreementStepMapping : IEntityTypeConfiguration<AgreementStep>
{
    public void Configure(EntityTypeBuilder<AgreementStep> step)
    {
        step.ToTable("AgreementSteps");
        step.Property(s => s.Comment).HasMaxLength(300);
    }
}

internal sealed class AgreementDrawMapping : IEntityTypeConfiguration<AgreementDraw>
{
    public void Configure(EntityTypeBuilder<AgreementDraw> draw)
    {
        draw.ToTable("AgreementDraws");
        draw.HasIndex(d => d.OrderLineId);
        draw.HasIndex(d => d.LineId);
        draw.HasOne<Agreement>().WithMany().HasForeignKey(d => d.AgreementId).OnDelete(DeleteBehavior.Restrict);
    }
}
