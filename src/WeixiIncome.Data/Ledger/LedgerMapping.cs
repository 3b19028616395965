using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Ledger;

namespace WeixiIncome.Data.Ledger;

internal sealed class EvidenceManifestMapping : IEntityTypeConfiguration<EvidenceManifest>
{
    /// <summary>Some hundred pieces of evidence.</summary>
    private const int Longest = 100_000;

    public void Configure(EntityTypeBuilder<EvidenceManifest> manifest)
    {
        manifest.ToTable("EvidenceManifests");
        manifest.Ignore(m => m.Items);
        manifest.Property(m => m.Digest).HasMaxLength(64);
        manifest.Property(m => m.SourceNumber).HasMaxLength(24);
        manifest.Property(m => m.Text).HasMaxLength(Longest);
        manifest.HasIndex(m => m.SourceId);
        manifest.HasIndex(m => m.Digest).IsUnique();
    }
}

internal sealed class LedgerMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.ToTable("Ledger");
        entry.Property(e => e.SupplierAreaCode).HasMaxLength(12);
        entry.Property(e => e.TownshipCode).HasMaxLength(12);
        entry.Property(e => e.BuyerAreaCode).HasMaxLength(12);
        entry.Property(e => e.SourceNumber).HasMaxLength(24);
        entry.HasIndex(e => new { e.CountsOn, e.Stage });
        entry.HasIndex(e => e.SourceId);
        entry.Property(e => e.EvidenceDigest).HasMaxLength(64);
        entry.HasIndex(e => e.RecordedOn);
        entry.HasIndex(e => e.RecordedAt);
        entry.HasIndex(e => new { e.BoundUnitId, e.CountsOn });
        entry.HasIndex(e => new { e.SupplierId, e.CountsOn });
        // One entry a line, stage, base and revision, one reversal an entry, one part a return: a repeated event cannot count twice.
        entry.HasIndex(e => new { e.SourceLineId, e.Stage, e.Base, e.Unattributed, e.Revision, e.IsReversal, e.ReturnId }).IsUnique();
        entry.HasIndex(e => new { e.ReversesId, e.ReturnId }).IsUnique();
        entry.HasOne<LedgerEntry>().WithMany().HasForeignKey(e => e.ReversesId).OnDelete(DeleteBehavior.Restrict);
    }
}
