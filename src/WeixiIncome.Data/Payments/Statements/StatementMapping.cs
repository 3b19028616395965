using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Payments.Invoices;
using WeixiIncome.Domain.Payments.Statements;

namespace WeixiIncome.Data.Payments.Statements;

internal sealed class StatementMapping : IEntityTypeConfiguration<Statement>, IEntityTypeConfiguration<StatementLine>, IEntityTypeConfiguration<Settlement>
{
    public void Configure(EntityTypeBuilder<Statement> statement)
    {
        statement.ToTable("Statements");
        statement.Property(s => s.Number).HasMaxLength(20);
        statement.Property(s => s.Reason).HasMaxLength(300);
        statement.HasIndex(s => s.Number).IsUnique();
        statement.HasIndex(s => new { s.BuyerId, s.IssuedAt });
        statement.HasIndex(s => new { s.SupplierId, s.IssuedAt });
        statement.HasOne<Organisation>().WithMany().HasForeignKey(s => s.BuyerId).OnDelete(DeleteBehavior.Restrict);
        statement.HasOne<Organisation>().WithMany().HasForeignKey(s => s.SupplierId).OnDelete(DeleteBehavior.Restrict);
        statement.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.StatementId);
    }

    public void Configure(EntityTypeBuilder<StatementLine> line)
    {
        line.ToTable("StatementLines");
        line.Property(l => l.OrderNumber).HasMaxLength(24);
        line.HasIndex(l => l.PayableId);
        line.HasOne<Payable>().WithMany().HasForeignKey(l => l.PayableId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Settlement> settlement)
    {
        settlement.ToTable("Settlements");
        settlement.Property(s => s.Number).HasMaxLength(20);
        settlement.HasIndex(s => s.Number).IsUnique();
        settlement.HasIndex(s => new { s.SupplierId, s.From }).IsUnique();
        settlement.HasOne<Organisation>().WithMany().HasForeignKey(s => s.SupplierId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TaxInvoiceMapping : IEntityTypeConfiguration<TaxInvoice>, IEntityTypeConfiguration<TaxInvoiceLine>, IEntityTypeConfiguration<InvoiceHeading>
{
    public void Configure(EntityTypeBuilder<TaxInvoice> invoice)
    {
        invoice.ToTable("TaxInvoices");
        invoice.Ignore(i => i.Goods).Ignore(i => i.IsRed);
        invoice.Property(i => i.Number).HasMaxLength(20);
        invoice.Property(i => i.LiveNumber).HasMaxLength(20);
        invoice.Property(i => i.ReversesNumber).HasMaxLength(20);
        invoice.Property(i => i.SellerName).HasMaxLength(100);
        invoice.Property(i => i.BuyerName).HasMaxLength(100);
        invoice.Property(i => i.SellerTaxCode).HasMaxLength(20);
        invoice.Property(i => i.BuyerTaxCode).HasMaxLength(20);
        invoice.HasIndex(i => i.LiveNumber).IsUnique();
        invoice.HasIndex(i => new { i.BuyerId, i.IssuedOn });
        invoice.HasIndex(i => new { i.SupplierId, i.IssuedOn });
        invoice.HasIndex(i => i.FileId);
        invoice.HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId);
    }

    public void Configure(EntityTypeBuilder<TaxInvoiceLine> line)
    {
        line.ToTable("TaxInvoiceLines");
        line.Property(l => l.Name).HasMaxLength(100);
        line.Property(l => l.Specification).HasMaxLength(60);
        line.Property(l => l.Unit).HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<InvoiceHeading> heading)
    {
        heading.ToTable("InvoiceHeadings");
        heading.Property(h => h.Name).HasMaxLength(100);
        heading.Property(h => h.TaxCode).HasMaxLength(20);
        heading.HasIndex(h => new { h.OrganisationId, h.TaxCode }).IsUnique();
        heading.HasOne<Organisation>().WithMany().HasForeignKey(h => h.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
