using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Income;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Payments.Invoices;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Payments.Statements;

namespace WeixiIncome.Data;

/// <summary>From the lot to the household.</summary>
public abstract partial class MarketDb
{
    public DbSet<Lot> Lots => Set<Lot>();
    public DbSet<LotShare> LotShares => Set<LotShare>();
    public DbSet<LotInput> LotInputs => Set<LotInput>();
    public DbSet<LotMovement> LotMovements => Set<LotMovement>();
    public DbSet<WeighIn> WeighIns => Set<WeighIn>();
    public DbSet<ConformityCertificate> Certificates => Set<ConformityCertificate>();
    public DbSet<QualityProof> QualityProofs => Set<QualityProof>();
    public DbSet<Recall> Recalls => Set<Recall>();
    public DbSet<Shipment> Shipments => Set<Shipment>();
    public DbSet<ShipmentLine> ShipmentLines => Set<ShipmentLine>();
    public DbSet<HouseholdDue> HouseholdDues => Set<HouseholdDue>();
    public DbSet<Payout> Payouts => Set<Payout>();
    public DbSet<PayoutLine> PayoutLines => Set<PayoutLine>();
    public DbSet<PayoutPart> PayoutParts => Set<PayoutPart>();
    public DbSet<HouseholdLink> HouseholdLinks => Set<HouseholdLink>();
    public DbSet<TaxInvoice> TaxInvoices => Set<TaxInvoice>();
    public DbSet<InvoiceHeading> InvoiceHeadings => Set<InvoiceHeading>();
    public DbSet<Statement> Statements => Set<Statement>();
    public DbSet<Settlement> Settlements => Set<Settlement>();
    public DbSet<HouseholdIncome> HouseholdIncomes => Set<HouseholdIncome>();
    public DbSet<IncomeTemplate> IncomeTemplates => Set<IncomeTemplate>();
    public DbSet<PublicNotice> PublicNotices => Set<PublicNotice>();
    public DbSet<Node> Nodes => Set<Node>();
}
