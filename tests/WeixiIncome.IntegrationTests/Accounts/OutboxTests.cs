using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Accounts.Notices;
using WeixiIncome.Web.Jobs;

namespace WeixiIncome.IntegrationTests.Accounts;

public abstract class OutboxTests(IDatabases databases) : IAsyncLifetime
{
    private readonly MailServer server = new();
    private Market market = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        foreach (var (key, value) in new[] { ("Host", "127.0.0.1"), ("Port", $"{server.Port}"), ("From", "market@example.org") }) market.Settings[$"Mail:{key}"] = value;
        market.Settings["Site:BaseUrl"] = "https://market.example.org/";
    }

    public async ValueTask DisposeAsync()
    {
        await market.DisposeAsync();
        await server.DisposeAsync();
    }

    private Task Write(string to = "a@example.org") => market.InDb(async db =>
    {
        db.Outbox.Add(new OutboxMail(to, "Order awaits you", "It awaits you.\n\n/orders/WX1", market.Given.Now));
        await db.SaveChangesAsync();
    });

    private async Task<int> Send()
    {
        await using var scope = market.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SendOutbox());
    }

    private Task<OutboxMail> Mail() => market.InDb(db => db.Outbox.AsNoTracking().SingleAsync());

    [Fact]
    public async Task A_mail_leaves_once_with_the_whole_address_of_its_page()
    {
        await Write();
        Assert.Equal(1, await Send());
        Assert.Equal(0, await Send());
        var mail = Assert.Single(server.Mails);
        Assert.Contains("To: a@example.org", mail);
        Assert.Contains("https://market.example.org/orders/WX1", mail);
        Assert.NotNull((await Mail()).SentAt);
    }

    [Fact]
    public async Task Many_replicas_that_empty_the_outbox_at_once_send_each_mail_once()
    {
        for (var i = 0; i < 5; i++) await Write($"m{i}@example.org");
        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Send()));
        Assert.Equal(5, sent.Sum());
        Assert.Equal(5, server.Mails.Count);
    }

    [Fact]
    public async Task A_refused_mail_is_tried_again_later_and_not_lost()
    {
        await Write();
        server.Refuses = true;
        Assert.Equal(0, await Send());
        var refused = await Mail();
        Assert.Equal((1, null), (refused.Attempts, refused.SentAt));
        Assert.Contains("not now", refused.LastError);

        server.Refuses = false;
        Assert.Equal(0, await Send());
        market.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await Send());
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Without_a_server_mails_wait_and_nothing_fails()
    {
        market.Settings["Mail:Host"] = "";
        await Write();
        Assert.Equal(0, await Send());
        Assert.Equal((0, null), ((await Mail()).Attempts, (await Mail()).SentAt));
    }

    [Fact]
    public async Task The_schedule_sends_mails_by_itself()
    {
        await market.InDb(db => db.MakeSchedulerTables(CancellationToken.None));
        await using var running = new ScheduledMarket(market);
        await Write();
        var scheduler = await running.Scheduler();
        await scheduler.TriggerJob(new JobKey("send-mail"));
        while (server.Mails.IsEmpty) await Task.Delay(50);
        while ((await Mail()).SentAt is null) await Task.Delay(50);
        Assert.Single(server.Mails);
    }

    /// <summary>A second replica on the same database, with jobs.</summary>
    private sealed class ScheduledMarket(Market market) : IAsyncDisposable
    {
        private readonly Market replica = market.Replica(("Jobs:Enabled", "true"));

        public async Task<IScheduler> Scheduler() => await replica.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();

        public ValueTask DisposeAsync() => replica.DisposeAsync();
    }
}

public sealed class OutboxOnSqlite(SqliteDatabases databases) : OutboxTests(databases);

public sealed class OutboxOnMySql(MySqlDatabases databases) : OutboxTests(databases);
