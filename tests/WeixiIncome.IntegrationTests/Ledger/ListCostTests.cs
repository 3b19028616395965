using Microsoft.EntityFrameworkCore;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Ledger;

/// <summary>What the lists of declared purchases, pledges and activities cost: as many queries for many rows as for one.</summary>
public abstract class ListCostTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private async Task<int> Cost(Visitor visitor, string address)
    {
        await visitor.Get(address);
        market.Queries.Reset();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await visitor.Get(address)).Status);
        return market.Queries.Count;
    }

    [Fact]
    public async Task A_list_of_many_costs_as_many_queries_as_a_list_of_one()
    {
        var of = await market.Given.Declaring();
        var unit = await market.Given.BuyingUnit();
        var (buyer, county) = (await market.As(unit.Buyer), await market.As(of.County));
        var lists = new (Visitor Who, string Address)[] { (buyer, "/pledges"), (county, "/pledges"), (county, "/activities"), (await market.As(of.Buyer), "/declarations"), (county, "/oversight/declarations") };
        async Task More(int times)
        {
            for (var i = 0; i < times; i++)
            {
                await market.Given.Pledge(unit, 1_000m + i);
                await county.Submit(await county.Get("/activities/new"), "form#keep-activity", ("Kind", "Schools"), ("Title", $"山珍进校园{i}"), ("From", "2026-11-18"), ("To", ""), ("Place", "操场"),
                    ("HostUnitId", unit.Organisation.Id.ToString()), ("Suppliers", of.Supplier.Id.ToString()), ("Promises[0].Name", unit.Organisation.Name), ("Promises[0].Amount", "5000"));
                await market.Given.Submitted(of);
            }
        }
        await More(1);
        var few = new List<int>();
        foreach (var (who, address) in lists) few.Add(await Cost(who, address));
        await More(6);
        Assert.Equal(7, await market.InDb(db => db.ActivityEvents.CountAsync()));
        var many = new List<int>();
        foreach (var (who, address) in lists) many.Add(await Cost(who, address));
        Assert.Equal(few, many);
        Assert.All(many, count => Assert.InRange(count, 2, 9));
    }
}

public sealed class ListCostOnSqlite(SqliteDatabases databases) : ListCostTests(databases);

public sealed class ListCostOnMySql(MySqlDatabases databases) : ListCostTests(databases);
