using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Hosting;

public abstract class HealthTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task A_market_that_can_serve_says_so()
    {
        Assert.Equal((HttpStatusCode.OK, """{"status":"live","missing":[]}"""), await Ask("/health/live"));
        Assert.Equal((HttpStatusCode.OK, """{"status":"ready","missing":[]}"""), await Ask("/health/ready"));
    }

    [Theory]
    [InlineData("DELETE FROM Facts WHERE Name = 'reference'", "reference-data")]
    [InlineData("DELETE FROM __EFMigrationsHistory", "migrations")]
    [InlineData("DROP TABLE Facts", "database")]
    public async Task A_market_that_cannot_serve_names_what_is_missing(string sql, string missing)
    {
        await Ask("/health/ready");
        await market.InDb(async db => { await db.Database.ExecuteSqlRawAsync(sql); });

        Assert.Equal((HttpStatusCode.ServiceUnavailable, $$"""{"status":"not ready","missing":["{{missing}}"]}"""), await Ask("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, (await Ask("/health/live")).Status);
    }

    private async Task<(HttpStatusCode Status, string Body)> Ask(string path)
    {
        using var response = await market.Anyone().Client.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}

public sealed class HealthOnSqlite(SqliteDatabases databases) : HealthTests(databases);

public sealed class HealthOnMySql(MySqlDatabases databases) : HealthTests(databases);
