using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Oversight.Reviews;

namespace WeixiIncome.Data.Oversight.Reviews;

internal sealed class SupplierReviewMapping : IEntityTypeConfiguration<SupplierReview>
{
    public void Configure(EntityTypeBuilder<SupplierReview> review)
    {
        review.ToTable("SupplierReviews");
        review.Property(r => r.AreaCode).HasMaxLength(12);
        review.Property(r => r.Reason).HasMaxLength(1000);
        review.Property(r => r.Statement).HasMaxLength(1000);
        review.HasIndex(r => new { r.SupplierId, r.Year, r.ReviewerId }).IsUnique();
        review.HasIndex(r => r.ReviewerId);
        review.HasOne<Organisation>().WithMany().HasForeignKey(r => r.SupplierId).OnDelete(DeleteBehavior.Restrict);
        review.HasMany(r => r.Marks).WithOne().HasForeignKey(m => m.ReviewId);
    }
}

internal sealed class ReviewMarkMapping : IEntityTypeConfiguration<ReviewMark>
{
    public void Configure(EntityTypeBuilder<ReviewMark> mark)
    {
        mark.ToTable("ReviewMarks");
        mark.Property(m => m.CriterionCode).HasMaxLength(30);
        mark.Property(m => m.Criterion).HasMaxLength(60);
        mark.Property(m => m.Note).HasMaxLength(300);
    }
}

/// <summary>The fixed criteria of the yearly review; kept as data in Reference/review-criteria.csv, from a year on.</summary>
public static class ReviewCriteria
{
    private static readonly (int Since, ReviewCriterion Criterion)[] All = [.. ReferenceData.Text("review-criteria.csv")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(line => line.Split(','))
        .Select(row => (int.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture), new ReviewCriterion(row[0], row[1], int.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture))))];

    /// <summary>Those of the latest list that began in the year or before it.</summary>
    public static IReadOnlyList<ReviewCriterion> Of(int year)
    {
        var since = All.Where(row => row.Since <= year).Select(row => row.Since).DefaultIfEmpty(All.Min(row => row.Since)).Max();
        return [.. All.Where(row => row.Since == since).Select(row => row.Criterion)];
    }
}
