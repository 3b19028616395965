using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WeixiIncome.Data.Shared;

/// <summary>A fact about this database itself, such as that it holds the demonstration county.</summary>
public sealed class MarketFact
{
    /// <summary>The database holds demonstration data: every page says so.</summary>
    public const string Demonstration = "demonstration";

    /// <summary>Digest of the reference data that was loaded last.</summary>
    public const string Reference = "reference";

    public required string Name { get; init; }
    public required string Value { get; set; }
}

internal sealed class MarketFactMapping : IEntityTypeConfiguration<MarketFact>
{
    public void Configure(EntityTypeBuilder<MarketFact> fact)
    {
        fact.ToTable("Facts");
        fact.HasKey(f => f.Name);
        fact.Property(f => f.Name).HasMaxLength(60);
    }
}
