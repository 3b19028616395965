using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Households;

namespace WeixiIncome.Data;

public abstract partial class MarketDb
{
    public DbSet<Household> Households => Set<Household>();
    public DbSet<HouseholdBinding> HouseholdBindings => Set<HouseholdBinding>();
    public DbSet<FirmBinding> FirmBindings => Set<FirmBinding>();
    public DbSet<YieldNorm> YieldNorms => Set<YieldNorm>();
    public DbSet<MonitoringLine> MonitoringLines => Set<MonitoringLine>();
    public DbSet<PersonalReveal> PersonalReveals => Set<PersonalReveal>();
}
