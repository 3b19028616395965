using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Accounts.Posts;
using WeixiIncome.Domain.Accounts.Units;

namespace WeixiIncome.Data.Accounts.Units;

internal sealed class CanteenContractMapping : IEntityTypeConfiguration<CanteenContract>
{
    public void Configure(EntityTypeBuilder<CanteenContract> contract)
    {
        contract.ToTable("CanteenContracts");
        contract.HasIndex(c => new { c.ContractorId, c.From });
        contract.HasIndex(c => c.UnitId);
        contract.HasOne<Organisation>().WithMany().HasForeignKey(c => c.ContractorId).OnDelete(DeleteBehavior.Restrict);
        contract.HasOne<Organisation>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UnitBindingMapping : IEntityTypeConfiguration<UnitBinding>
{
    public void Configure(EntityTypeBuilder<UnitBinding> binding)
    {
        binding.ToTable("UnitBindings");
        binding.Ignore(b => b.IsOpen);
        binding.HasIndex(b => new { b.UnitId, b.Status });
        binding.HasIndex(b => b.PersonId);
        binding.HasOne<Organisation>().WithMany().HasForeignKey(b => b.PersonId).OnDelete(DeleteBehavior.Restrict);
        binding.HasOne<Organisation>().WithMany().HasForeignKey(b => b.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HandOverMapping : IEntityTypeConfiguration<HandOver>
{
    public void Configure(EntityTypeBuilder<HandOver> handOver)
    {
        handOver.ToTable("HandOvers");
        handOver.Ignore(h => h.Roles);
        handOver.Property(h => h.Note).HasMaxLength(500);
        handOver.HasIndex(h => new { h.OrganisationId, h.HandedAt });
        handOver.HasIndex(h => h.InvitationId);
        handOver.HasOne<Organisation>().WithMany().HasForeignKey(h => h.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
