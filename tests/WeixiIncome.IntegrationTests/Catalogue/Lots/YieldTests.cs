using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Catalogue.Lots;

/// <summary>What is weighed, held against what land and animals plausibly yield.</summary>
public abstract class YieldTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Seller seller = null!;
    private Household household = null!;
    private Visitor clerk = null!;
    private Guid norm;
    private string lot = "";

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        seller = await market.Given.Seller("鲜核桃", category: "walnut");
        household = await market.Given.Household(boundTo: seller.Organisation);
        clerk = await market.As(seller.Clerk);
        // Two mu at 250 kg: 500 kg a year.
        norm = await market.InDb(async db =>
        {
            var walnut = new YieldNorm("核桃", HoldingUnit.Mu, 250_000, "测试");
            db.YieldNorms.Add(walnut);
            await db.SaveChangesAsync();
            return walnut.Id;
        });
        await Hold(household, 200);
        var admin = await market.As(await market.Given.Member(await market.Given.Organisation(OrganisationKind.Platform), MarketRole.Administrator));
        var page = $"/admin/categories/{seller.Product.CategoryId}";
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Submit(await admin.Get(page), "form#category", ("YieldNormId", norm.ToString()))).Status);
        Assert.Contains("核桃", (await admin.Get("/admin/categories")).Document.QuerySelector($"a[href='{page}']")!.ParentElement!.ParentElement!.TextContent);
        Assert.Contains("没有这种作物", (await admin.Submit(await admin.Get(page), "form#category", ("YieldNormId", Guid.NewGuid().ToString()))).Text);
        lot = (await market.Given.Lot(seller.Product, [], ready: false)).Number;
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<int> Hold(Household of, long hundredths) => market.InDb(db => db.Write(async ct =>
    {
        (await db.Households.Include(h => h.Holdings).SingleAsync(h => h.Id == of.Id, ct)).KeepHolding(norm, hundredths, null, market.Given.Now);
        return await db.SaveChangesAsync(ct);
    }, CancellationToken.None));

    private async Task<Seen> Weigh(Household? who, string gross) =>
        await clerk.Follow(await clerk.Submit(await clerk.Get("/supply/weigh-in"), "#weigh", ("Lot", lot), ("Household", who?.Number), ("Gross", gross), ("Tare", "0"), ("Price", "8")));

    private async Task<string[]> Listed(Person who, string view = "") => [.. (await (await market.As(who)).Get($"/oversight/yields?{view}")).Document.QuerySelectorAll("#yields tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(td => td.TextContent.Trim())))];

    [Fact]
    public async Task Above_the_plausible_yield_the_scale_warns_and_takes_it_all_the_same()
    {
        var officer = await market.Given.VillageOfficer();
        Assert.Null((await Weigh(household, "500")).Document.QuerySelector("[data-above]"));
        Assert.Empty(await Listed(officer));
        var seen = await Weigh(household, "0.5");
        Assert.Contains("已过磅", seen.Text);
        Assert.Contains($"户 {household.Number} 今年交来的核桃超过登记的土地或牲畜的合理产量 500 公斤", seen.Document.QuerySelector($"#today [data-above='{household.Number}']")!.TextContent);
        Assert.Equal(500_500, await market.InDb(db => db.WeighIns.SumAsync(w => w.Net)));
        var row = Assert.Single(await Listed(officer));
        Assert.StartsWith(household.Number, row);
        Assert.EndsWith("2 亩|500|501|1", row);
        Assert.Contains("过磅数量超过合理产量", (await (await market.As(officer)).Get("/oversight")).Text);
        // More land on record, or a mistake that was voided, and it is plausible again.
        await Hold(household, 300);
        Assert.Empty(await Listed(officer));
        await Hold(household, 200);
        await clerk.Submit(await clerk.Get($"/supply/lots/{lot}"), "form[action$=void-weigh-in]", ("Reason", "打错了"));
        Assert.Empty(await Listed(officer));
    }

    [Fact]
    public async Task Every_supplier_and_every_lot_of_the_year_counts_and_the_next_year_begins_anew()
    {
        var other = await market.Given.Seller("干核桃", category: "walnut");
        await market.Given.Lot(other.Product, [(household, 300_000)]);
        await market.Given.Lot((await market.Given.Seller()).Product, [(household, 900_000)]);
        Assert.Contains(household.Number, (await Weigh(household, "300")).Document.QuerySelector("[data-above]")!.TextContent);
        var county = await market.Given.CountySupervisor();
        Assert.EndsWith("500|600|100", Assert.Single(await Listed(county)));
        market.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Empty(await Listed(county));
        Assert.Single(await Listed(county, "year=2026"));
        clerk = await market.As(seller.Clerk);
        Assert.Null((await Weigh(household, "400")).Document.QuerySelector("[data-above]"));
    }

    [Fact]
    public async Task Without_land_on_record_nothing_is_called_too_much_but_it_is_told()
    {
        var bare = await market.Given.Household(boundTo: seller.Organisation);
        Assert.Contains("没有登记核桃的土地或牲畜", (await Weigh(bare, "10")).Document.QuerySelector($"[data-above='{bare.Number}']")!.TextContent);
        Assert.Equal(bare.Number, Assert.Single((await Weigh(null, "9000")).Document.QuerySelectorAll("[data-above]")).GetAttribute("data-above"));
        var officer = await market.Given.VillageOfficer();
        Assert.Empty(await Listed(officer));
        Assert.StartsWith(bare.Number, Assert.Single(await Listed(officer, "view=WithoutHolding")));
    }

    [Fact]
    public async Task The_list_is_of_an_officers_own_area_and_nobody_elses()
    {
        await Weigh(household, "700");
        var (here, there) = (await market.Given.VillageOfficer(), await market.Given.VillageOfficer("533423103201"));
        Assert.Single(await Listed(here));
        Assert.Empty(await Listed(there));
        Assert.Single(await Listed(await market.Given.TownshipOfficer()));
        foreach (var person in new[] { seller.Clerk, (await market.Given.BuyingUnit()).Buyer }) Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(person)).Get("/oversight/yields")).Status);
        var csv = Encoding.UTF8.GetString(await (await market.As(here)).Download("/oversight/yields/export?format=csv"));
        Assert.Contains($"{household.Number},", csv);
        Assert.Contains(",500,700,200", csv);
        Assert.DoesNotContain(household.Number, Encoding.UTF8.GetString(await (await market.As(there)).Download("/oversight/yields/export?format=csv&view=All")));
    }
}

public sealed class YieldOnSqlite(SqliteDatabases databases) : YieldTests(databases);

public sealed class YieldOnMySql(MySqlDatabases databases) : YieldTests(databases);
