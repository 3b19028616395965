using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Web.Features.Buying;
using WeixiIncome.Web.Features.Orders.Placing;

namespace WeixiIncome.Web.Features.Orders;

/// <summary>What buying and orders need besides handlers.</summary>
public static class OrdersModule
{
    public static IServiceCollection AddOrders(this IServiceCollection services)
    {
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<CountCartLines>());
        services.AddScoped<CheckoutTerms>().AddScoped<OrderPlacing>();
        return services;
    }
}
