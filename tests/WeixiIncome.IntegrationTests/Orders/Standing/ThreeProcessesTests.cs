using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Orders.Standing;

/// <summary>
/// The built executable, three times at once on one database. Seen to fail: with the unique keys of StandingRuns and Orders
/// dropped, the three processes placed the 12 standing orders 36 times (36 runs, 36 orders on MariaDB).
/// </summary>
public abstract class ThreeProcessesTests(IDatabases databases) : IAsyncLifetime
{
    private const int StandingOrders = 12;

    private Market market = null!;
    private Seller rice = null!;
    private DateOnly due;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        // The executable goes by the machine's clock, and so does what is prepared for it.
        market.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        var unit = await market.Given.BuyingUnit("测试食堂");
        rice = await market.Given.Seller(stock: 10_000_000);
        due = BusinessDate.Of(market.Given.Now).AddDays(2);
        var address = await market.Given.Address(unit.Organisation);
        for (var i = 0; i < StandingOrders; i++) await market.Given.Standing(unit, [(rice, 1_000 * (i + 1))], rhythm: Rhythm.Weekly(1, due.DayOfWeek), address: address);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Process Begin()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var word in new[] { typeof(Program).Assembly.Location, "standing-orders", $"--Database:Provider={market.Database.Provider}", $"--ConnectionStrings:Market={market.Database.Connection}", "--Demo:Seed=false", $"--Data:Folder={Path.GetTempPath()}", $"--PersonalData:KeyFile={market.Settings.GetValueOrDefault("PersonalData:KeyFile", Market.PersonalKeyFile)}" })
            start.ArgumentList.Add(word);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Said)> End(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var said = (process.ExitCode, $"{await output} {await error}");
        process.Dispose();
        return said;
    }

    /// <summary>A process that waited too long for the others' locks left something to the next pass; nothing is ever placed again.</summary>
    private async Task NextPassFindsNothingWrong()
    {
        var (code, said) = await End(Begin());
        Assert.True(code == 0, said);
    }

    private async Task EachPlacedOnce()
    {
        var runs = await market.InDb(db => db.StandingRuns.AsNoTracking().ToListAsync());
        var orders = await market.InDb(db => db.Orders.AsNoTracking().Include(o => o.Lines).ToListAsync());
        Assert.True(StandingOrders == runs.Count, $"{runs.Count} runs, {orders.Count} orders");
        Assert.All(runs, run => Assert.Equal((RunStatus.Placed, due, 1), (run.Status, run.DueOn, run.OrderCount)));
        Assert.Equal(StandingOrders, orders.Count);
        Assert.Equal(StandingOrders, orders.Select(o => o.FormKey).Distinct().Count());
        Assert.All(orders, o => Assert.Equal(OrderStatus.Approved, o.Status));
        Assert.Equal(10_000_000 - orders.Sum(o => o.Lines.Sum(l => l.Quantity)), await market.Given.Left(rice.Offer));
        Assert.Equal(78_000, orders.Sum(o => o.Lines.Sum(l => l.Quantity)));
    }

    [Fact]
    public async Task Three_processes_at_once_place_every_standing_order_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Begin()).ToArray().Select(End));

        await NextPassFindsNothingWrong();
        await EachPlacedOnce();
    }

    [Fact]
    public async Task A_process_killed_in_the_middle_loses_nothing_and_doubles_nothing()
    {
        var killed = Begin();
        // In the middle: some deliveries are committed, one is perhaps under way.
        for (var waited = 0; waited < 600 && !killed.HasExited && await market.InDb(db => db.StandingRuns.CountAsync()) < 2; waited++) await Task.Delay(20);
        killed.Kill(entireProcessTree: true);
        await End(killed);
        var before = await market.InDb(db => db.StandingRuns.CountAsync());

        await Task.WhenAll(new[] { Begin(), Begin() }.Select(End));

        await NextPassFindsNothingWrong();
        Assert.True(before > 0, "The process was killed before it had begun.");
        await EachPlacedOnce();
    }
}

public sealed class ThreeProcessesOnSqlite(SqliteDatabases databases) : ThreeProcessesTests(databases);

public sealed class ThreeProcessesOnMySql(MySqlDatabases databases) : ThreeProcessesTests(databases);
