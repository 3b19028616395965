using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Goals;

namespace WeixiIncome.Data.Goals;

internal sealed class GoalMapping : IEntityTypeConfiguration<Goal>
{
    public void Configure(EntityTypeBuilder<Goal> goal)
    {
        goal.ToTable("Goals");
        goal.Property(g => g.AreaCode).HasMaxLength(12);
        goal.Property(g => g.Relations).HasMaxLength(60);
        goal.Property(g => g.Wording).HasMaxLength(500);
        goal.Property(g => g.DocumentNumber).HasMaxLength(60);
        goal.Ignore(g => g.Rule).Ignore(g => g.IsPlan);
        goal.HasIndex(g => new { g.AreaCode, g.Year }).IsUnique();
    }
}
