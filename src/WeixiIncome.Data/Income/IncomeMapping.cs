using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Income;

namespace WeixiIncome.Data.Income;

internal sealed class IncomeMapping : IEntityTypeConfiguration<HouseholdIncome>, IEntityTypeConfiguration<PublicNotice>, IEntityTypeConfiguration<Objection>, IEntityTypeConfiguration<Node>
{
    public void Configure(EntityTypeBuilder<HouseholdIncome> income)
    {
        income.ToTable("HouseholdIncomes");
        income.Property(i => i.Source).HasMaxLength(60);
        income.HasIndex(i => new { i.HouseholdId, i.Year }).IsUnique();
        income.HasIndex(i => i.Year);
        income.HasOne<Household>().WithMany().HasForeignKey(i => i.HouseholdId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PublicNotice> notice)
    {
        notice.ToTable("PublicNotices");
        notice.Property(n => n.Number).HasMaxLength(20);
        notice.Property(n => n.VillageCode).HasMaxLength(12);
        notice.HasIndex(n => n.Number).IsUnique();
        notice.HasIndex(n => new { n.VillageCode, n.PostedOn });
        notice.HasIndex(n => n.PhotoFileId);
        notice.HasMany(n => n.Objections).WithOne().HasForeignKey(o => o.NoticeId);
    }

    public void Configure(EntityTypeBuilder<Objection> objection)
    {
        objection.ToTable("NoticeObjections");
        objection.Property(o => o.Who).HasMaxLength(40);
        objection.Property(o => o.Text).HasMaxLength(300);
        objection.Property(o => o.Finding).HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<Node> node)
    {
        node.ToTable("Nodes");
        node.Property(n => n.Name).HasMaxLength(60);
        node.Property(n => n.AreaCode).HasMaxLength(12);
        node.Property(n => n.Contact).HasMaxLength(60);
        node.HasIndex(n => n.AreaCode);
    }
}

internal sealed class IncomeTemplateMapping : IEntityTypeConfiguration<IncomeTemplate>, IEntityTypeConfiguration<IncomeColumn>
{
    public void Configure(EntityTypeBuilder<IncomeTemplate> template)
    {
        template.ToTable("IncomeTemplates");
        template.HasIndex(t => t.System).IsUnique();
        template.HasMany(t => t.Columns).WithOne().HasForeignKey(c => c.TemplateId);
    }

    public void Configure(EntityTypeBuilder<IncomeColumn> column)
    {
        column.ToTable("IncomeColumns");
        column.Property(c => c.Title).HasMaxLength(60);
        column.HasIndex(c => new { c.TemplateId, c.Field }).IsUnique();
    }
}
