using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Shared;

internal sealed class CommandDoneMapping : IEntityTypeConfiguration<CommandDone>
{
    public void Configure(EntityTypeBuilder<CommandDone> done)
    {
        done.ToTable("CommandsDone");
        done.Property(d => d.Id).ValueGeneratedNever();
        done.Property(d => d.Answer).HasMaxLength(4000);
        done.HasIndex(d => d.At);
    }
}

internal sealed class NumberSeriesMapping : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> series)
    {
        series.ToTable("NumberSeries");
        series.HasKey(s => s.Name);
        series.Property(s => s.Name).HasMaxLength(40);
    }
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.ToTable("Files");
        file.Property(f => f.ContentType).HasMaxLength(100);
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.KeptAs).HasMaxLength(32);
        file.HasIndex(f => f.OrganisationId);
        file.HasIndex(f => new { f.IsUsed, f.At });
    }
}
