namespace WeixiIncome.Web.Features.Home;

/// <summary>What the first page needs besides its handler.</summary>
public static class HomeModule
{
    public static void AddHome(this IServiceCollection services) => services.AddSingleton<FrontWindow>();
}
