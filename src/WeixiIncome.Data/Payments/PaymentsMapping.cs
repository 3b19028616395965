using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;

namespace WeixiIncome.Data.Payments;

internal sealed class PayableMapping : IEntityTypeConfiguration<Payable>
{
    public void Configure(EntityTypeBuilder<Payable> payable)
    {
        payable.ToTable("Payables");
        payable.Property(p => p.BuyerAreaCode).HasMaxLength(12);
        payable.Property(p => p.SupplierAreaCode).HasMaxLength(12);
        payable.Ignore(p => p.Recorded).Ignore(p => p.Received).Ignore(p => p.Invoiced).Ignore(p => p.Open).Ignore(p => p.NotInvoiced);
        payable.Ignore(p => p.Accepted).Ignore(p => p.Refunded).Ignore(p => p.ToRefund).Ignore(p => p.ToTakeBackByInvoice).Ignore(p => p.Holds);
        payable.HasMany(p => p.Refunds).WithOne().HasForeignKey(r => r.PayableId);
        payable.HasIndex(p => p.OrderId).IsUnique();
        payable.HasIndex(p => p.StatementId);
        payable.HasIndex(p => new { p.BuyerId, p.Status, p.DueOn });
        payable.HasIndex(p => new { p.SupplierId, p.Status, p.DueOn });
        payable.HasOne<Order>().WithMany().HasForeignKey(p => p.OrderId).OnDelete(DeleteBehavior.Restrict);
        payable.HasMany(p => p.Transfers).WithOne().HasForeignKey(t => t.PayableId);
        payable.HasMany(p => p.Invoices).WithOne().HasForeignKey(i => i.PayableId);
    }
}

internal sealed class TransferMapping : IEntityTypeConfiguration<Transfer>
{
    public void Configure(EntityTypeBuilder<Transfer> transfer)
    {
        transfer.ToTable("Transfers");
        transfer.Property(t => t.PayerName).HasMaxLength(100);
        transfer.Property(t => t.Reference).HasMaxLength(60);
        transfer.Property(t => t.Reason).HasMaxLength(300);
        transfer.HasIndex(t => t.Reference);
    }
}

internal sealed class RefundMapping : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> refund)
    {
        refund.ToTable("Refunds");
        refund.Property(r => r.Reference).HasMaxLength(60);
        refund.Property(r => r.Reason).HasMaxLength(300);
        refund.HasIndex(r => r.SlipFileId);
    }
}

internal sealed class InvoiceMapping : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> invoice)
    {
        invoice.ToTable("Invoices");
        invoice.Property(i => i.Number).HasMaxLength(20);
        invoice.Property(i => i.LiveNumber).HasMaxLength(20);
        invoice.Property(i => i.CancelReason).HasMaxLength(300);
        invoice.HasIndex(i => i.LiveNumber).IsUnique();
        invoice.HasIndex(i => i.Number);
        invoice.HasIndex(i => i.TaxInvoiceId);
    }
}
