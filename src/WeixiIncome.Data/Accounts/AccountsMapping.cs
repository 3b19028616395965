using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;

namespace WeixiIncome.Data.Accounts;

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.ToTable("Organisations");
        organisation.Ignore(o => o.RecommendedBy);
        organisation.Property(o => o.Name).HasMaxLength(100);
        organisation.Property(o => o.CreditCode).HasMaxLength(18);
        organisation.Property(o => o.AreaCode).HasMaxLength(12);
        organisation.Property(o => o.About).HasMaxLength(2000);
        organisation.HasIndex(o => o.CreditCode).IsUnique();
        organisation.HasIndex(o => new { o.Kind, o.Status });
        organisation.HasIndex(o => o.AreaCode);
        organisation.Property(o => o.UnitPath).HasMaxLength(Organisation.LongestPath);
        organisation.HasIndex(o => o.UnitPath);
        organisation.HasIndex(o => o.HomeUnitId);
        organisation.HasOne<Organisation>().WithMany().HasForeignKey(o => o.SuperiorId).OnDelete(DeleteBehavior.Restrict);
        organisation.HasMany(o => o.Steps).WithOne().HasForeignKey(s => s.OrganisationId);
    }
}

internal sealed class OrganisationStepMapping : IEntityTypeConfiguration<OrganisationStep>
{
    public void Configure(EntityTypeBuilder<OrganisationStep> step)
    {
        step.ToTable("OrganisationSteps");
        step.Property(s => s.Note).HasMaxLength(500);
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("Memberships");
        membership.HasIndex(m => m.MemberId);
        membership.HasIndex(m => new { m.OrganisationId, m.Role });
        membership.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId).OnDelete(DeleteBehavior.Restrict);
        membership.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        membership.HasMany(m => m.AuditedUnits).WithOne().HasForeignKey(u => u.MembershipId);
    }
}

internal sealed class AuditedUnitMapping : IEntityTypeConfiguration<AuditedUnit>
{
    public void Configure(EntityTypeBuilder<AuditedUnit> unit) => unit.ToTable("AuditedUnits");
}

internal sealed class DeliveryAddressMapping : IEntityTypeConfiguration<DeliveryAddress>
{
    public void Configure(EntityTypeBuilder<DeliveryAddress> address)
    {
        address.ToTable("DeliveryAddresses");
        address.Property(a => a.AreaCode).HasMaxLength(12);
        address.HasIndex(a => a.OrganisationId);
    }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("Notices");
        notice.Property(n => n.Arguments).HasMaxLength(1000);
        notice.HasIndex(n => new { n.MemberId, n.ReadAt, n.At });
    }
}

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.ToTable("Outbox");
        mail.Property(m => m.Body).HasMaxLength(4000);
        mail.Property(m => m.LastError).HasMaxLength(500);
        mail.HasIndex(m => new { m.SentAt, m.NextTryAt });
    }
}
