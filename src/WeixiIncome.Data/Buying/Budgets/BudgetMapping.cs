using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Budgets;

namespace WeixiIncome.Data.Buying.Budgets;

internal sealed class BudgetLineMapping : IEntityTypeConfiguration<BudgetLine>
{
    public void Configure(EntityTypeBuilder<BudgetLine> line)
    {
        line.ToTable("BudgetLines", table => table.HasCheckConstraint("CK_BudgetLines_Figures",
            "Amount >= 0 AND Reserved >= 0 AND Committed >= 0 AND Spent >= 0 AND Amount >= Reserved + Committed + Spent"));
        line.Property(l => l.UnitAreaCode).HasMaxLength(12);
        line.Property(l => l.Code).HasMaxLength(30);
        line.Property(l => l.Name).HasMaxLength(60);
        line.Ignore(l => l.Figures).Ignore(l => l.Available).Ignore(l => l.Purposes);
        line.HasIndex(l => new { l.UnitId, l.Year, l.Code }).IsUnique();
        line.HasIndex(l => new { l.UnitAreaCode, l.Year });
        line.HasOne<Organisation>().WithMany().HasForeignKey(l => l.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BudgetMovementMapping : IEntityTypeConfiguration<BudgetMovement>
{
    public void Configure(EntityTypeBuilder<BudgetMovement> movement)
    {
        movement.ToTable("BudgetMovements");
        movement.Property(m => m.OrderNumber).HasMaxLength(24);
        movement.Property(m => m.Reason).HasMaxLength(300);
        movement.HasIndex(m => new { m.LineId, m.At });
        movement.HasIndex(m => m.OrderId);
        movement.HasOne<BudgetLine>().WithMany().HasForeignKey(m => m.LineId).OnDelete(DeleteBehavior.Restrict);
    }
}
