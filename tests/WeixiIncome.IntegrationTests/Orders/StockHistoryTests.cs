using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Orders;

public abstract class StockHistoryTests(IDatabases databases) : IAsyncLifetime
{
    private const long Stock = 40_000;

    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_many_people_do_at_once_stock_and_open_orders_make_the_same_sum(int seed)
    {
        var unit = await market.Given.BuyingUnit();
        await market.Given.Address(unit.Organisation);
        Seller[] sellers = [await market.Given.Seller("甲米", Stock), await market.Given.Seller("乙米", Stock)];
        var buyers = new List<Visitor>();
        for (var i = 0; i < 3; i++) buyers.Add(await market.As(await market.Given.Member(unit.Organisation, MarketRole.Buyer)));
        var approver = await market.As(unit.Approver);
        var clerks = await Task.WhenAll(sellers.Select(s => market.As(s.Clerk)));

        await Task.WhenAll(buyers.Select((buyer, i) => Buy(buyer, new Random(seed * 100 + i), sellers))
            .Append(Decide(approver, new Random(seed * 100 + 50), "approve", "reject"))
            .Append(Decide(clerks[0], new Random(seed * 100 + 60), "confirm", "decline"))
            .Append(Decide(clerks[1], new Random(seed * 100 + 70), "confirm", "decline"))
            .Append(Decide(buyers[0], new Random(seed * 100 + 80), "cancel", "cancel")));

        foreach (var seller in sellers)
        {
            var held = await market.InDb(db => db.Orders.Where(o => o.Status < OrderStatus.Rejected).SelectMany(o => o.Lines).Where(l => l.OfferId == seller.Offer.Id).SumAsync(l => l.Quantity));
            var moved = await market.InDb(db => db.StockMovements.Where(m => m.OfferId == seller.Offer.Id).SumAsync(m => m.Delta));
            Assert.Equal(Stock, await market.Given.Left(seller.Offer) + held);
            Assert.Equal(moved, await market.Given.Left(seller.Offer));
        }
        Assert.True(await market.InDb(db => db.Orders.CountAsync()) > 3);
    }

    private static async Task Buy(Visitor buyer, Random chance, Seller[] sellers)
    {
        for (var i = 0; i < 5; i++)
        {
            foreach (var seller in sellers.Where(_ => chance.Next(3) > 0)) await buyer.AddToCart(seller.Offer, $"{chance.Next(1, 9)}");
            var page = await buyer.Get("/cart/checkout");
            if (page.Document.QuerySelector("#place-order") is not null) await buyer.Submit(page, "#place-order");
        }
    }

    private async Task Decide(Visitor visitor, Random chance, string yes, string no)
    {
        for (var i = 0; i < 10; i++)
        {
            var numbers = await market.InDb(db => db.Orders.Select(o => o.Number).ToListAsync());
            if (numbers.Count > 0)
                await visitor.PostTo($"/orders/{numbers[chance.Next(numbers.Count)]}/{(chance.Next(2) == 0 ? yes : no)}", ("Reason", "计划有变"), ("FormKey", Guid.NewGuid().ToString()));
        }
    }
}

public sealed class StockHistoryOnSqlite(SqliteDatabases databases) : StockHistoryTests(databases);

public sealed class StockHistoryOnMySql(MySqlDatabases databases) : StockHistoryTests(databases);
