using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;

namespace WeixiIncome.Data.Orders;

internal sealed class OrderMapping : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> order)
    {
        order.ToTable("Orders");
        order.Property(o => o.Number).HasMaxLength(24);
        order.Property(o => o.BuyerAreaCode).HasMaxLength(12);
        order.Property(o => o.SupplierAreaCode).HasMaxLength(12);
        order.Property(o => o.DeliveryAreaCode).HasMaxLength(12);
        order.Property(o => o.Note).HasMaxLength(500);
        order.HasIndex(o => o.Number).IsUnique();
        order.HasIndex(o => new { o.FormKey, o.SupplierId }).IsUnique();
        order.HasIndex(o => new { o.BuyerId, o.Status, o.PlacedAt });
        order.HasIndex(o => new { o.SupplierId, o.Status, o.PlacedAt });
        order.HasIndex(o => o.SupplierAreaCode);
        order.HasIndex(o => o.BuyerAreaCode);
        order.HasIndex(o => o.BoundUnitId);
        order.HasIndex(o => o.BudgetLineId);
        order.HasIndex(o => o.AgreementId);
        order.HasIndex(o => o.PledgeId);
        order.HasIndex(o => o.QuotationId);
        order.HasIndex(o => o.ActivityEventId);
        order.HasOne<Organisation>().WithMany().HasForeignKey(o => o.BuyerId).OnDelete(DeleteBehavior.Restrict);
        order.HasOne<Organisation>().WithMany().HasForeignKey(o => o.SupplierId).OnDelete(DeleteBehavior.Restrict);
        order.HasOne<Organisation>().WithMany().HasForeignKey(o => o.BoundUnitId).OnDelete(DeleteBehavior.Restrict);
        order.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId);
        order.Ignore(o => o.AwaitsExcess);
        order.Ignore(o => o.ToAccept).Ignore(o => o.IsFullyShipped).Ignore(o => o.HasAcceptedPart);
        order.HasMany(o => o.Shipments).WithOne().HasForeignKey(s => s.OrderId);
        order.HasMany(o => o.Approvals).WithOne().HasForeignKey(a => a.OrderId);
        order.HasMany(o => o.Steps).WithOne().HasForeignKey(s => s.OrderId);
    }
}

internal sealed class OrderLineMapping : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> line)
    {
        line.ToTable("OrderLines");
        line.Property(l => l.ProductName).HasMaxLength(60);
        line.Property(l => l.ProductNumber).HasMaxLength(20);
        line.Property(l => l.Specification).HasMaxLength(60);
        line.Ignore(l => l.MostToShip);
        line.HasIndex(l => l.OfferId);
        line.HasIndex(l => l.ProductId);
    }
}

internal sealed class OrderStepMapping : IEntityTypeConfiguration<OrderStep>
{
    public void Configure(EntityTypeBuilder<OrderStep> step)
    {
        step.ToTable("OrderSteps");
        step.Property(s => s.Comment).HasMaxLength(300);
    }
}

internal sealed class OrderApprovalMapping : IEntityTypeConfiguration<OrderApproval>
{
    public void Configure(EntityTypeBuilder<OrderApproval> approval)
    {
        approval.ToTable("OrderApprovals");
        approval.Property(a => a.Comment).HasMaxLength(300);
        approval.Ignore(a => a.IsOpen);
        approval.HasIndex(a => new { a.ApproverId, a.State });
    }
}

internal sealed class OrderMessageMapping : IEntityTypeConfiguration<OrderMessage>
{
    public void Configure(EntityTypeBuilder<OrderMessage> message)
    {
        message.ToTable("OrderMessages");
        message.Property(m => m.Text).HasMaxLength(1000);
        message.HasIndex(m => new { m.OrderId, m.At });
        message.HasOne<Order>().WithMany().HasForeignKey(m => m.OrderId);
    }
}
