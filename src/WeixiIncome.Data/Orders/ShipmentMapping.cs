using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Orders.Shipments;

namespace WeixiIncome.Data.Orders;

internal sealed class ShipmentMapping : IEntityTypeConfiguration<Shipment>
{
    public void Configure(EntityTypeBuilder<Shipment> shipment)
    {
        shipment.ToTable("Shipments");
        shipment.Ignore(s => s.IsAccepted);
        shipment.Property(s => s.Number).HasMaxLength(28);
        shipment.Property(s => s.Carrier).HasMaxLength(60);
        shipment.Property(s => s.CarrierNumber).HasMaxLength(60);
        shipment.Property(s => s.Vehicle).HasMaxLength(20);
        shipment.Property(s => s.Temperature).HasMaxLength(100);
        shipment.HasIndex(s => s.Number).IsUnique();
        shipment.HasIndex(s => new { s.SupplierId, s.ShippedOn });
        shipment.HasIndex(s => new { s.BuyerId, s.AcceptedOn });
        shipment.HasIndex(s => new { s.NodeId, s.ShippedOn });
        shipment.HasIndex(s => s.PhotoFileId);
        shipment.HasOne<Node>().WithMany().HasForeignKey(s => s.NodeId).OnDelete(DeleteBehavior.Restrict);
        shipment.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.ShipmentId);
    }
}

internal sealed class ShipmentLineMapping : IEntityTypeConfiguration<ShipmentLine>
{
    public void Configure(EntityTypeBuilder<ShipmentLine> line)
    {
        line.ToTable("ShipmentLines");
        line.Ignore(l => l.RestBase).Ignore(l => l.Weights).Ignore(l => l.Kept);
        line.Property(l => l.LotNumber).HasMaxLength(20);
        line.Property(l => l.CertificateNumber).HasMaxLength(20);
        // A recall asks for the buyers of a lot, and how much each had, from the index alone.
        line.HasIndex(l => new { l.LotId, l.BuyerId, l.OrderId, l.Quantity });
        line.HasIndex(l => l.OrderLineId);
        line.HasOne<Lot>().WithMany().HasForeignKey(l => l.LotId).OnDelete(DeleteBehavior.Restrict);
    }
}
