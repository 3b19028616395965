using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Oversight.Reviews;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Oversight;

public abstract class ReviewTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller seller = null!;
    private Person officer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        (unit, seller, officer) = (await market.Given.BuyingUnit("一中食堂"), await market.Given.Seller(), await market.Given.CountySupervisor());
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task The_county_reviews_beside_computed_figures_publishes_and_the_supplier_answers_once()
    {
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Accepted);
        var buyer = await market.As(unit.Buyer);
        await buyer.Submit(await buyer.Get($"/orders/{order.Number}"), "form#rate", ("Quality", "4"), ("Delivery", "4"), ("Service", "4"));
        var desk = await market.As(officer);
        Assert.Contains("未考评", (await desk.Get("/reviews")).Text);
        var form = await desk.Get($"/reviews/of/{seller.Organisation.Id}");
        Assert.Contains("1 张验收订单中 1 张按期发货（100.0%）", form.Document.QuerySelector("#figure-on-time")!.TextContent);
        Assert.Contains("按金额拒收 0.0%", form.Document.QuerySelector("#figure-refused")!.TextContent);
        Assert.Contains("1 次评价，平均 4.0", form.Document.QuerySelector("#figure-ratings")!.TextContent);
        Assert.Contains("没有可计算的数据", form.Document.QuerySelector("#figure-certificates")!.TextContent);

        var clerk = await market.As(seller.Clerk);
        await Write(desk, form, "80", "Passed", publish: false);
        Assert.Contains("没有考评", (await clerk.Get("/reviews")).Text);
        await Write(desk, await desk.Get($"/reviews/of/{seller.Organisation.Id}"), "90", "Excellent", publish: true);
        var review = await market.InDb(db => db.SupplierReviews.AsNoTracking().Include(r => r.Marks).SingleAsync());
        Assert.Equal((900, ReviewResult.Excellent, 5), (review.Total, review.Result, review.Marks.Count));
        Assert.Contains("不能再修改", (await desk.Get($"/reviews/of/{seller.Organisation.Id}")).Text);

        Assert.Contains("公布了对贵单位 2026 年的考评：优", (await clerk.Get("/notices")).Text);
        var page = await clerk.Get($"/reviews/{review.Id}");
        await clerk.Submit(page, "form#state", ("Text", "感谢"));
        Assert.Contains("不能重复提交", (await clerk.Submit(page, "form#state", ("Text", "再说"), ("FormKey", Guid.NewGuid().ToString()))).Text);
        Assert.Contains("感谢", (await desk.Get($"/reviews/{review.Id}")).Document.QuerySelector("#statement")!.TextContent);
        Assert.Contains("优", Encoding.UTF8.GetString(await desk.Download("/reviews/export?format=csv")));
        market.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Contains("2026 年考评", (await (await market.As(officer)).Get($"/reviews/of/{seller.Organisation.Id}")).Text);
    }

    [Fact]
    public async Task A_unit_reviews_whom_it_bought_from_by_its_own_orders_only()
    {
        await market.Given.PlacedOrder(unit, seller, OrderStatus.Accepted);
        var other = await market.Given.BuyingUnit();
        for (var i = 0; i < 3; i++) await market.Given.PlacedOrder(other, seller, OrderStatus.Accepted);
        var stranger = await market.Given.Seller("核桃", category: "walnut");
        var approver = await market.As(unit.Approver);
        var form = await approver.Get($"/reviews/of/{seller.Organisation.Id}");
        Assert.Contains("1 张验收订单", form.Document.QuerySelector("#figure-on-time")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await approver.Get($"/reviews/of/{stranger.Organisation.Id}")).Status);
        await Write(approver, form, "70", "ToMend", publish: true);
        var id = await market.InDb(db => db.SupplierReviews.Select(r => r.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.OK, (await (await market.As(seller.Clerk)).Get($"/reviews/{id}")).Status);
        foreach (var nobody in new[] { other.Approver, stranger.Clerk }) Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(nobody)).Get($"/reviews/{id}")).Status);
        foreach (var nobody in new[] { unit.Buyer, unit.Receiver }) Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(nobody)).Get("/reviews")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(stranger.Clerk)).PostTo($"/reviews/{id}/statement", ("Id", id.ToString()), ("Text", "x"), ("FormKey", Guid.NewGuid().ToString()))).Status);
    }

    [Fact]
    public async Task A_mark_outside_the_scale_or_left_out_saves_nothing()
    {
        var desk = await market.As(officer);
        var form = await desk.Get($"/reviews/of/{seller.Organisation.Id}");
        Assert.Contains("评分应在 0 与 100 之间", (await Write(desk, form, "101", "Passed", publish: true)).Text);
        Assert.Contains("请填写考评结果", (await Write(desk, form, "80", "", publish: true)).Text);
        Assert.Equal(0, await market.InDb(db => db.SupplierReviews.CountAsync()));
    }

    private static Task<Seen> Write(Visitor visitor, Seen form, string mark, string result, bool publish) => visitor.Submit(form, "form#review",
        [("Result", result), ("Reason", "按数据打分"), ("Publish", publish ? "true" : "false"), ("FormKey", Guid.NewGuid().ToString()), .. Enumerable.Range(0, 5).Select(i => ($"Marks[{i}].Mark", (string?)mark))]);
}

public sealed class ReviewOnSqlite(SqliteDatabases databases) : ReviewTests(databases);

public sealed class ReviewOnMySql(MySqlDatabases databases) : ReviewTests(databases);
