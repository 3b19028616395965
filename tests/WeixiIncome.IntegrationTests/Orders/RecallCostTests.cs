using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Orders;

/// <summary>A recall asks as often for a thousand orders as for one, and answers its buyers from the index by lot.</summary>
public abstract class RecallCostTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task A_recall_asks_as_often_for_a_thousand_orders_as_for_one()
    {
        var (unit, seller) = (await market.Given.BuyingUnit(), await market.Given.Seller());
        var lot = await market.Given.Lot(seller.Product, [(null, 50_000)]);
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Confirmed, 5000);
        await market.Given.ShipFrom(order.Id, seller.Clerk.Id, lot);
        var clerk = await market.As(seller.Clerk);
        var recall = (await clerk.Submit(await clerk.Get($"/supply/lots/{lot.Number}"), "form[action$=recall]", ("Reason", "农残超标"), ("Advice", "停止食用"))).Location!.ToString();
        async Task<int> Cost()
        {
            market.Queries.Reset();
            await clerk.Get(recall);
            return market.Queries.Count;
        }
        await Cost();
        var one = await Cost();
        // The same shipment line a thousand times: what a recall reads.
        await market.InDb(db => db.Write(async ct =>
        {
            var line = await db.ShipmentLines.AsNoTracking().SingleAsync(ct);
            var columns = string.Join(", ", db.Model.FindEntityType(typeof(ShipmentLine))!.GetProperties().Select(p => p.Name).Where(name => name != "Id"));
            for (var i = 0; i < 1000; i++)
#pragma warning disable EF1002 // names of our own columns
                await db.Database.ExecuteSqlRawAsync($"INSERT INTO ShipmentLines (Id, {columns}) SELECT {{0}}, {columns} FROM ShipmentLines WHERE Id = {{1}}", [Guid.CreateVersion7(), line.Id], ct);
#pragma warning restore EF1002
            return 0;
        }, CancellationToken.None));
        Assert.Equal(one, await Cost());
        Assert.True(one <= 14, $"{one} queries");
    }
}

public sealed class RecallCostOnSqlite(SqliteDatabases databases) : RecallCostTests(databases);

public sealed class RecallCostOnMySql(MySqlDatabases databases) : RecallCostTests(databases);
