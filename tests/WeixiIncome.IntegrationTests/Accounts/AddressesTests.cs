using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Accounts;

public abstract class AddressesTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Visitor buyer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit();
        buyer = await market.As(unit.Buyer);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private async Task<Seen> Add(params (string, string?)[] changed) =>
        await buyer.Submit(await buyer.Get("/account/addresses/new"), "#address",
            [.. new (string Name, string?)[] { ("Recipient", "李收货"), ("Phone", "13800000000"), ("AreaCode", Given.Township), ("Detail", "后门") }.Where(f => changed.All(c => c.Item1 != f.Name)), .. changed]);

    [Fact]
    public async Task An_address_is_kept_corrected_and_taken_off_the_list()
    {
        Assert.Equal(HttpStatusCode.Found, (await Add()).Status);
        var id = await market.InDb(db => db.DeliveryAddresses.Select(a => a.Id).SingleAsync());
        await buyer.Submit(await buyer.Get($"/account/addresses/{id}"), "#address", ("Recipient", "王收货"));
        var list = await buyer.Get("/account/addresses");
        Assert.Contains("王收货", list.Text);
        await buyer.Submit(list, $"form[action='/account/addresses/{id}/remove']");
        Assert.Contains("还没有收货地址", (await buyer.Get("/account/addresses")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.Get($"/account/addresses/{id}")).Status);
    }

    [Theory]
    [InlineData("Recipient", "")]
    [InlineData("Phone", "abc")]
    [InlineData("AreaCode", "999999")]
    [InlineData("AreaCode", "")]
    [InlineData("Detail", " ")]
    public async Task A_wrong_field_is_named_and_the_rest_stays(string field, string typed)
    {
        var seen = await Add((field, typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.NotEmpty(seen.Document.QuerySelectorAll(".form-errors li"));
        if (field != "Detail") Assert.Equal("后门", seen.Document.QuerySelector("#Detail")!.GetAttribute("value"));
        Assert.Equal(0, await market.InDb(db => db.DeliveryAddresses.CountAsync()));
    }

    [Fact]
    public async Task Another_organisations_address_is_not_there()
    {
        var foreign = await market.Given.Address(await market.Given.Canteen());
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.Get($"/account/addresses/{foreign.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.PostTo($"/account/addresses/{foreign.Id}/remove")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.PostTo($"/account/addresses/{foreign.Id}", ("Recipient", "x"), ("Phone", "13800000000"), ("AreaCode", Given.Township), ("Detail", "y"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(unit.Approver)).Get("/account/addresses")).Status);
        Assert.Equal("李收货", await market.InDb(db => db.DeliveryAddresses.Select(a => a.Recipient).SingleAsync()));
    }
}

public sealed class AddressesOnSqlite(SqliteDatabases databases) : AddressesTests(databases);

public sealed class AddressesOnMySql(MySqlDatabases databases) : AddressesTests(databases);
