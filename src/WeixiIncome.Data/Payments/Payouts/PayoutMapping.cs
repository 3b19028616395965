using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Payments.Payouts;

namespace WeixiIncome.Data.Payments.Payouts;

internal sealed class HouseholdDueMapping : IEntityTypeConfiguration<HouseholdDue>
{
    public void Configure(EntityTypeBuilder<HouseholdDue> due)
    {
        due.ToTable("HouseholdDues", table => table.HasCheckConstraint("CK_HouseholdDues_Paid", "Paid >= 0 AND OnTheWay >= 0 AND Paid + OnTheWay <= Amount"));
        due.Ignore(d => d.Open);
        due.Property(d => d.LotNumber).HasMaxLength(20);
        due.Property(d => d.Note).HasMaxLength(200);
        due.HasIndex(d => new { d.SourceId, d.HouseholdId, d.Kind }).IsUnique();
        due.HasIndex(d => new { d.SupplierId, d.HouseholdId, d.OwedOn });
        due.HasIndex(d => new { d.HouseholdId, d.OwedOn });
        due.HasIndex(d => d.LotId);
        due.HasOne<Household>().WithMany().HasForeignKey(d => d.HouseholdId).OnDelete(DeleteBehavior.Restrict);
        due.HasOne<Organisation>().WithMany().HasForeignKey(d => d.SupplierId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PayoutMapping : IEntityTypeConfiguration<Payout>, IEntityTypeConfiguration<PayoutLine>, IEntityTypeConfiguration<PayoutPart>
{
    public void Configure(EntityTypeBuilder<Payout> payout)
    {
        payout.ToTable("Payouts");
        payout.Ignore(p => p.Total);
        payout.Property(p => p.Number).HasMaxLength(20);
        payout.HasIndex(p => p.Number).IsUnique();
        payout.HasIndex(p => new { p.SupplierId, p.DrawnAt });
        payout.HasIndex(p => p.EvidenceFileId);
        payout.HasOne<Organisation>().WithMany().HasForeignKey(p => p.SupplierId).OnDelete(DeleteBehavior.Restrict);
        payout.HasMany(p => p.Lines).WithOne().HasForeignKey(l => l.PayoutId);
    }

    public void Configure(EntityTypeBuilder<PayoutLine> line)
    {
        line.ToTable("PayoutLines");
        line.Property(l => l.HouseholdNumber).HasMaxLength(12);
        line.Property(l => l.Reference).HasMaxLength(60);
        line.HasIndex(l => new { l.PayoutId, l.HouseholdId }).IsUnique();
        line.HasIndex(l => new { l.HouseholdId, l.Status, l.PaidOn });
        line.HasOne<Household>().WithMany().HasForeignKey(l => l.HouseholdId).OnDelete(DeleteBehavior.Restrict);
        line.HasMany(l => l.Parts).WithOne().HasForeignKey(p => p.LineId);
    }

    public void Configure(EntityTypeBuilder<PayoutPart> part)
    {
        part.ToTable("PayoutParts");
        part.HasIndex(p => p.DueId);
        part.HasOne<HouseholdDue>().WithMany().HasForeignKey(p => p.DueId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HouseholdLinkMapping : IEntityTypeConfiguration<HouseholdLink>
{
    public void Configure(EntityTypeBuilder<HouseholdLink> link)
    {
        link.ToTable("HouseholdLinks");
        link.Ignore(l => l.IsLocked);
        link.Property(l => l.TokenSha256).HasMaxLength(64);
        link.HasIndex(l => l.TokenSha256).IsUnique();
        link.HasIndex(l => l.PayoutLineId);
        link.HasOne<Payout>().WithMany().HasForeignKey(l => l.PayoutId).OnDelete(DeleteBehavior.Restrict);
    }
}
