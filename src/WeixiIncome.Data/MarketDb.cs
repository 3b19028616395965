using System.Data;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Households;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Buying.Approvals;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Buying.Thresholds;
using WeixiIncome.Domain.Buying.YearEnd;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Buying.Lists;
using WeixiIncome.Domain.Buying.Comparisons;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Buying.Activities;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Goals;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data;

/// <summary>The market's one database, whichever engine keeps it.</summary>
public abstract partial class MarketDb(DbContextOptions options) : IdentityUserContext<Member, Guid>(options)
{
    public DbSet<Area> Areas => Set<Area>();
    public DbSet<Member> Members => Set<Member>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<SignInAttempts> SignInAttempts => Set<SignInAttempts>();
    public DbSet<ResetCode> ResetCodes => Set<ResetCode>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();
    public DbSet<DeliveryAddress> DeliveryAddresses => Set<DeliveryAddress>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();
    public DbSet<Category> Categories => Set<Category>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Offer> Offers => Set<Offer>();
    public DbSet<StockMovement> StockMovements => Set<StockMovement>();
    public DbSet<ProductTerm> ProductTerms => Set<ProductTerm>();
    public DbSet<ReferencePrice> ReferencePrices => Set<ReferencePrice>();
    public DbSet<Cart> Carts => Set<Cart>();
    public DbSet<BudgetLine> BudgetLines => Set<BudgetLine>();
    public DbSet<BudgetMovement> BudgetMovements => Set<BudgetMovement>();
    public DbSet<ApprovalRule> ApprovalRules => Set<ApprovalRule>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<PurchaseThreshold> PurchaseThresholds => Set<PurchaseThreshold>();
    public DbSet<YearCalendar> YearCalendars => Set<YearCalendar>();
    public DbSet<YearEndReminder> YearEndReminders => Set<YearEndReminder>();
    public DbSet<Agreement> Agreements => Set<Agreement>();
    public DbSet<AgreementDraw> AgreementDraws => Set<AgreementDraw>();
    public DbSet<ShoppingList> ShoppingLists => Set<ShoppingList>();
    public DbSet<Comparison> Comparisons => Set<Comparison>();

    /// <summary>Without their answers, which stand behind <see cref="Buying.Quotations.SealedBids"/>.</summary>
    public DbSet<Quotation> Quotations => Set<Quotation>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OrderMessage> OrderMessages => Set<OrderMessage>();
    public DbSet<StandingOrder> StandingOrders => Set<StandingOrder>();
    public DbSet<StandingRun> StandingRuns => Set<StandingRun>();
    public DbSet<HolidayPeriod> HolidayPeriods => Set<HolidayPeriod>();
    public DbSet<Payable> Payables => Set<Payable>();
    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();
    public DbSet<Pledge> Pledges => Set<Pledge>();
    public DbSet<PledgeReminder> PledgeReminders => Set<PledgeReminder>();
    public DbSet<ActivityEvent> ActivityEvents => Set<ActivityEvent>();
    public DbSet<Declaration> Declarations => Set<Declaration>();
    public DbSet<Goal> Goals => Set<Goal>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<Paper> Papers => Set<Paper>();
    public DbSet<CommandDone> CommandsDone => Set<CommandDone>();
    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();
    public DbSet<KeyRingEntry> KeyRing => Set<KeyRingEntry>();
    public DbSet<MarketFact> Facts => Set<MarketFact>();

    /// <summary>Who is told of domain events; set when the context is lent.</summary>
    public IMediator? Events { get; set; }

    /// <summary>Isolation of <see cref="Write{T}"/>.</summary>
    protected abstract IsolationLevel Isolation { get; }

    /// <summary>Waits for this process's turn to write, where the engine takes one writer only.</summary>
    protected abstract Task<IDisposable?> EnterGate(CancellationToken ct);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Money>().HaveConversion<MoneyConverter>();
        conventions.DefaultTypeMapping<Money>().HasConversion<MoneyConverter>();
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<string>().HaveMaxLength(200);
        conventions.Properties<SealedText>().HaveConversion<SealedTextConverter>().HaveMaxLength(400);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(MarketDb).Assembly);
        builder.Entity<IdentityUserToken<Guid>>().Property(token => token.Value).HasMaxLength(1000);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (typeof(Entity).IsAssignableFrom(entity.ClrType))
                entity.FindProperty(nameof(Entity.Id))!.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            if (typeof(Aggregate).IsAssignableFrom(entity.ClrType))
                entity.FindProperty(nameof(Aggregate.Version))!.IsConcurrencyToken = true;
        }
    }
}
