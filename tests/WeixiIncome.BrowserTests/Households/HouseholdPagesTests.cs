using Microsoft.Playwright;
using WeixiIncome.BrowserTests.Kernel;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.BrowserTests.Households;

/// <summary>A household from the village's register to the county's rates, on a phone and on a desk.</summary>
public sealed class HouseholdPagesTests(Chromium chromium) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Serve(chromium.Databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task A_village_registers_a_household_a_cooperative_binds_it_and_the_rates_move(int width)
    {
        var (coop, firm) = (await market.Given.Cooperative(), await market.Given.Organisation(OrganisationKind.LeadingFirm));
        await market.Given.FirmBehind(coop, firm);
        var number = Given.ResidentNumberOfNobody();
        await using var village = await (await chromium.Window(market, width)).SignIn(await market.Given.VillageOfficer());
        await village.Visit("/households");
        await village.Visit("/households/import");
        await village.Visit("/households/new");
        await village.Fill("#register-household", ("VillageCode", Given.Village), ("Kind", "AtRisk"), ("Members[0].Name", "和示例"), ("Members[0].Kinship", "Head"), ("Members[0].ResidentNumber", number));
        await village.Press("#register-household .btn-primary");
        await village.Page.Locator("#keep-plan summary").ClickAsync();
        await village.Fill("#keep-plan form", ("Measures[0].Text", "扩种核桃一亩"), ("Measures[0].Target", "3000"));
        await village.Press("#keep-plan .btn-primary");
        await village.Fill("#reveal form", ("Reason", "入户核对身份"));
        await village.Press("#reveal button");
        await Assertions.Expect(village.Page.Locator("#members")).ToContainTextAsync(number);
        await village.Visit("/households/NH000001");
        await Assertions.Expect(village.Page.Locator("#members")).Not.ToContainTextAsync(number);

        await using var clerk = await (await chromium.Window(market, width)).SignIn(await market.Given.Member(coop, MarketRole.CooperativeClerk));
        await clerk.Visit("/supply/households");
        await clerk.Fill("#bind", ("HouseholdNumber", "NH000001"), ("ResidentNumber", number));
        await clerk.Press("#bind .btn-primary");
        await Assertions.Expect(clerk.Page.Locator("#results")).ToContainTextAsync("NH000001");

        await using var county = await (await chromium.Window(market, width)).SignIn(await market.Given.CountySupervisor());
        await county.Visit("/households/linkage");
        await Assertions.Expect(county.Page.Locator("#double-rate")).ToHaveTextAsync("100.0%");
        foreach (var page in new[] { "/households", "/households/standards", "/households/reveals" }) await county.Visit(page);
        await Assertions.Expect(county.Page.Locator("main")).ToContainTextAsync("入户核对身份");
    }
}
