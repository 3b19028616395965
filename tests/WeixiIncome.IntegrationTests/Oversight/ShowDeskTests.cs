using System.Net;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Oversight;

public abstract class ShowDeskTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task A_supervisor_sees_the_goal_and_what_waits()
    {
        var purchase = await market.Given.Purchase();
        await market.Given.Product(purchase.Supplier, "待审产品", status: ProductStatus.InReview);
        await market.InDb(async db =>
        {
            var applicant = Organisation.Apply(OrganisationKind.Cooperative, "新合作社", Given.CreditCodeNumber(), Given.Township, market.Given.Now, null);
            applicant.PassTownshipCheck(Guid.NewGuid(), null, market.Given.Now);
            db.Organisations.Add(applicant);
            await db.SaveChangesAsync();
        });
        await market.Given.Complaint("商户短斤少两");
        market.Clock.Advance(TimeSpan.FromDays(31));
        await market.Given.Complaint("送来的不是下单的品种");
        var visitor = await market.As(await market.Given.CountySupervisor());
        await visitor.Get("/oversight");
        market.Queries.Reset();
        var seen = await visitor.Get("/oversight");
        Assert.True(market.Queries.Count <= 14, $"{market.Queries.Count} queries");
        foreach (var text in new[] { "待审核的产品", "待推荐的入驻申请", "逾期未付的采购款", "本年目标还没有录入", "已超期的投诉", "办理中的投诉", purchase.Number }) Assert.Contains(text, seen.Text);
        Assert.NotNull(seen.Document.QuerySelector("#goal-card a[href^='/oversight/ledger']"));
    }

    [Fact]
    public async Task Each_watches_over_their_own_area()
    {
        var here = await market.Given.Purchase(supplier: await market.Given.Cooperative(area: "533423102"));
        var there = await market.Given.Purchase(supplier: await market.Given.Cooperative(area: "533423101"));
        var office = await market.Given.Organisation(OrganisationKind.Township, area: "533423102");
        var seen = await (await market.As(await market.Given.Member(office, MarketRole.TownshipOfficer))).Get("/oversight");
        Assert.Contains(here.Number, seen.Html);
        Assert.DoesNotContain(there.Number, seen.Html);
        var province = await market.Given.Organisation(OrganisationKind.ProvinceDepartment, area: "53");
        Assert.Contains("云南", (await (await market.As(await market.Given.Member(province, MarketRole.ProvinceViewer))).Get("/oversight")).Document.QuerySelector("#goal-card h2")!.TextContent);
    }

    [Fact]
    public async Task Traders_have_no_desk_here()
    {
        var purchase = await market.Given.Purchase();
        foreach (var person in new[] { purchase.Treasurer, purchase.Clerk })
            Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(person)).Get("/oversight")).Status);
    }
}

public sealed class ShowDeskOnSqlite(SqliteDatabases databases) : ShowDeskTests(databases);

public sealed class ShowDeskOnMySql(MySqlDatabases databases) : ShowDeskTests(databases);
