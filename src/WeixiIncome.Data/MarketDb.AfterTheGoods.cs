using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts.Posts;
using WeixiIncome.Domain.Accounts.Units;
using WeixiIncome.Domain.Orders.Complaints;
using WeixiIncome.Domain.Orders.Ratings;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Oversight.Reviews;

namespace WeixiIncome.Data;

public abstract partial class MarketDb
{
    public DbSet<CanteenContract> CanteenContracts => Set<CanteenContract>();
    public DbSet<UnitBinding> UnitBindings => Set<UnitBinding>();
    public DbSet<HandOver> HandOvers => Set<HandOver>();
    public DbSet<Rating> Ratings => Set<Rating>();
    public DbSet<GoodsReturn> Returns => Set<GoodsReturn>();
    public DbSet<AutoAcceptance> AutoAcceptances => Set<AutoAcceptance>();
    public DbSet<Complaint> Complaints => Set<Complaint>();
    public DbSet<ComplaintTerms> ComplaintTerms => Set<ComplaintTerms>();
    public DbSet<SupplierReview> SupplierReviews => Set<SupplierReview>();
}
