using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WeixiIncome.Data.Shared;

/// <summary>One data-protection key, shared by all replicas.</summary>
public sealed class KeyRingEntry
{
    public int Id { get; private set; }
    public required string FriendlyName { get; init; }
    public required string Xml { get; init; }
}

internal sealed class KeyRingMapping : IEntityTypeConfiguration<KeyRingEntry>
{
    public void Configure(EntityTypeBuilder<KeyRingEntry> key)
    {
        key.ToTable("KeyRing");
        key.Property(k => k.Xml).HasMaxLength(8000);
    }
}

/// <summary>Keeps the key ring in the database (the packaged store would lift EF Core to another major version).</summary>
public sealed class KeyRingStore(Func<MarketDb> open) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = open();
        return [.. db.KeyRing.AsNoTracking().Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = open();
        db.KeyRing.Add(new KeyRingEntry { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}
