using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Web.Demo;
using WeixiIncome.Web.Features.Accounts;
using WeixiIncome.Web.Features.Accounts.Notices;
using WeixiIncome.Web.Features.Home;
using WeixiIncome.Web.Features.Ledger.Declarations;
using WeixiIncome.Web.Features.Orders;
using WeixiIncome.Web.Features.Reserves.Purchases;
using WeixiIncome.Web.Integrations.Mail;
using WeixiIncome.Web.Jobs;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Hosting;

/// <summary>What each module registers besides its handlers; one line a module.</summary>
public static class Modules
{
    public static void AddModules(this IServiceCollection services, IConfiguration configuration, MarketSettings settings)
    {
        services.AddAccounts();
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<CountUnread>());
        services.AddScoped<SheetShelf>();
        services.AddOrders();
        services.AddScoped<TellOfDeclarations>().AddScoped<DoublesAtHand>().AddScoped<ITellsOfDoubles, DoublesOn832>();
        services.AddScoped<DemoCounty>();
        services.AddHome();
        services.AddSingleton(MailSettings.Read(configuration, settings.BaseUrl)).AddSingleton<MailPost>();
        services.AddJobs(settings);
    }
}
