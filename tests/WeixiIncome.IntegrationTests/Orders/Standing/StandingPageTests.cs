using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Orders.Standing;

namespace WeixiIncome.IntegrationTests.Orders.Standing;

/// <summary>The Monday of a canteen, through its pages.</summary>
public abstract class StandingPageTests(IDatabases databases) : IAsyncLifetime
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller rice = null!;
    private Seller walnut = null!;
    private Visitor buyer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit("测试食堂");
        rice = await market.Given.Seller();
        walnut = await market.Given.Seller("核桃", category: "walnut", price: 30m);
        buyer = await market.As(unit.Buyer);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<List<Order>> Orders() => market.InDb(db => db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Steps).OrderBy(o => o.Number).ToListAsync());

    private Task<StandingOrder> Kept(string number) => market.InDb(db => db.StandingOrders.AsNoTracking().Include(o => o.Lines).Include(o => o.Once).SingleAsync(o => o.Number == number));

    private async Task Job()
    {
        await using var scope = market.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PlaceDueStandingOrders());
    }

    [Fact]
    public async Task The_Monday_goes_from_the_first_page_to_an_approved_order()
    {
        var standing = await market.Given.Standing(unit, [(rice, 10_000), (walnut, 4_000)]);
        var home = await buyer.Get("/");
        var link = home.Document.QuerySelector("#next-delivery a")!.GetAttribute("href")!;
        var page = await buyer.Get(link);

        var placed = await buyer.Follow(await buyer.Submit(page, "#delivery", ("Lines[0].Quantity", "20"), ("Lines[1].Quantity", "4.2")));

        Assert.Contains("其中 1 张等审批", placed.Text);
        var orders = await Orders();
        var (beyond, within) = (orders.Single(o => o.SupplierId == rice.Organisation.Id), orders.Single(o => o.SupplierId == walnut.Organisation.Id));
        Assert.Equal((OrderStatus.Submitted, 20_000L), (beyond.Status, beyond.Lines[0].Quantity));
        Assert.Contains("超出 ±10%", beyond.Steps.Single(s => s.Act == OrderAct.Submit).Comment);
        Assert.Equal((OrderStatus.Approved, 4_200L, standing.Id), (within.Status, within.Lines[0].Quantity, within.AgreementId!.Value));
        var approver = await market.As(unit.Approver);
        Assert.Contains("超出 ±10%", (await approver.Get($"/orders/{beyond.Number}")).Text);
        var inbox = await approver.Get("/approvals");
        await approver.Submit(inbox, "#approve-several", ("Orders", inbox.Document.QuerySelector("input[name=Orders]")!.GetAttribute("value")));
        Assert.All(await Orders(), o => Assert.Equal(OrderStatus.Approved, o.Status));

        await Job();
        Assert.Equal(2, (await Orders()).Count);
        Assert.Contains("20 公斤", (await buyer.Get(link)).Text); // last time's quantity stands beside the usual one
    }

    [Fact]
    public async Task A_delivery_that_the_job_placed_cannot_be_submitted_again_and_a_double_post_makes_one()
    {
        var standing = await market.Given.Standing(unit, [(rice, 10_000)]);
        var page = await buyer.Get($"/standing/{standing.Number}");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => buyer.Submit(page, "#delivery")));
        Assert.Contains(answers, a => a.Status == HttpStatusCode.Found);
        Assert.Single(await Orders());

        var late = await buyer.PostTo($"/standing/{standing.Number}/submit", ("DueOn", "2026-11-23"), ("FormKey", Guid.NewGuid().ToString()), ("Lines[0].OfferId", rice.Offer.Id.ToString()), ("Lines[0].Quantity", "10"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("已在", late.Text);
        Assert.Single(await Orders());
        Assert.Equal(990_000, await market.Given.Left(rice.Offer));
    }

    [Theory]
    [InlineData("Lines[0].Quantity", "abc", "数量")]
    [InlineData("Lines[0].Quantity", "-1", "数量")]
    [InlineData("Lines[0].Quantity", "0", "都是 0")]
    [InlineData("Lines[0].Quantity", "0.5", "起订量")]
    [InlineData("Lines[0].Quantity", "5000", "库存只剩")]
    [InlineData("DueOn", "2026-11-24", "不是这张定期订单的送货日")]
    [InlineData("DueOn", "2026-11-16", "不是这张定期订单的送货日")]
    [InlineData("Version", "999", "刚刚被别人修改过")]
    public async Task A_wrong_delivery_is_answered_in_a_sentence_and_nothing_is_half_done(string field, string typed, string said)
    {
        var standing = await market.Given.Standing(unit, [(rice, 10_000)]);

        var seen = await buyer.Submit(await buyer.Get($"/standing/{standing.Number}"), "#delivery", (field, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(said, seen.Document.QuerySelector(".form-errors")!.TextContent);
        if (field.StartsWith("Lines", StringComparison.Ordinal)) Assert.Equal(typed, seen.Document.QuerySelector("[name='Lines[0].Quantity']")!.GetAttribute("value"));
        Assert.Empty(await Orders());
        Assert.Empty(await market.InDb(db => db.StandingRuns.ToListAsync()));
        Assert.Equal(1_000_000, await market.Given.Left(rice.Offer));
    }

    [Fact]
    public async Task A_product_gone_is_marked_on_the_page_and_the_rest_is_ordered()
    {
        var standing = await market.Given.Standing(unit, [(rice, 10_000), (walnut, 4_000)]);
        await market.InDb(async db =>
        {
            (await db.Products.SingleAsync(p => p.Id == walnut.Product.Id)).Withdraw(market.Given.Now);
            await db.SaveChangesAsync();
        });
        var page = await buyer.Get($"/standing/{standing.Number}");
        Assert.Contains("这次不会下单", page.Text);

        var after = await buyer.Follow(await buyer.Submit(page, "#delivery"));

        Assert.Contains("有 1 种产品没有下单", after.Text);
        Assert.Contains("“核桃”已下架。", after.Text);
        Assert.Equal(rice.Product.Id, Assert.Single(Assert.Single(await Orders()).Lines).ProductId);
    }

    [Fact]
    public async Task This_time_only_and_from_now_on_are_two_different_things()
    {
        var standing = await market.Given.Standing(unit, [(rice, 10_000)]);
        var page = await buyer.Get($"/standing/{standing.Number}");
        var fields = new (string, string?)[] { ("Version", page.Document.QuerySelector("#delivery [name=Version]")!.GetAttribute("value")), ("DueOn", "2026-11-23"), ("FormKey", Guid.NewGuid().ToString()), ("Lines[0].OfferId", rice.Offer.Id.ToString()), ("Lines[0].Quantity", "11") };

        Assert.Equal(HttpStatusCode.Found, (await buyer.PostTo($"/standing/{standing.Number}/once", fields)).Status);
        var once = await Kept(standing.Number);
        Assert.Equal((10_000, 11_000), (once.Lines.Single().Quantity, once.QuantitiesOn(Monday)[rice.Offer.Id]));
        Assert.Equal(10_000, once.QuantitiesOn(Monday.AddDays(7))[rice.Offer.Id]);

        fields[0].Item2 = once.Version.ToString();
        fields[2].Item2 = Guid.NewGuid().ToString();
        fields[4].Item2 = "11";
        Assert.Equal(HttpStatusCode.Found, (await buyer.PostTo($"/standing/{standing.Number}/from-now", fields)).Status);
        var now = await Kept(standing.Number);
        Assert.Equal((11_000, StandingApproval.Given), (now.Lines.Single().Quantity, now.Approval)); // within a tenth of what was approved

        fields[0].Item2 = now.Version.ToString();
        fields[2].Item2 = Guid.NewGuid().ToString();
        fields[4].Item2 = "15";
        await buyer.PostTo($"/standing/{standing.Number}/from-now", fields);
        Assert.Equal(StandingApproval.Awaited, (await Kept(standing.Number)).Approval);
        Assert.Contains("等您审批", (await (await market.As(unit.Approver)).Get("/notices")).Text);
        var approver = await market.As(unit.Approver);
        Assert.Equal(HttpStatusCode.Found, (await approver.Submit(await approver.Get($"/standing/{standing.Number}"), "#approve")).Status);
        await Job();
        Assert.Equal((OrderStatus.Approved, 15_000L), (await Orders()).Select(o => (o.Status, o.Lines.Single().Quantity)).Single());
    }

    [Fact]
    public async Task A_standing_order_is_written_down_from_an_order_approved_paused_skipped_and_ended()
    {
        await market.Given.Address(unit.Organisation);
        var order = await market.Given.PlacedOrder(unit, rice);
        var (budget, union) = (await market.Given.Budget(unit.Organisation, 5_000m), await market.Given.Budget(unit.Organisation, 100m, code: "GH01", purposes: Purpose.Union));
        var foreign = await market.Given.Budget((await market.Given.BuyingUnit()).Organisation, 5_000m);
        var form = await buyer.Get($"/standing/new?order={order.Number}");
        Assert.Equal(3, form.Document.QuerySelectorAll("select[name=BudgetLineId] option").Length);
        Assert.Contains("不用于“食堂”", (await buyer.Submit(form, "#standing-form", ("Name", "每周一"), ("BudgetLineId", union.Id.ToString()))).Text);
        Assert.Contains("没有这个预算项目", (await buyer.Submit(form, "#standing-form", ("Name", "每周一"), ("BudgetLineId", foreign.Id.ToString()))).Text);

        var wrong = await buyer.Submit(form, "#standing-form", ("Name", "每周一"), ("Weekdays", null));
        Assert.Contains("请至少勾选一个送货的星期", wrong.Text);
        var page = await buyer.Follow(await buyer.Submit(form, "#standing-form", ("Name", "每周一"), ("BudgetLineId", budget.Id.ToString()), ("Lines[0].Quantity", "6"), ("Lines[0].Rule", "AtMost"), ("Lines[0].Price", "22.5")));

        var kept = await market.InDb(db => db.StandingOrders.Include(o => o.Lines).SingleAsync());
        Assert.Equal((6_000, PriceRule.AtMost, Money.FromYuan(22.5m), StandingApproval.Awaited), (kept.Lines[0].Quantity, kept.Lines[0].Rule, kept.Lines[0].Limit!.Value, kept.Approval));
        Assert.Equal(budget.Id, kept.BudgetLineId);
        Assert.Contains("SP01", page.Document.QuerySelector(".facts")!.TextContent);
        Assert.StartsWith("DQ2026-", kept.Number, StringComparison.Ordinal);
        page = await buyer.Follow(await buyer.PostTo($"/standing/{kept.Number}/skip", ("DueOn", "2026-11-30")));
        Assert.Contains("已跳过这一次", page.Text);
        page = await buyer.Follow(await buyer.Submit(page, "form.unskip"));
        Assert.Contains("这一次照常送货", page.Text);
        page = await buyer.Follow(await buyer.Submit(page, "#pause"));
        Assert.Contains("现在不自动下单", page.Text);
        page = await buyer.Follow(await buyer.Submit(page, "#resume"));
        page = await buyer.Follow(await buyer.Submit(page, "#end"));
        Assert.Contains("定期订单已结束", page.Text);
        Assert.Equal(StandingStatus.Ended, (await Kept(kept.Number)).Status);
    }

    [Fact]
    public async Task Only_the_units_own_people_come_near_it_and_nobody_approves_their_own()
    {
        var standing = await market.Given.Standing(unit, [(rice, 10_000)], approved: false);
        var stranger = await market.Given.BuyingUnit();
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(stranger.Buyer)).Get($"/standing/{standing.Number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(stranger.Buyer)).PostTo($"/standing/{standing.Number}/end")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(rice.Clerk)).Get("/standing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(unit.Receiver)).PostTo($"/standing/{standing.Number}/end")).Status);

        await market.Given.AlsoHolds(unit.Buyer, unit.Organisation, MarketRole.Approver);
        var seen = await (await market.As(unit.Buyer)).PostTo($"/standing/{standing.Number}/approve", ("FormKey", Guid.NewGuid().ToString()));
        Assert.Contains("不能由负责的采购员自己审批", seen.Text);
        Assert.Equal(StandingApproval.Awaited, (await Kept(standing.Number)).Approval);
    }

    [Fact]
    public async Task Every_page_of_the_routine_opens_for_those_who_may_see_it()
    {
        var few = await market.Given.Seller("山药", category: "vegetable", stock: 3_000);
        var standing = await market.Given.Standing(unit, [(rice, 10_000), (few, 5_000)], rule: PriceRule.AtMost, limit: Money.FromYuan(25));
        await market.Given.Agreement(unit, [(rice, 20_000)]);
        await Job();
        foreach (var person in new[] { unit.Buyer, unit.Approver, unit.Receiver, unit.Treasurer, await market.Given.Auditor(unit.Organisation) })
        {
            var visitor = await market.As(person);
            foreach (var page in new[] { "/standing", $"/standing/{standing.Number}", $"/standing/{standing.Number}?last=true", "/standing/runs", $"/standing/runs?number={standing.Number}&status=Partly&from=2026-11-01&to=2026-12-31&sort=due", "/standing/runs/export?format=csv" })
            {
                var seen = await visitor.Get(page);
                Assert.True(seen.Status == HttpStatusCode.OK, $"{page}: {seen.Status}");
                if (page != $"/standing/{standing.Number}?last=true") Assert.Contains("每周一食堂", seen.Html);
            }
            foreach (var page in new[] { "/agreements", "/agreements?kind=MonthlyPlan&status=Active&q=老黑谷&sort=-amount", "/agreements?sort=number&page=2", "/agreements/export" })
                Assert.Equal(HttpStatusCode.OK, (await visitor.Get(page)).Status);
        }
        Assert.Contains("近两周没有下成的", (await buyer.Get("/standing")).Text);
        foreach (var page in new[] { $"/standing/{standing.Number}/edit", "/standing/new", "/standing/holidays", "/lists", "/agreements/new", "/orders" }) Assert.Equal(HttpStatusCode.OK, (await buyer.Get(page)).Status);
    }

    [Fact]
    public async Task Holidays_are_kept_by_the_unit_and_wrong_ones_refused()
    {
        var page = await buyer.Get("/standing/holidays");
        var wrong = await buyer.Submit(page, "#holiday", ("Name", "寒假"), ("From", "2027-01-20"), ("To", "2027-01-10"));
        Assert.Contains("截止日期早于开始日期", wrong.Text);
        page = await buyer.Follow(await buyer.Submit(wrong, "#holiday", ("To", "2027-02-20"), ("Kind", "School")));
        Assert.Contains("寒假", page.Text);
        await buyer.Submit(page, "td form");
        Assert.Empty(await market.InDb(db => db.HolidayPeriods.ToListAsync()));
    }
}

public sealed class StandingPageOnSqlite(SqliteDatabases databases) : StandingPageTests(databases);

public sealed class StandingPageOnMySql(MySqlDatabases databases) : StandingPageTests(databases);
