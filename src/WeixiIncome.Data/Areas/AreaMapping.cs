using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Areas;

namespace WeixiIncome.Data.Areas;

internal sealed class AreaMapping : IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<Area> area)
    {
        area.ToTable("Areas");
        area.HasKey(a => a.Code);
        area.Property(a => a.Code).HasMaxLength(12);
        area.Property(a => a.ParentCode).HasMaxLength(12);
        area.Property(a => a.Name).HasMaxLength(60);
        area.Property(a => a.ShortName).HasMaxLength(60);
        area.HasIndex(a => a.ParentCode);
    }
}
