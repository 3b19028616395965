using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Catalogue;

namespace WeixiIncome.Data.Buying.Pledges;

internal sealed class PledgeMapping : IEntityTypeConfiguration<Pledge>
{
    public void Configure(EntityTypeBuilder<Pledge> pledge)
    {
        pledge.ToTable("Pledges");
        pledge.Property(p => p.Number).HasMaxLength(24);
        pledge.Property(p => p.Note).HasMaxLength(500);
        pledge.Property(p => p.DocumentNumber).HasMaxLength(60);
        pledge.Property(p => p.ClosingWords).HasMaxLength(500);
        pledge.Ignore(p => p.IsOpen);
        pledge.HasIndex(p => p.Number).IsUnique();
        pledge.HasIndex(p => new { p.UnitId, p.Year });
        pledge.HasIndex(p => new { p.Year, p.Status });
        pledge.HasIndex(p => p.DocumentFileId);
        pledge.HasOne<Organisation>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        pledge.HasOne<Pledge>().WithMany().HasForeignKey(p => p.PreviousId).OnDelete(DeleteBehavior.Restrict);
        pledge.HasMany(p => p.Goods).WithOne().HasForeignKey(g => g.PledgeId);
        pledge.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.PledgeId);
    }
}

internal sealed class PledgeGoodsMapping : IEntityTypeConfiguration<PledgeGoods>
{
    public void Configure(EntityTypeBuilder<PledgeGoods> goods)
    {
        goods.ToTable("PledgeGoods");
        goods.Property(g => g.Name).HasMaxLength(60);
        goods.HasOne<Category>().WithMany().HasForeignKey(g => g.CategoryId).OnDelete(DeleteBehavior.Restrict);
        goods.HasOne<Product>().WithMany().HasForeignKey(g => g.ProductId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PledgeStepMapping : IEntityTypeConfiguration<PledgeStep>
{
    public void Configure(EntityTypeBuilder<PledgeStep> step)
    {
        step.ToTable("PledgeSteps");
        step.Property(s => s.Note).HasMaxLength(500);
    }
}

internal sealed class PledgeReminderMapping : IEntityTypeConfiguration<PledgeReminder>
{
    public void Configure(EntityTypeBuilder<PledgeReminder> reminder)
    {
        reminder.ToTable("PledgeReminders");
        // However many processes run the job: once a pledge and month.
        reminder.HasIndex(r => new { r.PledgeId, r.Period }).IsUnique();
        reminder.HasOne<Pledge>().WithMany().HasForeignKey(r => r.PledgeId);
    }
}
