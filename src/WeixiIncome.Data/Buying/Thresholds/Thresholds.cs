using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Buying.Thresholds;

namespace WeixiIncome.Data.Buying.Thresholds;

/// <summary>Which threshold holds for a unit.</summary>
public static class Thresholds
{
    /// <summary>The one of the innermost area that has its own for the year; none where nobody entered one.</summary>
    public static Task<PurchaseThreshold?> ThresholdFor(this MarketDb db, string areaCode, int year, CancellationToken ct)
    {
        var areas = new[] { 2, 4, 6, 9, 12 }.Where(length => length <= areaCode.Length).Select(length => areaCode[..length]).ToList();
        return db.PurchaseThresholds.AsNoTracking().Where(t => t.Year == year && areas.Contains(t.AreaCode)).OrderByDescending(t => t.AreaCode.Length).FirstOrDefaultAsync(ct);
    }
}

internal sealed class PurchaseThresholdMapping : IEntityTypeConfiguration<PurchaseThreshold>
{
    public void Configure(EntityTypeBuilder<PurchaseThreshold> threshold)
    {
        threshold.ToTable("PurchaseThresholds");
        threshold.Property(t => t.AreaCode).HasMaxLength(12);
        threshold.Property(t => t.Name).HasMaxLength(100);
        threshold.Property(t => t.DocumentNumber).HasMaxLength(60);
        threshold.Property(t => t.Clause).HasMaxLength(100);
        threshold.HasIndex(t => new { t.AreaCode, t.Year }).IsUnique();
    }
}
