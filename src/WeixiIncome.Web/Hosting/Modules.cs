namespace WeixiIncome.Web.Hosting;

/// <summary>What each module registers besides its handlers; one line a module.</summary>
public static class Modules
{
    public static void AddModules(this IServiceCollection services, IConfiguration configuration, MarketSettings settings)
    {
        _ = (services, configuration, settings);
    }
}
