using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders.Standing;

namespace WeixiIncome.Data.Orders.Standing;

internal sealed class StandingOrderMapping : IEntityTypeConfiguration<StandingOrder>
{
    public void Configure(EntityTypeBuilder<StandingOrder> order)
    {
        order.ToTable("StandingOrders");
        order.Property(o => o.Number).HasMaxLength(24);
        order.Property(o => o.Name).HasMaxLength(60);
        order.Property(o => o.Note).HasMaxLength(500);
        order.Ignore(o => o.Rhythm);
        order.HasIndex(o => o.Number).IsUnique();
        order.HasIndex(o => new { o.BuyerId, o.Status });
        order.HasIndex(o => new { o.Status, o.StartsOn });
        order.HasOne<Organisation>().WithMany().HasForeignKey(o => o.BuyerId).OnDelete(DeleteBehavior.Restrict);
        order.HasOne<DeliveryAddress>().WithMany().HasForeignKey(o => o.AddressId).OnDelete(DeleteBehavior.Restrict);
        order.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.StandingOrderId);
        order.HasMany(o => o.Once).WithOne().HasForeignKey(l => l.StandingOrderId);
        order.HasMany(o => o.Skips).WithOne().HasForeignKey(s => s.StandingOrderId);
        order.HasMany(o => o.Steps).WithOne().HasForeignKey(s => s.StandingOrderId);
    }
}

internal sealed class StandingLineMapping : IEntityTypeConfiguration<StandingLine>
{
    public void Configure(EntityTypeBuilder<StandingLine> line)
    {
        line.ToTable("StandingOrderLines");
        line.Property(l => l.ProductName).HasMaxLength(60);
        line.HasIndex(l => new { l.StandingOrderId, l.OfferId }).IsUnique();
        line.HasOne<Offer>().WithMany().HasForeignKey(l => l.OfferId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StandingOnceMapping : IEntityTypeConfiguration<StandingOnce>
{
    public void Configure(EntityTypeBuilder<StandingOnce> once)
    {
        once.ToTable("StandingOrderOnce");
        once.HasIndex(o => new { o.StandingOrderId, o.DueOn });
    }
}

internal sealed class StandingSkipMapping : IEntityTypeConfiguration<StandingSkip>
{
    public void Configure(EntityTypeBuilder<StandingSkip> skip)
    {
        skip.ToTable("StandingOrderSkips");
        skip.HasIndex(s => new { s.StandingOrderId, s.DueOn }).IsUnique();
    }
}

internal sealed class StandingStepMapping : IEntityTypeConfiguration<StandingStep>
{
    public void Configure(EntityTypeBuilder<StandingStep> step)
    {
        step.ToTable("StandingOrderSteps");
        step.Property(s => s.Comment).HasMaxLength(300);
    }
}

internal sealed class StandingRunMapping : IEntityTypeConfiguration<StandingRun>
{
    public void Configure(EntityTypeBuilder<StandingRun> run)
    {
        run.ToTable("StandingRuns");
        run.Ignore(r => r.OrderKey);
        // What makes a delivery happen once, whoever tries it.
        run.HasIndex(r => new { r.StandingOrderId, r.DueOn }).IsUnique();
        run.HasIndex(r => new { r.BuyerId, r.DueOn });
        run.HasIndex(r => new { r.Status, r.DueOn });
        run.HasOne<StandingOrder>().WithMany().HasForeignKey(r => r.StandingOrderId).OnDelete(DeleteBehavior.Restrict);
        run.HasMany(r => r.Problems).WithOne().HasForeignKey(p => p.RunId);
    }
}

internal sealed class StandingProblemMapping : IEntityTypeConfiguration<StandingProblem>
{
    public void Configure(EntityTypeBuilder<StandingProblem> problem)
    {
        problem.ToTable("StandingRunProblems");
        problem.Property(p => p.ProductName).HasMaxLength(60);
        problem.Property(p => p.Sentence).HasMaxLength(200);
        problem.Property(p => p.Arguments).HasMaxLength(1000);
    }
}

internal sealed class HolidayPeriodMapping : IEntityTypeConfiguration<HolidayPeriod>
{
    public void Configure(EntityTypeBuilder<HolidayPeriod> holiday)
    {
        holiday.ToTable("HolidayPeriods");
        holiday.Property(h => h.Name).HasMaxLength(40);
        holiday.HasIndex(h => new { h.OrganisationId, h.To });
        holiday.HasOne<Organisation>().WithMany().HasForeignKey(h => h.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
