using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Activities;
using WeixiIncome.Data.Shared;

namespace WeixiIncome.Data.Buying.Activities;

internal sealed class ActivityEventMapping : IEntityTypeConfiguration<ActivityEvent>
{
    public void Configure(EntityTypeBuilder<ActivityEvent> activity)
    {
        activity.ToTable("ActivityEvents");
        activity.Property(a => a.Number).HasMaxLength(24);
        activity.Property(a => a.Title).HasMaxLength(100);
        activity.Property(a => a.Report).HasMaxLength(2000);
        activity.Property(a => a.CancelReason).HasMaxLength(300);
        activity.Ignore(a => a.Promised);
        activity.HasIndex(a => a.Number).IsUnique();
        activity.HasIndex(a => a.From);
        activity.HasOne<Organisation>().WithMany().HasForeignKey(a => a.HostUnitId).OnDelete(DeleteBehavior.Restrict);
        activity.HasOne<Organisation>().WithMany().HasForeignKey(a => a.EnteredById).OnDelete(DeleteBehavior.Restrict);
        activity.HasMany(a => a.Suppliers).WithOne().HasForeignKey(s => s.ActivityEventId);
        activity.HasMany(a => a.Promises).WithOne().HasForeignKey(p => p.ActivityEventId);
        activity.HasMany(a => a.Papers).WithOne().HasForeignKey(p => p.ActivityEventId);
    }
}

internal sealed class ActivitySupplierMapping : IEntityTypeConfiguration<ActivitySupplier>
{
    public void Configure(EntityTypeBuilder<ActivitySupplier> supplier)
    {
        supplier.ToTable("ActivitySuppliers");
        supplier.HasIndex(s => new { s.SupplierId, s.ActivityEventId }).IsUnique();
        supplier.HasOne<Organisation>().WithMany().HasForeignKey(s => s.SupplierId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ActivityPromiseMapping : IEntityTypeConfiguration<ActivityPromise>
{
    public void Configure(EntityTypeBuilder<ActivityPromise> promise)
    {
        promise.ToTable("ActivityPromises");
        promise.Property(p => p.Name).HasMaxLength(100);
        promise.HasIndex(p => p.UnitId);
        promise.HasOne<Organisation>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ActivityPaperMapping : IEntityTypeConfiguration<ActivityPaper>
{
    public void Configure(EntityTypeBuilder<ActivityPaper> paper)
    {
        paper.ToTable("ActivityPapers");
        paper.Property(p => p.Caption).HasMaxLength(100);
        paper.HasIndex(p => p.FileId);
    }
}

/// <summary>Numbers of activities.</summary>
public static class ActivityNumbers
{
    /// <summary>HD2026-0001.</summary>
    public static async Task<string> NextActivityNumber(this MarketDb db, int year, CancellationToken ct) => $"HD{year}-{await db.NextNumber($"HD{year}", ct):0000}";
}
