using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Households;

public abstract class BindingTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Organisation coop = null!;
    private Visitor clerk = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        coop = await market.Given.Cooperative();
        clerk = await market.As(await market.Given.Member(coop, MarketRole.CooperativeClerk));
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task A_cooperative_binds_a_household_by_both_numbers_with_its_consent_and_learns_nothing_of_a_wrong_one()
    {
        var number = Given.ResidentNumberOfNobody();
        var household = await market.Given.Household(number: number);
        var page = await clerk.Get("/supply/households");
        foreach (var wrong in new[] { ("NH999999", number), (household.Number, Given.ResidentNumberOfNobody()) })
        {
            var refused = await clerk.Submit(page, "#bind", ("HouseholdNumber", wrong.Item1), ("ResidentNumber", wrong.Item2));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("没有找到这户", refused.Text);
        }
        Assert.Contains("见证人", (await clerk.Submit(page, "#bind", ("HouseholdNumber", household.Number), ("ResidentNumber", number), ("Consent", "Witnessed"))).Text);
        Assert.Empty(await market.InDb(db => db.HouseholdBindings.ToListAsync()));
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => clerk.Submit(page, "#bind", ("HouseholdNumber", household.Number.ToLowerInvariant()), ("ResidentNumber", number), ("MayShowName", "true"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.Status));
        var binding = Assert.Single(await market.InDb(db => db.HouseholdBindings.ToListAsync()));
        Assert.Equal((coop.Id, true, ConsentHow.Signature), (binding.SupplierId, binding.MayShowName, binding.Consent));
        Assert.Contains("不能重复绑定", (await clerk.Submit(await clerk.Get("/supply/households"), "#bind", ("HouseholdNumber", household.Number), ("ResidentNumber", number))).Text);
        var ended = await clerk.Follow(await clerk.Submit(await clerk.Get("/supply/households"), "form.unbind", ("Reason", "合同到期")));
        Assert.Contains("还没有绑定的农户", ended.Text);
        Assert.Contains(household.Number, (await clerk.Get("/supply/households?ended=true")).Text);
    }

    [Fact]
    public async Task The_rates_tell_their_denominators_by_place_and_over_time()
    {
        var firm = await market.Given.Organisation(OrganisationKind.LeadingFirm, "龙头企业");
        var other = await market.Given.Cooperative();
        await market.Given.Household(kind: HouseholdKind.AtRisk, boundTo: coop);          // monitored, doubly bound below
        await market.Given.Household(kind: HouseholdKind.UnstablyAlleviated, boundTo: other); // monitored and alleviated, bound once
        await market.Given.Household(kind: HouseholdKind.SuddenHardship);                 // monitored, not bound
        var last = await market.Given.Household("533423103204");                           // alleviated, not bound, elsewhere
        var county = await market.As(await market.Given.CountySupervisor());
        Assert.Equal("0.0%", (await county.Get("/households/linkage")).Document.QuerySelector("#double-rate")!.TextContent);
        var form = await county.Get("/households/linkage");
        Assert.Equal(HttpStatusCode.Redirect, (await county.Submit(form, "#bind-firm", ("CooperativeId", coop.Id.ToString()), ("FirmId", firm.Id.ToString()))).Status);
        Assert.Contains("已经绑定", (await county.Submit(await county.Get("/households/linkage"), "#bind-firm", ("CooperativeId", coop.Id.ToString()), ("FirmId", firm.Id.ToString()))).Text);

        market.Queries.Reset();
        var page = await county.Get("/households/linkage");
        Assert.InRange(market.Queries.Count, 5, 13);
        Assert.Equal(("33.3%", "50.0%"), (page.Document.QuerySelector("#double-rate")!.TextContent, page.Document.QuerySelector("#coverage-rate")!.TextContent));
        Assert.Contains("监测对象 3 户，其中 1 户", page.Text);
        Assert.Contains("已脱贫人口 4 人，其中 2 人", page.Text);
        // Each number opens the households behind it.
        foreach (var (filter, count) in new[] { ("monitored=true", "3 户"), ("monitored=true&doubly=true", "1 户"), ("alleviated=true", "4 人"), ("alleviated=true&bound=true", "2 人") })
            Assert.Contains(count, (await county.Get($"/households?{filter}")).Document.QuerySelector("#results")!.TextContent);
        Assert.Equal("0.0%", (await county.Get("/households/linkage?area=533423103")).Document.QuerySelector("#coverage-rate")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await county.Get("/households/linkage?area=5301")).Status);

        market.Clock.Advance(TimeSpan.FromDays(20));
        await market.InDb(db => db.Write(async ct =>
        {
            var household = await db.Households.Include(h => h.Members).Include(h => h.Bindings).SingleAsync(h => h.Id == last.Id, ct);
            household.Bind(new(coop.Id, LinkageMode.Shares, new DateOnly(2026, 12, 5), null, null, ConsentHow.Fingerprint, new DateOnly(2026, 12, 5), null, false), null, market.Given.Now);
            return await db.SaveChangesAsync(ct);
        }, CancellationToken.None));
        var months = (await county.Get("/households/linkage")).Document.QuerySelectorAll("#months tbody tr").Select(row => row.LastElementChild!.TextContent).ToArray();
        Assert.Equal(["50.0%", "100.0%"], months);
    }

    [Fact]
    public async Task The_province_sees_totals_and_opens_no_household()
    {
        await market.Given.Household(kind: HouseholdKind.AtRisk, boundTo: coop);
        var province = await market.As(await market.Given.Member(await market.Given.Organisation(OrganisationKind.ProvinceDepartment, area: "53"), MarketRole.ProvinceViewer));
        var page = await province.Get("/households/linkage");
        Assert.Contains("监测对象 1 户", page.Text);
        Assert.Empty(page.Document.QuerySelectorAll("a[href^='/households?']"));
        Assert.Null(page.Document.QuerySelector("#bind-firm"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As((await market.Given.BuyingUnit()).Buyer)).Get("/households/linkage")).Status);
    }

    [Fact]
    public async Task A_contract_is_read_by_the_two_sides_and_the_officers_and_by_nobody_else()
    {
        var number = Given.ResidentNumberOfNobody();
        var household = await market.Given.Household(number: number);
        var page = await clerk.Get("/supply/households");
        await clerk.Upload(page, "#bind", [("Paper", "合同.pdf", Given.Pdf)], ("HouseholdNumber", household.Number), ("ResidentNumber", number));
        var file = (await market.InDb(db => db.HouseholdBindings.Select(b => b.ContractFileId).SingleAsync()))!.Value;
        Assert.Equal(HttpStatusCode.OK, (await clerk.Get($"/files/{file}")).Status);
        foreach (var officer in new[] { await market.Given.CountySupervisor(), await market.Given.VillageOfficer() })
            Assert.Equal(HttpStatusCode.OK, (await (await market.As(officer)).Get($"/files/{file}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(await market.Given.VillageOfficer("533423103204"))).Get($"/files/{file}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As((await market.Given.BuyingUnit()).Buyer)).Get($"/files/{file}")).Status);
    }
}

public sealed class BindingOnSqlite(SqliteDatabases databases) : BindingTests(databases);

public sealed class BindingOnMySql(MySqlDatabases databases) : BindingTests(databases);
