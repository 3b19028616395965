using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.IntegrationTests.Shared;

/// <summary>A command counts once, whatever the network does.</summary>
public abstract class OneTransactionTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    private sealed record CountUp(Guid FormKey) : ICommand<long>, IOnce;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<long> Send(CountUp command, bool breaks = false) => market.InDb(db =>
        new OneTransaction<CountUp, long>(db, new MarketItself(), market.Clock).Handle(command, CancellationToken.None, async () =>
        {
            var number = await db.NextNumber("probe", CancellationToken.None);
            return breaks ? throw new RuleBroken("数量不对。") : number;
        }));

    private Task<long> Counted() => market.InDb(db => db.NumberSeries.Where(s => s.Name == "probe").Select(s => s.Last).SingleOrDefaultAsync());

    [Fact]
    public async Task The_same_form_posted_eight_times_at_once_counts_once_and_gets_one_answer()
    {
        var form = new CountUp(Guid.NewGuid());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Send(form))));
        Assert.All(answers, answer => Assert.Equal(1, answer));
        Assert.Equal(1, await Counted());
    }

    [Fact]
    public async Task Another_form_counts_again()
    {
        Assert.Equal(1, await Send(new CountUp(Guid.NewGuid())));
        Assert.Equal(2, await Send(new CountUp(Guid.NewGuid())));
    }

    /// <summary>Fails when OneTransaction claims a fresh id at each try: MariaDB's retry then counts a second time.</summary>
    [Fact]
    public async Task A_lost_reply_to_COMMIT_does_not_count_twice()
    {
        var form = new CountUp(Guid.NewGuid());
        market.LostReplies.Lose(1);
        try
        {
            Assert.Equal(1, await Send(form));
        }
        catch (TimeoutException) when (market.Database.Provider == DatabaseProvider.Sqlite)
        {
            // SQLite is not retried: the person is told and posts the form again.
            Assert.Equal(1, await Send(form));
        }
        Assert.Equal(1, await Counted());
    }

    [Fact]
    public async Task A_broken_rule_leaves_nothing_behind_and_the_form_can_be_sent_again()
    {
        var form = new CountUp(Guid.NewGuid());
        await Assert.ThrowsAsync<RuleBroken>(() => Send(form, breaks: true));
        Assert.Equal(0, await Counted());
        Assert.Equal(1, await Send(form));
    }
}

public sealed class OneTransactionOnSqlite(SqliteDatabases databases) : OneTransactionTests(databases);

public sealed class OneTransactionOnMySql(MySqlDatabases databases) : OneTransactionTests(databases);
