using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;

namespace WeixiIncome.Data;

public abstract partial class MarketDb
{
    public DbSet<ReserveRule> ReserveRules => Set<ReserveRule>();
    public DbSet<ReserveFiling> ReserveFilings => Set<ReserveFiling>();
    public DbSet<Purchase832> Purchases832 => Set<Purchase832>();
    public DbSet<ReserveEntry> ReserveEntries => Set<ReserveEntry>();
    public DbSet<OutsideBuyer> OutsideBuyers => Set<OutsideBuyer>();
    public DbSet<Columns832> Columns832 => Set<Columns832>();
    public DbSet<BindingCorrection> BindingCorrections => Set<BindingCorrection>();
    public DbSet<ReserveReminder> ReserveReminders => Set<ReserveReminder>();
}
