using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Households;

namespace WeixiIncome.Data.Catalogue.Lots;

internal sealed class LotMapping : IEntityTypeConfiguration<Lot>
{
    public void Configure(EntityTypeBuilder<Lot> lot)
    {
        lot.ToTable("Lots", table => table.HasCheckConstraint("CK_Lots_Available", "Available >= 0"));
        lot.Property(l => l.Number).HasMaxLength(20);
        lot.Property(l => l.Grade).HasMaxLength(40);
        lot.Property(l => l.VillageCode).HasMaxLength(12);
        lot.Property(l => l.Plot).HasMaxLength(60);
        lot.Ignore(l => l.AlleviatedWeight).Ignore(l => l.NamesHouseholds).Ignore(l => l.IsMadeOfOthers);
        lot.HasIndex(l => l.Number).IsUnique();
        lot.HasIndex(l => new { l.SupplierId, l.Status, l.BestBefore });
        lot.HasIndex(l => new { l.ProductId, l.Status });
        lot.HasOne<Organisation>().WithMany().HasForeignKey(l => l.SupplierId).OnDelete(DeleteBehavior.Restrict);
        lot.HasOne<Product>().WithMany().HasForeignKey(l => l.ProductId).OnDelete(DeleteBehavior.Restrict);
        lot.HasMany(l => l.Shares).WithOne().HasForeignKey(s => s.LotId);
        lot.HasMany(l => l.Inputs).WithOne().HasForeignKey(i => i.LotId);
        lot.HasMany(l => l.WeighIns).WithOne().HasForeignKey(w => w.LotId);
    }
}

internal sealed class LotPartMappings : IEntityTypeConfiguration<LotShare>, IEntityTypeConfiguration<LotInput>, IEntityTypeConfiguration<WeighIn>, IEntityTypeConfiguration<LotMovement>
{
    public void Configure(EntityTypeBuilder<LotShare> share)
    {
        share.ToTable("LotShares");
        share.Ignore(s => s.CountsAsAlleviated);
        share.Property(s => s.VillageCode).HasMaxLength(12);
        share.HasIndex(s => new { s.HouseholdId, s.LotId });
        share.HasOne<Household>().WithMany().HasForeignKey(s => s.HouseholdId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LotInput> input)
    {
        input.ToTable("LotInputs");
        input.Property(i => i.SourceNumber).HasMaxLength(20);
        input.HasIndex(i => i.SourceLotId);
    }

    public void Configure(EntityTypeBuilder<WeighIn> weighed)
    {
        weighed.ToTable("WeighIns");
        weighed.Property(w => w.Number).HasMaxLength(20);
        weighed.Property(w => w.VoidReason).HasMaxLength(200);
        weighed.HasIndex(w => w.Number).IsUnique();
        weighed.HasIndex(w => new { w.SupplierId, w.WeighedOn });
        weighed.HasIndex(w => new { w.HouseholdId, w.WeighedOn });
        weighed.HasOne<Household>().WithMany().HasForeignKey(w => w.HouseholdId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LotMovement> movement)
    {
        movement.ToTable("LotMovements");
        movement.HasIndex(m => new { m.LotId, m.At });
        // What is behind it moves a lot once: neither shipped nor given back twice.
        movement.HasIndex(m => new { m.SourceId, m.LotId, m.Cause }).IsUnique();
        movement.HasOne<Lot>().WithMany().HasForeignKey(m => m.LotId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LotPaperMappings : IEntityTypeConfiguration<ConformityCertificate>, IEntityTypeConfiguration<QualityProof>, IEntityTypeConfiguration<Recall>, IEntityTypeConfiguration<RecalledLot>, IEntityTypeConfiguration<RecallAnswer>
{
    public void Configure(EntityTypeBuilder<ConformityCertificate> certificate)
    {
        certificate.ToTable("ConformityCertificates");
        certificate.Property(c => c.Number).HasMaxLength(20);
        certificate.Property(c => c.LotNumber).HasMaxLength(20);
        certificate.Property(c => c.ProductName).HasMaxLength(60);
        certificate.Property(c => c.Origin).HasMaxLength(100);
        certificate.Property(c => c.Issuer).HasMaxLength(100);
        certificate.Property(c => c.Contact).HasMaxLength(40);
        certificate.HasIndex(c => c.Number).IsUnique();
        certificate.HasIndex(c => c.LotId);
        certificate.HasIndex(c => new { c.SupplierId, c.IssuedOn });
        certificate.HasOne<Lot>().WithMany().HasForeignKey(c => c.LotId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<QualityProof> proof)
    {
        proof.ToTable("QualityProofs");
        proof.Property(p => p.Number).HasMaxLength(60);
        proof.Property(p => p.Issuer).HasMaxLength(100);
        proof.HasIndex(p => new { p.SupplierId, p.ExpiresOn });
        proof.HasIndex(p => p.FileId);
        proof.HasOne<Organisation>().WithMany().HasForeignKey(p => p.SupplierId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Recall> recall)
    {
        recall.ToTable("Recalls");
        recall.Ignore(r => r.IsOpen);
        recall.Property(r => r.Number).HasMaxLength(20);
        recall.Property(r => r.LotNumber).HasMaxLength(20);
        recall.Property(r => r.Reason).HasMaxLength(300);
        recall.Property(r => r.Advice).HasMaxLength(300);
        recall.Property(r => r.EndNote).HasMaxLength(300);
        recall.HasIndex(r => r.Number).IsUnique();
        recall.HasIndex(r => new { r.SupplierId, r.StartedAt });
        recall.HasMany(r => r.Lots).WithOne().HasForeignKey(l => l.RecallId);
        recall.HasMany(r => r.Answers).WithOne().HasForeignKey(a => a.RecallId);
    }

    public void Configure(EntityTypeBuilder<RecalledLot> lot)
    {
        lot.ToTable("RecalledLots");
        lot.Property(l => l.LotNumber).HasMaxLength(20);
        lot.HasIndex(l => l.LotId);
    }

    public void Configure(EntityTypeBuilder<RecallAnswer> answer)
    {
        answer.ToTable("RecallAnswers");
        answer.Property(a => a.Note).HasMaxLength(300);
        answer.HasIndex(a => new { a.RecallId, a.BuyerId }).IsUnique();
    }
}

internal sealed class LotLossMapping : IEntityTypeConfiguration<LotLoss>
{
    public void Configure(EntityTypeBuilder<LotLoss> loss)
    {
        loss.ToTable("LotLosses");
        loss.HasIndex(l => l.LotId);
        loss.HasOne<Lot>().WithMany().HasForeignKey(l => l.LotId).OnDelete(DeleteBehavior.Restrict);
    }
}
