using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;

namespace WeixiIncome.Data.Households;

/// <summary>The cipher and, behind a bar, the mask, in one column; neither holds a bar itself.</summary>
internal sealed class SealedTextConverter() : ValueConverter<SealedText, string>(
    text => text.Cipher + "|" + text.Mask.Replace("|", "*"), kept => new SealedText(kept.Substring(0, kept.IndexOf('|')), kept.Substring(kept.IndexOf('|') + 1)));

internal sealed class HouseholdMapping : IEntityTypeConfiguration<Household>
{
    public void Configure(EntityTypeBuilder<Household> household)
    {
        household.ToTable("Households");
        household.Ignore(h => h.Head).Ignore(h => h.People).Ignore(h => h.IsBelowLine);
        household.Property(h => h.Number).HasMaxLength(12);
        household.Property(h => h.VillageCode).HasMaxLength(12);
        household.Property(h => h.AccountSha256).HasMaxLength(64);
        household.Property(h => h.Bank).HasMaxLength(60);
        household.HasIndex(h => h.Number).IsUnique();
        household.HasIndex(h => new { h.VillageCode, h.Status, h.Kind });
        household.HasIndex(h => h.AccountSha256);
        household.HasMany(h => h.Members).WithOne().HasForeignKey(m => m.HouseholdId);
        household.HasMany(h => h.Years).WithOne().HasForeignKey(y => y.HouseholdId);
        household.HasMany(h => h.Holdings).WithOne().HasForeignKey(o => o.HouseholdId);
        household.HasMany(h => h.Helpers).WithOne().HasForeignKey(o => o.HouseholdId);
        household.HasMany(h => h.Plans).WithOne().HasForeignKey(p => p.HouseholdId);
        household.HasMany(h => h.Bindings).WithOne().HasForeignKey(b => b.HouseholdId);
        household.HasMany(h => h.Steps).WithOne().HasForeignKey(s => s.HouseholdId);
    }
}

internal sealed class HouseholdMemberMapping : IEntityTypeConfiguration<HouseholdMember>
{
    public void Configure(EntityTypeBuilder<HouseholdMember> member)
    {
        member.ToTable("HouseholdMembers");
        member.Ignore(m => m.IsHere);
        member.Property(m => m.ResidentSha256).HasMaxLength(64);
        member.HasIndex(m => m.ResidentSha256).IsUnique();
        member.HasIndex(m => new { m.HouseholdId, m.LeftOn });
    }
}

internal sealed class HouseholdPartMappings : IEntityTypeConfiguration<HouseholdYear>, IEntityTypeConfiguration<Holding>, IEntityTypeConfiguration<HelperAssignment>, IEntityTypeConfiguration<HouseholdStep>,
    IEntityTypeConfiguration<HouseholdPlan>, IEntityTypeConfiguration<PlanMeasure>
{
    public void Configure(EntityTypeBuilder<HouseholdYear> year)
    {
        year.ToTable("HouseholdYears");
        year.Ignore(y => y.IsBelowLine);
        year.Property(y => y.Source).HasMaxLength(60);
        year.HasIndex(y => new { y.HouseholdId, y.Year }).IsUnique();
        year.HasIndex(y => new { y.Year, y.NetPerHead });
    }

    public void Configure(EntityTypeBuilder<Holding> holding)
    {
        holding.ToTable("HouseholdHoldings");
        holding.HasIndex(h => new { h.HouseholdId, h.NormId }).IsUnique();
        holding.HasOne<YieldNorm>().WithMany().HasForeignKey(h => h.NormId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HelperAssignment> helper)
    {
        helper.ToTable("HouseholdHelpers");
        helper.Property(h => h.Name).HasMaxLength(40);
        helper.Property(h => h.Unit).HasMaxLength(60);
    }

    public void Configure(EntityTypeBuilder<HouseholdStep> step)
    {
        step.ToTable("HouseholdSteps");
        step.Property(s => s.Note).HasMaxLength(300);
        step.HasIndex(s => new { s.HouseholdId, s.At });
    }

    public void Configure(EntityTypeBuilder<HouseholdPlan> plan)
    {
        plan.ToTable("HouseholdPlans");
        plan.Ignore(p => p.Target);
        plan.HasIndex(p => new { p.HouseholdId, p.Year }).IsUnique();
        plan.HasMany(p => p.Measures).WithOne().HasForeignKey(m => m.PlanId);
    }

    public void Configure(EntityTypeBuilder<PlanMeasure> measure)
    {
        measure.ToTable("PlanMeasures");
        measure.Property(m => m.Text).HasMaxLength(200);
        measure.Property(m => m.Note).HasMaxLength(200);
    }
}

internal sealed class BindingMappings : IEntityTypeConfiguration<HouseholdBinding>, IEntityTypeConfiguration<FirmBinding>
{
    public void Configure(EntityTypeBuilder<HouseholdBinding> binding)
    {
        binding.ToTable("HouseholdBindings");
        binding.Property(b => b.ContractNumber).HasMaxLength(60);
        binding.Property(b => b.ConsentBy).HasMaxLength(60);
        binding.Property(b => b.EndReason).HasMaxLength(200);
        binding.HasIndex(b => new { b.SupplierId, b.To });
        binding.HasIndex(b => new { b.HouseholdId, b.SupplierId, b.From }).IsUnique();
        binding.HasIndex(b => b.ContractFileId);
        binding.HasOne<Organisation>().WithMany().HasForeignKey(b => b.SupplierId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FirmBinding> binding)
    {
        binding.ToTable("FirmBindings");
        binding.Property(b => b.ContractNumber).HasMaxLength(60);
        binding.Property(b => b.EndReason).HasMaxLength(200);
        binding.HasIndex(b => new { b.CooperativeId, b.FirmId, b.From }).IsUnique();
        binding.HasIndex(b => new { b.FirmId, b.To });
        binding.HasIndex(b => b.ContractFileId);
        binding.HasOne<Organisation>().WithMany().HasForeignKey(b => b.CooperativeId).OnDelete(DeleteBehavior.Restrict);
        binding.HasOne<Organisation>().WithMany().HasForeignKey(b => b.FirmId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HouseholdDataMappings : IEntityTypeConfiguration<YieldNorm>, IEntityTypeConfiguration<MonitoringLine>, IEntityTypeConfiguration<PersonalReveal>
{
    public void Configure(EntityTypeBuilder<YieldNorm> norm)
    {
        norm.ToTable("YieldNorms");
        norm.Property(n => n.Name).HasMaxLength(40);
        norm.Property(n => n.Source).HasMaxLength(100);
        norm.HasIndex(n => n.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MonitoringLine> line)
    {
        line.ToTable("MonitoringLines");
        line.Property(l => l.AreaCode).HasMaxLength(12);
        line.Property(l => l.Document).HasMaxLength(100);
        line.HasIndex(l => new { l.AreaCode, l.Year }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PersonalReveal> reveal)
    {
        reveal.ToTable("PersonalReveals");
        reveal.Property(r => r.What).HasMaxLength(60);
        reveal.Property(r => r.Reason).HasMaxLength(200);
        reveal.HasIndex(r => new { r.HouseholdId, r.At });
        reveal.HasIndex(r => r.At);
        reveal.HasOne<Household>().WithMany().HasForeignKey(r => r.HouseholdId).OnDelete(DeleteBehavior.Restrict);
    }
}
