using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using WeixiIncome.Web.Features.Buying;
using WeixiIncome.Web.Features.Orders.Covering;
using WeixiIncome.Web.Features.Orders.Placing;
using WeixiIncome.Web.Features.Orders.Standing;

namespace WeixiIncome.Web.Features.Orders;

/// <summary>What buying and orders need besides handlers.</summary>
public static class OrdersModule
{
    /// <summary>Limit of what anybody may write without an account: ten at once, then ten an hour for each address or account.</summary>
    public const string Complaints = "complaints";

    private const int ComplaintsAnHour = 10;

    public static IServiceCollection AddOrders(this IServiceCollection services)
    {
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<CountCartLines>());
        services.AddScoped<CheckoutTerms>().AddScoped<OrderPlacing>().AddScoped<BudgetUse>().AddScoped<OrderCovering>().AddScoped<StandingPlacing>();
        services.AddScoped<Shared.ILeavesOpen, OrdersLeftOpen>().AddScoped<Shared.ILeavesOpen, StandingLeftOpen>();
        services.Configure<RateLimiterOptions>(limits => limits.AddPolicy(Complaints, context => RateLimitPartition.GetTokenBucketLimiter(
            context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? $"address {context.Connection.RemoteIpAddress}", _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = ComplaintsAnHour, TokensPerPeriod = ComplaintsAnHour, ReplenishmentPeriod = TimeSpan.FromHours(1), QueueLimit = 0, AutoReplenishment = true,
            })));
        return services;
    }
}
