using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Shared;

/// <summary>What is mapped at all, pages or not; no database is asked, so one engine is enough.</summary>
public sealed class EndpointTests(SqliteDatabases databases)
{
    /// <summary>The framework's own, for assets changed since the build.</summary>
    private const string AssetsNotYetListed = "{**path:file}";

    [Fact]
    public async Task Every_endpoint_says_who_may_ask()
    {
        await using var market = await Market.Open(databases);

        var endpoints = market.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.RoutePattern.RawText != AssetsNotYetListed).ToArray();

        Assert.Contains(endpoints, e => e.RoutePattern.RawText == "");
        Assert.Empty(endpoints
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(e => $"{e.RoutePattern.RawText}: {e.DisplayName}"));
    }
}
