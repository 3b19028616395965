using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Catalogue;

/// <summary>How much more than ordered a shipment of a category may weigh.</summary>
public abstract class ToleranceTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Seller seller = null!;
    private Visitor admin = null!;
    private string form = "";

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        seller = await market.Given.Seller();
        admin = await market.As(await market.Given.Member(await market.Given.Organisation(OrganisationKind.Platform), MarketRole.Administrator));
        form = $"/admin/categories/{seller.Product.CategoryId}";
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private async Task<Seen> Set(string? percent) => await admin.Submit(await admin.Get(form), "form#category", ("TolerancePercent", percent));

    private Task<int> Kept() => market.InDb(db => db.Categories.Where(c => c.Id == seller.Product.CategoryId).Select(c => c.TolerancePermille).SingleAsync());

    /// <summary>Ships so many kilograms of an order of 100.</summary>
    private async Task<Seen> Ship(Order order, string kilograms)
    {
        var clerk = await market.As(seller.Clerk);
        return await clerk.Submit(await clerk.Get($"/orders/{order.Number}/ship"), "#shipping", ("Lines[0].Quantity", kilograms));
    }

    [Fact]
    public async Task A_category_allows_three_in_a_hundred_until_another_tolerance_is_set_and_orders_keep_theirs()
    {
        var unit = await market.Given.BuyingUnit();
        await market.Given.Lot(seller.Product, [(null, 500_000)]);
        var before = await market.Given.PlacedOrder(unit, seller, OrderStatus.Confirmed, 100_000);
        Assert.Equal("3", (await admin.Get(form)).Document.QuerySelector("[name=TolerancePercent]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await Set("4.5")).Status);
        Assert.Equal(45, await Kept());
        Assert.Contains("4.5%", (await admin.Get("/admin/categories")).Text);
        Assert.Contains("103 公斤", (await Ship(before, "103.1")).Text);
        var after = await market.Given.PlacedOrder(unit, seller, OrderStatus.Confirmed, 100_000);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Ship(after, "104.6")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Ship(after, "104.5")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Set("0")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Ship(await market.Given.PlacedOrder(unit, seller, OrderStatus.Confirmed, 100_000), "100.001")).Status);
    }

    [Theory]
    [InlineData("10.1", "应在 0 与 10% 之间")]
    [InlineData("-0.1", "应在 0 与 10% 之间")]
    [InlineData("3.25", "最多写一位小数")]
    [InlineData("很多", "")]
    [InlineData(null, "")]
    public async Task A_tolerance_that_cannot_be_is_refused_in_a_sentence(string? percent, string said)
    {
        var seen = await Set(percent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(said, seen.Document.QuerySelector("#TolerancePercent-error")!.TextContent);
        Assert.NotEqual("", seen.Document.QuerySelector("#TolerancePercent-error")!.TextContent);
        Assert.Equal(30, await Kept());
    }

    [Fact]
    public async Task Only_those_who_keep_categories_set_it()
    {
        foreach (var person in new[] { seller.Clerk, await market.Given.CountySupervisor() })
            Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(person)).PostTo(form, ("TolerancePercent", "5"))).Status);
        Assert.Equal(30, await Kept());
    }
}

public sealed class ToleranceOnSqlite(SqliteDatabases databases) : ToleranceTests(databases);

public sealed class ToleranceOnMySql(MySqlDatabases databases) : ToleranceTests(databases);
