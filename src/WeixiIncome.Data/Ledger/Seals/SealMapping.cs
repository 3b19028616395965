using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Ledger.Seals;

namespace WeixiIncome.Data.Ledger.Seals;

internal sealed class LedgerSealMapping : IEntityTypeConfiguration<LedgerSeal>
{
    public void Configure(EntityTypeBuilder<LedgerSeal> seal)
    {
        seal.ToTable("LedgerSeals").HasKey(s => s.Day);
        seal.HasIndex(s => s.Sequence).IsUnique();
        seal.Property(s => s.Root).HasMaxLength(64);
        seal.Property(s => s.Previous).HasMaxLength(64);
        seal.Property(s => s.Head).HasMaxLength(64);
    }
}

internal sealed class LedgerLeafMapping : IEntityTypeConfiguration<LedgerLeaf>
{
    public void Configure(EntityTypeBuilder<LedgerLeaf> leaf)
    {
        leaf.ToTable("LedgerLeaves").HasKey(l => l.EntryId);
        leaf.HasIndex(l => new { l.Day, l.Position }).IsUnique();
        leaf.Property(l => l.Hash).HasMaxLength(32).IsFixedLength();
        // No foreign keys: a leaf outlives an entry that somebody took away, and tells of it.
    }
}

internal sealed class LedgerTotalMapping : IEntityTypeConfiguration<LedgerTotal>
{
    public void Configure(EntityTypeBuilder<LedgerTotal> total)
    {
        total.ToTable("LedgerTotals");
        total.Ignore(t => t.Key);
        total.Property(t => t.TownshipCode).HasMaxLength(12);
        total.HasIndex(t => new { t.Year, t.Month, t.Stage, t.Relation, t.Purpose, t.Series, t.Base, t.Unattributed, t.TownshipCode, t.CategoryId }).IsUnique();
    }
}

internal sealed class LedgerAuditMapping : IEntityTypeConfiguration<LedgerAudit>
{
    public void Configure(EntityTypeBuilder<LedgerAudit> audit)
    {
        audit.ToTable("LedgerAudits");
        audit.HasIndex(a => a.At);
        audit.Property(a => a.SourceNumber).HasMaxLength(24);
    }
}
