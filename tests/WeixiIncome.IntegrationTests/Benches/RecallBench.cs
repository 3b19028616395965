using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Benches;

/// <summary>How long a recall takes of a lot that stands in 100,000 orders; run by eng/bench-recall alone.</summary>
public abstract class RecallBench(IDatabases databases, ITestOutputHelper output)
{
    private const int Orders = 100_000;

    [Fact]
    public async Task A_recall_of_a_lot_in_a_hundred_thousand_orders()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("WEIXI_BENCH") == "1", "A bench: eng/bench-recall runs it.");
        await using var market = await Market.Open(databases);
        var (unit, seller) = (await market.Given.BuyingUnit(), await market.Given.Seller());
        var lot = await market.Given.Lot(seller.Product, [(null, 50_000)]);
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Confirmed, 5000);
        await market.Given.ShipFrom(order.Id, seller.Clerk.Id, lot);
        var filled = Stopwatch.StartNew();
        await market.InDb(db => db.Write(async ct => { await Copy(db, ct); return 0; }, CancellationToken.None));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Orders} orders filled in {filled.Elapsed.TotalSeconds:0} s"));
        var clerk = await market.As(seller.Clerk);
        var page = await clerk.Get($"/supply/lots/{lot.Number}");
        var started = Stopwatch.StartNew();
        var recall = (await clerk.Submit(page, "form[action$=recall]", ("Reason", "农残超标"), ("Advice", "停止食用"))).Location!.ToString();
        var begun = started.ElapsedMilliseconds;
        var times = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            var one = Stopwatch.StartNew();
            Assert.Contains(lot.Number, (await clerk.Get(recall)).Text);
            times.Add(one.ElapsedMilliseconds);
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"BENCH {GetType().Name}: started in {begun} ms; its page in {times.Min()} ms at best, {times.Max()} ms at worst"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"BENCH {GetType().Name}: started in {begun} ms; its page in {times.Min()} ms at best, {times.Max()} ms at worst"));
    }

    /// <summary>The one shipped order again and again, with ids that follow from its number in the row.</summary>
    private static async Task Copy(MarketDb db, CancellationToken ct)
    {
        const string digits = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        const string n = "(a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d)";
        var isSqlite = db.Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal);
        string Id(int table) => isSqlite ? $"printf('0000000{table}-0000-7000-8000-%012X', {n})" : $"UNHEX(CONCAT('0000000{table}000070008000', LPAD(HEX({n}), 12, '0')))";
        var number = isSqlite ? $"printf('BN%010d', {n})" : $"CONCAT('BN', LPAD({n}, 10, '0'))";
        foreach (var (type, replaced) in new (Type, Dictionary<string, string>)[]
                 {
                     (typeof(Order), new() { ["Id"] = Id(1), ["Number"] = number, ["FormKey"] = Id(1) }),
                     (typeof(OrderLine), new() { ["Id"] = Id(2), ["OrderId"] = Id(1) }),
                     (typeof(Shipment), new() { ["Id"] = Id(3), ["OrderId"] = Id(1), ["Number"] = number }),
                     (typeof(ShipmentLine), new() { ["Id"] = Id(4), ["OrderId"] = Id(1), ["OrderLineId"] = Id(2), ["ShipmentId"] = Id(3) }),
                 })
        {
            var entity = db.Model.FindEntityType(type)!;
            var columns = entity.GetProperties().Select(p => p.Name).ToArray();
            string Quoted(string name) => isSqlite ? $"\"{name}\"" : $"`{name}`";
            var table = entity.GetTableName()!;
            var one = $"(SELECT * FROM {Quoted(table)} LIMIT 1) one";
#pragma warning disable EF1002 // names of our own columns
            await db.Database.ExecuteSqlRawAsync($"INSERT INTO {Quoted(table)} ({string.Join(", ", columns.Select(Quoted))}) SELECT {string.Join(", ", columns.Select(c => replaced.GetValueOrDefault(c, $"one.{Quoted(c)}")))} FROM {one}, {digits} a, {digits} b, {digits} c, {digits} e, {digits} f", ct);
#pragma warning restore EF1002
        }
    }
}

public sealed class RecallBenchOnSqlite(SqliteDatabases databases, ITestOutputHelper output) : RecallBench(databases, output);

public sealed class RecallBenchOnMySql(MySqlDatabases databases, ITestOutputHelper output) : RecallBench(databases, output);
