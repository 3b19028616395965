using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Demo;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.IntegrationTests.Demo;

public abstract class DemoCountyTests(IDatabases databases) : IAsyncLifetime
{
    /// <summary>Two months instead of five years.</summary>
    private static readonly DateOnly Since = new(2026, 10, 1);

    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task Every_invariant_holds_and_check_finds_what_is_broken()
    {
        await Seed(market);
        var whole = await Commands.Run(market, "check");
        Assert.True(whole.Code == 0, whole.Output);

        await Break("UPDATE Offers SET Available = Available + 1 WHERE Id = (SELECT Id FROM (SELECT MIN(Id) AS Id FROM Offers) one)");
        Assert.Equal(["库存等于各次变动之和"], await Broken());

        await Break("UPDATE Orders SET Total = Total + 1 WHERE Number = (SELECT Number FROM (SELECT MIN(Number) AS Number FROM Orders WHERE Status = 5) one)");
        Assert.Equal(["库存等于各次变动之和", "订单总额等于各行金额之和", "已下单分录合计等于订单总额，落空的为 0"], await Broken());

        await Break("DROP TRIGGER Ledger_no_DELETE");
        await Break("DELETE FROM Ledger WHERE Stage = 3 AND SourceNumber = (SELECT Number FROM (SELECT MIN(SourceNumber) AS Number FROM Ledger WHERE Stage = 3 AND Source = 1) one)");
        Assert.Equal(["只增不改的表有触发器看守", "库存等于各次变动之和", "订单总额等于各行金额之和", "已下单分录合计等于订单总额，落空的为 0", "每笔核实的采购都有核实分录，合计等于应付金额"], await Broken());
    }

    [Fact]
    public async Task Two_seedings_of_the_same_moment_give_the_same_database()
    {
        await using var other = await Market.Open(databases);
        await Seed(market);
        await Seed(other);

        var (one, two) = (await Content(market), await Content(other));

        Assert.Equal(one.Keys.Order(), two.Keys.Order());
        Assert.All(one, table => Assert.Equal(table.Value, two[table.Key]));
        Assert.True(one["Orders"].Count > 50);
    }

    [Fact]
    public async Task Every_desk_has_something_waiting()
    {
        await Seed(market);

        var waiting = await market.InDb(db => db.Orders.Select(o => o.Status).Distinct().ToListAsync());
        Assert.Superset(new HashSet<OrderStatus> { OrderStatus.Submitted, OrderStatus.Approved, OrderStatus.Confirmed, OrderStatus.Shipped, OrderStatus.Accepted }, waiting.ToHashSet());
        Assert.True(await market.InDb(db => db.Orders.AnyAsync(o => o.Status == OrderStatus.Shipped && o.InspectedBy != null)));
        Assert.Superset(new HashSet<PaymentStatus> { PaymentStatus.Due, PaymentStatus.Recorded, PaymentStatus.Confirmed }, (await market.InDb(db => db.Payables.Select(p => p.Status).Distinct().ToListAsync())).ToHashSet());
        Assert.Equal(0, await market.InDb(db => db.Notices.CountAsync()));
    }

    [Fact]
    public async Task Every_page_says_that_the_data_are_made_up()
    {
        Assert.Null((await market.Anyone().Get("/")).Document.QuerySelector(".ribbon"));

        await Seed(market);
        market.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.NotNull((await market.Anyone().Get("/")).Document.QuerySelector(".ribbon"));
        var missing = await market.Anyone().Get("/nothing/here");
        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        Assert.NotNull(missing.Document.QuerySelector(".ribbon"));
    }

    [Fact]
    public async Task The_accounts_that_are_printed_can_sign_in()
    {
        await Seed(market);

        var hasher = market.Services.GetRequiredService<IPasswordHasher<Member>>();
        foreach (var name in DemoCounty.Accounts)
        {
            var member = await market.InDb(db => db.Members.SingleAsync(m => m.UserName == name));
            Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(member, member.PasswordHash!, DemoCounty.Password));
            Assert.NotNull(member.PhoneNumber);
            Assert.True(await market.InDb(db => db.Memberships.AnyAsync(m => m.MemberId == member.Id)), name);
        }
    }

    [Fact]
    public async Task A_database_with_real_data_is_left_alone()
    {
        await market.Given.Cooperative();

        var said = await Commands.Run(market, "seed-demo");

        Assert.Equal(1, said.Code);
        Assert.Equal(1, await market.InDb(db => db.Organisations.CountAsync()));
    }

    private static async Task Seed(Market market)
    {
        await using var scope = market.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoCounty>().Seed(CancellationToken.None, Since);
    }

    private Task Break(string sql) => market.InDb(async db => { await db.Database.ExecuteSqlRawAsync(sql); });

    private async Task<string[]> Broken()
    {
        var said = await Commands.Run(market, "check");
        Assert.Equal(1, said.Code);
        return [.. said.Output.Split('\n').Where(line => line.Contains('✗')).Select(line => line.Trim()[2..].Split('（')[0])];
    }

    /// <summary>Each sealing has a nonce of its own: what is compared of a sealed text is its mask.</summary>
    private static object Unsealed(object value) => value is string text && text.StartsWith("k1.", StringComparison.Ordinal) ? text[text.IndexOf('|', StringComparison.Ordinal)..] : value;

    /// <summary>Every row of every table as text, apart from keys that are made when first needed.</summary>
    private static Task<SortedDictionary<string, List<string>>> Content(Market market) => market.InDb(async db =>
    {
        var content = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct().Where(name => name != "KeyRing"))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Unsealed(reader.GetValue(i)))));
            rows.Sort(StringComparer.Ordinal);
            content[table] = rows;
        }
        return content;
    });
}

public sealed class DemoCountyOnSqlite(SqliteDatabases databases) : DemoCountyTests(databases);

public sealed class DemoCountyOnMySql(MySqlDatabases databases) : DemoCountyTests(databases);
