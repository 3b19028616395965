using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Payments.Payouts;

namespace WeixiIncome.IntegrationTests.Payments.Payouts;

/// <summary>Money that households wait for longer than usual is reminded of.</summary>
public abstract class LateDueTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Seller seller = null!;
    private Person treasurer = null!;
    private Person township = null!;
    private Person elsewhere = null!;
    private Household household = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        seller = await market.Given.Seller();
        treasurer = await market.Given.Member(seller.Organisation, MarketRole.Treasurer);
        township = await market.Given.TownshipOfficer();
        elsewhere = await market.Given.TownshipOfficer("533423103");
        household = await market.Given.Household(boundTo: seller.Organisation);
        await market.Given.Lot(seller.Product, [(household, 10_000), (await market.Given.Household(boundTo: seller.Organisation), 6_000)]);
        await market.InDb(db => db.Members.Where(m => m.Id == treasurer.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Email, "caiwu@example.cn").SetProperty(m => m.EmailConfirmed, true)));
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private static async Task<int> Remind(Market of)
    {
        await using var scope = of.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RemindOfLateDues());
    }

    private Task<List<string>> Told(Person who) => market.InDb(db => db.Notices.Where(n => n.MemberId == who.Id && n.Link == "/payouts?late=true").Select(n => n.Sentence).ToListAsync());

    [Fact]
    public async Task A_due_is_reminded_of_after_thirty_days_once_and_then_every_week()
    {
        market.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await Remind(market));
        market.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await Remind(market));
        foreach (var who in new[] { seller.Clerk, treasurer, township }) Assert.Single(await Told(who));
        Assert.Empty(await Told(elsewhere));
        Assert.Contains("2 户的货款共 ¥160.00 超过 30 天没有付", (await (await market.As(seller.Clerk)).Get("/notices")).Text);
        Assert.Contains($"{seller.Organisation.Name} 欠本地 2 户货款共 ¥160.00", (await (await market.As(township)).Get("/notices")).Text);
        Assert.Contains("¥160.00", await market.InDb(db => db.Outbox.Where(m => m.To == "caiwu@example.cn").Select(m => m.Body).SingleAsync()));
        // The same day, and each of the next six, nobody hears of it again.
        for (var day = 0; day < 7; day++)
        {
            Assert.Equal(0, await Remind(market));
            market.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal(1, await Remind(market));
        Assert.Equal(2, (await Told(township)).Count);
    }

    [Fact]
    public async Task What_is_on_its_way_is_not_reminded_of_and_a_new_late_due_is_told_alone()
    {
        market.Clock.Advance(TimeSpan.FromDays(20));
        await market.Given.Lot(seller.Product, [(household, 3_000)]);
        market.Clock.Advance(TimeSpan.FromDays(11));
        var clerk = await market.As(seller.Clerk);
        await clerk.Submit(await clerk.Get("/payouts?late=true"), "#draw", ("Households[0].Chosen", "true"), ("Households[0].Amount", "130"));
        Assert.Equal(60_00, await market.InDb(db => db.HouseholdDues.SumAsync(d => (long)d.Amount - (long)d.Paid - (long)d.OnTheWay)));
        Assert.Equal(1, await Remind(market));
        Assert.Contains("1 户的货款共 ¥60.00", (await clerk.Get("/notices")).Text);
    }

    [Fact]
    public async Task However_many_processes_ask_at_once_each_hears_of_it_once()
    {
        market.Clock.Advance(TimeSpan.FromDays(31));
        await using var replica = market.Replica();
        replica.Clock.SetUtcNow(market.Clock.GetUtcNow());
        var reminded = await Task.WhenAll(Remind(market), Remind(replica), Remind(market), Remind(replica));
        Assert.Equal(1, reminded.Sum());
        foreach (var who in new[] { seller.Clerk, treasurer, township }) Assert.Single(await Told(who));
    }
}

public sealed class LateDueOnSqlite(SqliteDatabases databases) : LateDueTests(databases);

public sealed class LateDueOnMySql(MySqlDatabases databases) : LateDueTests(databases);
