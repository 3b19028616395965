using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MediatR;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Orders.Standing;

namespace WeixiIncome.IntegrationTests.Orders.Standing;

/// <summary>What the scheduled job does with standing orders. The clock stands at Friday, 20 November 2026: Monday the 23rd is due.</summary>
public abstract class StandingJobTests(IDatabases databases) : IAsyncLifetime
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller rice = null!;
    private Seller walnut = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit("测试食堂");
        rice = await market.Given.Seller();
        walnut = await market.Given.Seller("核桃", category: "walnut", price: 30m);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private async Task<DeliveriesPlaced> Job()
    {
        await using var scope = market.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PlaceDueStandingOrders());
    }

    private Task<List<Order>> Orders() => market.InDb(db => db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Steps).OrderBy(o => o.Number).ToListAsync());

    private Task<List<StandingRun>> Runs() => market.InDb(db => db.StandingRuns.AsNoTracking().Include(r => r.Problems).OrderBy(r => r.DueOn).ToListAsync());

    private async Task<string> Notices(Person person) => (await (await market.As(person)).Get("/notices")).Text;

    [Fact]
    public async Task An_approved_standing_order_is_placed_on_its_day_without_another_approval_and_once()
    {
        var standing = await market.Given.Standing(unit, [(rice, 10_000), (walnut, 4_000)]);

        var first = await Job();
        var second = await Job();

        Assert.Equal(new DeliveriesPlaced(1, 0, 0, 0), first);
        Assert.Equal(new DeliveriesPlaced(0, 0, 0, 0), second);
        var orders = await Orders();
        Assert.Equal(2, orders.Count);
        Assert.All(orders, o => Assert.Equal((OrderStatus.Approved, Monday, standing.Id, unit.Buyer.Id, StandingRun.OrderKeyOf(standing.Id, Monday)), (o.Status, o.DeliverOn, o.AgreementId!.Value, o.PlacedBy, o.FormKey)));
        Assert.All(orders, o => Assert.Contains(o.Steps, s => s.Act == OrderAct.Approve && s.Comment == standing.Number));
        Assert.Equal((990_000, 996_000), (await market.Given.Left(rice.Offer), await market.Given.Left(walnut.Offer)));
        var run = Assert.Single(await Runs());
        Assert.Equal((RunStatus.Placed, 2, Monday, null), (run.Status, run.OrderCount, run.DueOn, run.PlacedBy));
        Assert.DoesNotContain("等您审批", await Notices(unit.Approver));
        Assert.Contains("请确认接单", await Notices(rice.Clerk));
    }

    [Fact]
    public async Task A_standing_order_that_nobody_approved_yet_places_orders_that_await_approval()
    {
        await market.Given.Standing(unit, [(rice, 10_000)], approved: false);

        await Job();

        var order = Assert.Single(await Orders());
        Assert.Equal((OrderStatus.Submitted, (Guid?)null), (order.Status, order.AgreementId));
        Assert.Contains("要单独审批", order.Steps.Single().Comment);
        Assert.Contains("等您审批", await Notices(unit.Approver));
    }

    [Fact]
    public async Task Nothing_is_placed_before_the_day_of_ordering_nor_after_the_end()
    {
        await market.Given.Standing(unit, [(rice, 10_000)], orderDaysBefore: 2);
        await market.Given.Standing(unit, [(rice, 10_000)], endsOn: new DateOnly(2026, 11, 22), address: null);

        Assert.Equal(new DeliveriesPlaced(0, 0, 0, 0), await Job());
        market.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await Job()).Placed);
        Assert.Single(await Orders());
    }

    [Fact]
    public async Task What_is_gone_short_or_too_dear_is_left_out_with_its_reason_and_those_concerned_are_told()
    {
        var few = await market.Given.Seller("山药", category: "vegetable", stock: 3_000);
        var dear = await market.Given.Seller("蜂蜜", category: "honey", price: 50m, minimum: 1);
        await market.Given.Standing(unit, [(rice, 10_000), (walnut, 4_000), (few, 5_000)]);
        await market.InDb(async db =>
        {
            var product = await db.Products.SingleAsync(p => p.Id == walnut.Product.Id);
            product.Withdraw(market.Given.Now);
            await db.SaveChangesAsync();
        });
        var atMost = await market.Given.Standing(unit, [(dear, 2)], rule: PriceRule.AtMost, limit: Money.FromYuan(45));

        await Job();

        var order = Assert.Single(await Orders());
        Assert.Equal(rice.Product.Id, Assert.Single(order.Lines).ProductId);
        var runs = await Runs();
        Assert.Equal([RunStatus.Partly, RunStatus.NotPlaced], runs.OrderBy(r => r.Status).Select(r => r.Status));
        var told = runs.Single(r => r.Status == RunStatus.Partly);
        Assert.Equal(["“{0}”已下架。", "“{0}”库存只剩 {1}，不够 {2}。"], told.Problems.Select(p => p.Sentence).Order(StringComparer.Ordinal));
        Assert.NotEmpty(told.Told);
        Assert.Equal("“{0}”今天单价 {1}，高于限价 {2}。", Assert.Single(runs.Single(r => r.StandingOrderId == atMost.Id).Problems).Sentence);
        Assert.Contains("没有下单", await Notices(unit.Buyer));
        Assert.Contains("没有下单", await Notices(unit.Approver));
        Assert.Contains("缺货", await Notices(few.Clerk));
        Assert.DoesNotContain("缺货", await Notices(walnut.Clerk));
        Assert.Equal(3_000, await market.Given.Left(few.Offer));
        var log = await (await market.As(unit.Buyer)).Get("/standing/runs");
        Assert.Contains("“核桃”已下架。", log.Text);
        Assert.Contains("“山药”库存只剩 3 公斤，不够 5 公斤。", log.Text);
        Assert.Contains("已告知", log.Text);
    }

    [Fact]
    public async Task What_the_budget_cannot_pay_is_given_back_and_told_with_its_figures_and_the_rest_is_ordered()
    {
        var budget = await market.Given.Budget(unit.Organisation, 150m);
        var standing = await market.Given.Standing(unit, [(rice, 10_000), (walnut, 4_000)]); // ¥200 and ¥120: only one fits
        Assert.Equal(new DeliveriesPlaced(1, 0, 0, 0), await Job());

        var order = Assert.Single(await Orders());
        Assert.Equal((walnut.Organisation.Id, Money.FromYuan(120), budget.Id), (order.SupplierId, order.Total, order.BudgetLineId!.Value));
        Assert.Equal(Money.FromYuan(120), (await market.Given.Figures(budget)).Committed);
        Assert.Equal((1_000_000, 996_000), (await market.Given.Left(rice.Offer), await market.Given.Left(walnut.Offer)));
        var problem = Assert.Single(Assert.Single(await Runs()).Problems);
        Assert.StartsWith("预算项目“{0}”可用 {1}", problem.Sentence, StringComparison.Ordinal);
        Assert.Matches("可用 ¥(150|30).00，这次要用 ¥200.00，还差 ¥(50|170).00", (await (await market.As(unit.Buyer)).Get($"/standing/{standing.Number}")).Text);
        Assert.Contains("没有下单", await Notices(unit.Approver));
        Assert.Equal(new DeliveriesPlaced(0, 0, 0, 0), await Job());
    }

    [Fact]
    public async Task What_could_not_be_placed_is_tried_again_later_and_then_placed_once()
    {
        var few = await market.Given.Seller("山药", category: "vegetable", stock: 3_000);
        await market.Given.Standing(unit, [(few, 5_000)]);
        Assert.Equal(1, (await Job()).NotPlaced);
        await market.InDb(db => db.Write(async ct => await Data.Catalogue.Stock.MoveStock(db, few.Offer.Id, 10_000, Domain.Catalogue.StockCause.Adjusted, null, market.Given.Now, ct), CancellationToken.None));

        Assert.Equal(new DeliveriesPlaced(0, 0, 0, 0), await Job());
        market.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(1, (await Job()).Placed);
        Assert.Equal(new DeliveriesPlaced(0, 0, 0, 0), await Job());

        var run = Assert.Single(await Runs());
        Assert.Equal((RunStatus.Placed, 2, 0), (run.Status, run.Attempts, run.Problems.Count));
        Assert.Single(await Orders());
        Assert.Equal(8_000, await market.Given.Left(few.Offer));
    }

    [Fact]
    public async Task After_a_standstill_it_catches_up_where_the_delivery_can_still_be_made_and_logs_the_rest_as_missed()
    {
        await market.Given.Standing(unit, [(rice, 10_000)]);
        market.Clock.Advance(TimeSpan.FromDays(16)); // Sunday, 6 December: the 23rd and 30th are past, Monday the 7th is tomorrow

        await Job();

        Assert.Equal([RunStatus.Missed, RunStatus.Missed, RunStatus.Placed], (await Runs()).Select(r => r.Status));
        Assert.Equal(new DateOnly(2026, 12, 7), Assert.Single(await Orders()).DeliverOn);
        Assert.Contains("来不及送货", (await (await market.As(unit.Buyer)).Get("/standing/runs?status=Missed")).Text);
    }

    [Fact]
    public async Task Holidays_and_skipped_days_are_left_out_and_a_changed_once_holds_once()
    {
        var standing = await market.Given.Standing(unit, [(rice, 10_000)]);
        await market.Given.Holiday(unit.Organisation, new DateOnly(2026, 11, 28), new DateOnly(2026, 12, 1), HolidayKind.School);
        await market.InDb(async db =>
        {
            var tracked = await db.StandingOrders.Include(o => o.Lines).Include(o => o.Once).Include(o => o.Skips).SingleAsync(o => o.Id == standing.Id);
            tracked.Skip(new DateOnly(2026, 12, 7), unit.Buyer.Id, market.Given.Now);
            tracked.ChangeOnce(Monday, new Dictionary<Guid, long> { [rice.Offer.Id] = 10_500 }, unit.Buyer.Id, market.Given.Now);
            await db.SaveChangesAsync();
        });

        for (var week = 0; week < 4; week++)
        {
            await Job();
            market.Clock.Advance(TimeSpan.FromDays(7));
        }

        Assert.Equal([RunStatus.Placed, RunStatus.Holiday, RunStatus.Skipped, RunStatus.Placed], (await Runs()).Select(r => r.Status));
        Assert.Equal([10_500, 10_000], (await Orders()).Select(o => o.Lines.Single().Quantity));
        Assert.All(await Orders(), o => Assert.Equal(OrderStatus.Approved, o.Status));
    }

    [Fact]
    public async Task Who_left_the_unit_does_not_order_any_more_until_a_colleague_takes_over()
    {
        var standing = await market.Given.Standing(unit, [(rice, 10_000)]);
        var colleague = await market.Given.Member(unit.Organisation, MarketRole.Buyer);
        await market.InDb(async db =>
        {
            var post = await db.Memberships.SingleAsync(m => m.MemberId == unit.Buyer.Id);
            post.End(unit.Approver.Id, market.Given.Now);
            await db.SaveChangesAsync();
        });

        await Job();
        Assert.Equal(RunStatus.NotPlaced, Assert.Single(await Runs()).Status);
        Assert.Contains("接手", await Notices(colleague));

        var visitor = await market.As(colleague);
        await visitor.Submit(await visitor.Get($"/standing/{standing.Number}"), "#take-over");
        market.Clock.Advance(TimeSpan.FromHours(4));
        await Job();
        Assert.Equal(colleague.Id, Assert.Single(await Orders()).PlacedBy);
    }
}

public sealed class StandingJobOnSqlite(SqliteDatabases databases) : StandingJobTests(databases);

public sealed class StandingJobOnMySql(MySqlDatabases databases) : StandingJobTests(databases);
