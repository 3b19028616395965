using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Reserves;

namespace WeixiIncome.Data.Reserves;

internal sealed class ReserveRuleMapping : IEntityTypeConfiguration<ReserveRule>
{
    public void Configure(EntityTypeBuilder<ReserveRule> rule)
    {
        rule.ToTable("ReserveRules");
        rule.Ignore(r => r.Standard);
        rule.Property(r => r.AreaCode).HasMaxLength(12);
        rule.Property(r => r.DocumentNumber).HasMaxLength(60);
        rule.HasIndex(r => new { r.Year, r.AreaCode }).IsUnique();
    }
}

internal sealed class ReserveFilingMapping : IEntityTypeConfiguration<ReserveFiling>
{
    public void Configure(EntityTypeBuilder<ReserveFiling> filing)
    {
        filing.ToTable("ReserveFilings");
        filing.Ignore(f => f.Terms);
        filing.Property(f => f.Note).HasMaxLength(300);
        filing.HasIndex(f => new { f.UnitId, f.Year }).IsUnique();
        filing.HasIndex(f => new { f.RepresentativeId, f.Year });
        filing.HasOne<Organisation>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
        filing.HasOne<Organisation>().WithMany().HasForeignKey(f => f.RepresentativeId).OnDelete(DeleteBehavior.Restrict);
        filing.HasMany(f => f.Amendments).WithOne().HasForeignKey(a => a.FilingId);
    }
}

internal sealed class ReserveAmendmentMapping : IEntityTypeConfiguration<ReserveAmendment>
{
    public void Configure(EntityTypeBuilder<ReserveAmendment> amendment)
    {
        amendment.ToTable("ReserveAmendments");
        amendment.Property(a => a.Before).HasMaxLength(3000);
        amendment.Property(a => a.After).HasMaxLength(3000);
        amendment.Property(a => a.Reason).HasMaxLength(300);
    }
}

internal sealed class BindingCorrectionMapping : IEntityTypeConfiguration<BindingCorrection>
{
    public void Configure(EntityTypeBuilder<BindingCorrection> correction)
    {
        correction.ToTable("BindingCorrections");
        correction.Ignore(c => c.OtherUnitId);
        correction.Property(c => c.Number).HasMaxLength(24);
        correction.Property(c => c.SubjectNumber).HasMaxLength(40);
        correction.Property(c => c.Reason).HasMaxLength(300);
        correction.Property(c => c.Answer).HasMaxLength(300);
        correction.HasIndex(c => c.Number).IsUnique();
        correction.HasIndex(c => c.OpenFor).IsUnique();
        correction.HasIndex(c => new { c.SubjectId, c.AskedAt });
        correction.HasIndex(c => new { c.FromUnitId, c.Status });
        correction.HasIndex(c => new { c.ToUnitId, c.Status });
        correction.HasOne<Organisation>().WithMany().HasForeignKey(c => c.FromUnitId).OnDelete(DeleteBehavior.Restrict);
        correction.HasOne<Organisation>().WithMany().HasForeignKey(c => c.ToUnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReserveReminderMapping : IEntityTypeConfiguration<ReserveReminder>
{
    public void Configure(EntityTypeBuilder<ReserveReminder> reminder)
    {
        reminder.ToTable("ReserveReminders");
        reminder.Property(r => r.Period).HasMaxLength(10);
        reminder.HasIndex(r => new { r.UnitId, r.Cause, r.Period }).IsUnique();
    }
}
