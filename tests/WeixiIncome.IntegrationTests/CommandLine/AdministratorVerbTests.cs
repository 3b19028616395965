using System.Net;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.CommandLine;

public abstract class AdministratorVerbTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task A_new_market_gets_its_first_administrator()
    {
        Assert.Equal(1, (await Commands.Run(market, "administrator", "guanli")).Code);
        var said = await Commands.Run(market, "administrator", "guanli", "--name", "管理员甲", "--operator", "维西县消费帮扶平台", "--credit-code", Given.CreditCodeNumber());
        Assert.Equal((0, ""), (said.Code, said.Error));
        var code = said.Output.Split('\n')[1].Trim();

        // The market of the test is at another time than the command line: a code is good from its own now on.
        market.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        var visitor = market.Anyone();
        await visitor.Submit(await visitor.Get("/account/reset"), "form#reset", ("Name", "guanli"), ("Code", code), ("Password", Given.Password));
        await visitor.Submit(await visitor.Get("/account/sign-in"), "form#sign-in", ("Name", "guanli"), ("Password", Given.Password));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/admin")).Status);
        Assert.Equal(0, (await Commands.Run(market, "administrator", "second.admin")).Code);
    }
}

public sealed class AdministratorVerbOnSqlite(SqliteDatabases databases) : AdministratorVerbTests(databases);

public sealed class AdministratorVerbOnMySql(MySqlDatabases databases) : AdministratorVerbTests(databases);
