using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Orders.Shipments;

namespace WeixiIncome.Data.Orders.Returns;

internal sealed class GoodsReturnMapping : IEntityTypeConfiguration<GoodsReturn>
{
    public void Configure(EntityTypeBuilder<GoodsReturn> returned)
    {
        returned.ToTable("Returns");
        returned.Ignore(r => r.IsOpen);
        returned.Property(r => r.Number).HasMaxLength(24);
        returned.Property(r => r.SupplierAreaCode).HasMaxLength(12);
        returned.Property(r => r.Text).HasMaxLength(GoodsReturn.LongestText);
        returned.Property(r => r.Answer).HasMaxLength(GoodsReturn.LongestText);
        returned.Property(r => r.Dispute).HasMaxLength(GoodsReturn.LongestText);
        returned.Property(r => r.Finding).HasMaxLength(GoodsReturn.LongestText);
        returned.HasIndex(r => r.Number).IsUnique();
        returned.HasIndex(r => r.OpenOrderId).IsUnique();
        returned.HasIndex(r => r.OrderId);
        returned.HasIndex(r => new { r.BuyerId, r.Status });
        returned.HasIndex(r => new { r.SupplierId, r.Status });
        returned.HasIndex(r => new { r.SupplierId, r.GrantedOn });
        returned.HasIndex(r => r.Status);
        returned.HasIndex(r => r.PhotoFileId);
        returned.HasOne<Order>().WithMany().HasForeignKey(r => r.OrderId).OnDelete(DeleteBehavior.Restrict);
        returned.HasOne<Organisation>().WithMany().HasForeignKey(r => r.BuyerId).OnDelete(DeleteBehavior.Restrict);
        returned.HasOne<Organisation>().WithMany().HasForeignKey(r => r.SupplierId).OnDelete(DeleteBehavior.Restrict);
        returned.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.ReturnId);
        returned.HasMany(r => r.Steps).WithOne().HasForeignKey(s => s.ReturnId);
        returned.HasMany(r => r.Messages).WithOne().HasForeignKey(m => m.ReturnId);
    }
}

internal sealed class GoodsReturnLineMapping : IEntityTypeConfiguration<GoodsReturnLine>
{
    public void Configure(EntityTypeBuilder<GoodsReturnLine> line)
    {
        line.ToTable("ReturnLines");
        line.HasIndex(l => new { l.ReturnId, l.ShipmentLineId }).IsUnique();
        line.HasOne<ShipmentLine>().WithMany().HasForeignKey(l => l.ShipmentLineId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReturnStepMapping : IEntityTypeConfiguration<ReturnStep>
{
    public void Configure(EntityTypeBuilder<ReturnStep> step)
    {
        step.ToTable("ReturnSteps");
        step.Property(s => s.Note).HasMaxLength(300);
    }
}

internal sealed class ReturnMessageMapping : IEntityTypeConfiguration<ReturnMessage>
{
    public void Configure(EntityTypeBuilder<ReturnMessage> message)
    {
        message.ToTable("ReturnMessages");
        message.Property(m => m.Text).HasMaxLength(1000);
    }
}

internal sealed class AutoAcceptanceMapping : IEntityTypeConfiguration<AutoAcceptance>
{
    public void Configure(EntityTypeBuilder<AutoAcceptance> agreement)
    {
        agreement.ToTable("AutoAcceptances");
        agreement.HasIndex(a => a.LiveBuyerId).IsUnique();
        agreement.HasIndex(a => a.BuyerId);
        agreement.HasOne<Organisation>().WithMany().HasForeignKey(a => a.BuyerId).OnDelete(DeleteBehavior.Restrict);
    }
}
