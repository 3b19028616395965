using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Lists;
using WeixiIncome.Domain.Catalogue;

namespace WeixiIncome.Data.Buying.Lists;

internal sealed class ShoppingListMapping : IEntityTypeConfiguration<ShoppingList>
{
    public void Configure(EntityTypeBuilder<ShoppingList> list)
    {
        list.ToTable("ShoppingLists");
        list.Property(l => l.Name).HasMaxLength(40);
        list.HasIndex(l => new { l.OrganisationId, l.IsRemoved });
        list.HasOne<Organisation>().WithMany().HasForeignKey(l => l.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        list.HasMany(l => l.Lines).WithOne().HasForeignKey(l => l.ListId);
    }
}

internal sealed class ShoppingListLineMapping : IEntityTypeConfiguration<ShoppingListLine>
{
    public void Configure(EntityTypeBuilder<ShoppingListLine> line)
    {
        line.ToTable("ShoppingListLines");
        line.HasIndex(l => new { l.ListId, l.OfferId }).IsUnique();
        line.HasOne<Offer>().WithMany().HasForeignKey(l => l.OfferId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Lists of the organisation that is acted for.</summary>
public static class Lists
{
    /// <summary>Those that were not removed.</summary>
    public static IQueryable<ShoppingList> Of(this IQueryable<ShoppingList> lists, ICurrentUser user) =>
        lists.Where(l => l.OrganisationId == user.OrganisationId && !l.IsRemoved);
}
