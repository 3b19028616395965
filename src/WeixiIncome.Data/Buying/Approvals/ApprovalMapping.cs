using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Approvals;

namespace WeixiIncome.Data.Buying.Approvals;

internal sealed class ApprovalRuleMapping : IEntityTypeConfiguration<ApprovalRule>
{
    public void Configure(EntityTypeBuilder<ApprovalRule> rule)
    {
        rule.ToTable("ApprovalRules");
        rule.Property(r => r.Name).HasMaxLength(60);
        rule.Property(r => r.BudgetCode).HasMaxLength(30);
        rule.Ignore(r => r.Course);
        rule.HasIndex(r => new { r.UnitId, r.Position });
        rule.HasOne<Organisation>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        rule.HasMany(r => r.Approvers).WithOne().HasForeignKey(a => a.RuleId);
    }
}

internal sealed class ApprovalRuleApproverMapping : IEntityTypeConfiguration<ApprovalRuleApprover>
{
    public void Configure(EntityTypeBuilder<ApprovalRuleApprover> approver) => approver.ToTable("ApprovalRuleApprovers");
}

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.ToTable("Absences");
        absence.HasIndex(a => new { a.UnitId, a.MemberId, a.To });
        absence.HasIndex(a => new { a.SubstituteId, a.To });
        absence.HasOne<Organisation>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
