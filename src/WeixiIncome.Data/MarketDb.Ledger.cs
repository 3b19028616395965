using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Ledger.Seals;

namespace WeixiIncome.Data;

public abstract partial class MarketDb
{
    public DbSet<EvidenceManifest> EvidenceManifests => Set<EvidenceManifest>();
    public DbSet<LedgerSeal> LedgerSeals => Set<LedgerSeal>();
    public DbSet<LedgerLeaf> LedgerLeaves => Set<LedgerLeaf>();
    public DbSet<LedgerTotal> LedgerTotals => Set<LedgerTotal>();
    public DbSet<LedgerAudit> LedgerAudits => Set<LedgerAudit>();
}
