using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Reserves.Purchases;

namespace WeixiIncome.Data.Reserves;

internal sealed class Purchase832Mapping : IEntityTypeConfiguration<Purchase832>
{
    public void Configure(EntityTypeBuilder<Purchase832> purchase)
    {
        purchase.ToTable("Purchases832");
        purchase.Ignore(p => p.Counts);
        purchase.Property(p => p.Number).HasMaxLength(40);
        purchase.Property(p => p.Supplier).HasMaxLength(100);
        purchase.Property(p => p.Buyer).HasMaxLength(100);
        purchase.Property(p => p.Resolution).HasMaxLength(300);
        purchase.HasIndex(p => p.Number).IsUnique();
        purchase.HasIndex(p => new { p.UnitId, p.OrderedOn });
        purchase.HasIndex(p => new { p.SupplierId, p.OrderedOn });
        purchase.HasIndex(p => p.OutsideBuyerId);
        purchase.HasIndex(p => p.OrderId);
        purchase.HasIndex(p => p.CategoryId);
        purchase.HasIndex(p => new { p.Match, p.OrderedOn });
        purchase.HasOne<Organisation>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        purchase.HasOne<OutsideBuyer>().WithMany().HasForeignKey(p => p.OutsideBuyerId).OnDelete(DeleteBehavior.Restrict);
        purchase.HasOne<Order>().WithMany().HasForeignKey(p => p.OrderId).OnDelete(DeleteBehavior.Restrict);
        purchase.HasMany(p => p.Records).WithOne().HasForeignKey(r => r.PurchaseId);
        purchase.HasMany(p => p.Entries).WithOne().HasForeignKey(e => e.PurchaseId);
    }
}

internal sealed class Record832Mapping : IEntityTypeConfiguration<Record832>
{
    public void Configure(EntityTypeBuilder<Record832> record)
    {
        record.ToTable("Records832");
        record.Property(r => r.Supplier).HasMaxLength(100);
        record.Property(r => r.SupplierCode).HasMaxLength(18);
        record.Property(r => r.Buyer).HasMaxLength(100);
        record.Property(r => r.BuyerCode).HasMaxLength(18);
        record.HasIndex(r => new { r.PurchaseId, r.Source }).IsUnique();
    }
}

internal sealed class ReserveEntryMapping : IEntityTypeConfiguration<ReserveEntry>
{
    public void Configure(EntityTypeBuilder<ReserveEntry> entry)
    {
        entry.ToTable("ReserveEntries");
        entry.Property(e => e.Reason).HasMaxLength(300);
        // The roll-up is answered from this index alone.
        entry.HasIndex(e => new { e.CountsForId, e.Year, e.Line, e.Bar, e.Amount });
        entry.HasIndex(e => new { e.UnitId, e.Year });
        // One entry a part and revision, one reversal an entry.
        entry.HasIndex(e => new { e.PurchaseId, e.Part, e.Revision, e.IsReversal }).IsUnique();
        entry.HasIndex(e => e.ReversesId).IsUnique();
        entry.HasOne<ReserveEntry>().WithMany().HasForeignKey(e => e.ReversesId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OutsideBuyerMapping : IEntityTypeConfiguration<OutsideBuyer>
{
    public void Configure(EntityTypeBuilder<OutsideBuyer> buyer)
    {
        buyer.ToTable("OutsideBuyers");
        buyer.Property(b => b.Name).HasMaxLength(100);
        buyer.Property(b => b.CreditCode).HasMaxLength(18);
        buyer.Property(b => b.NameCode).HasMaxLength(100);
        buyer.HasIndex(b => b.NameCode).IsUnique();
        buyer.HasOne<Organisation>().WithMany().HasForeignKey(b => b.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class Columns832Mapping : IEntityTypeConfiguration<Columns832>
{
    public void Configure(EntityTypeBuilder<Columns832> columns)
    {
        columns.ToTable("Columns832");
        columns.HasIndex(c => c.Source).IsUnique();
        columns.HasMany(c => c.Columns).WithOne().HasForeignKey(c => c.ColumnsId);
    }
}

internal sealed class Column832Mapping : IEntityTypeConfiguration<Column832>
{
    public void Configure(EntityTypeBuilder<Column832> column)
    {
        column.ToTable("Column832Titles");
        column.Property(c => c.Title).HasMaxLength(60);
    }
}
