using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Comparisons;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Buying.Quotations;

/// <summary>An approver awards lines to several suppliers, and the orders follow once.</summary>
public abstract class AwardTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Request request = null!;
    private Seller rice = null!;
    private Seller rival = null!;
    private Seller walnut = null!;
    private Visitor buyer = null!;
    private Visitor approver = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        rice = await market.Given.Seller("老黑谷米");
        rival = await market.Given.Seller("红米");
        walnut = await market.Given.Seller("泡核桃", category: "walnut");
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private async Task Opened(decimal? ceiling = null)
    {
        request = await market.Given.Request(ceiling: ceiling);
        await (await market.As(rice.Clerk)).Answer(request, ("18.50", "100"));
        await (await market.As(rival.Clerk)).Answer(request, ("18.50", "60"));
        await (await market.As(walnut.Clerk)).Answer(request, ("", ""), ("33.30", "50"));
        market.Clock.Advance(TimeSpan.FromDays(1));
        (buyer, approver) = (await market.As(request.Unit.Buyer), await market.As(request.Unit.Approver));
        await buyer.Submit(await buyer.Get(request.Page), "#open");
    }

    /// <summary>The fields that award so much of each supplier's answer, in the order of the page.</summary>
    private static (string, string?)[] Awards(Seen page, params (Seller Seller, string Quantity)[] given)
    {
        var rows = page.Document.QuerySelectorAll("#award tbody tr").Select((row, i) => (row, i)).ToArray();
        return [.. given.Select(g => ($"Awards[{rows.First(r => r.row.TextContent.Contains(g.Seller.Product.Name, StringComparison.Ordinal)).i}].Quantity", (string?)g.Quantity)), ("Reason", "价格最低，分给两家保供")];
    }

    private Task<List<Order>> Orders() => market.InDb(db => db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Steps).OrderBy(o => o.Number).ToListAsync());

    private Task<Quotation> Only() => market.InDb(db => db.Quotations.AsNoTracking().Include(q => q.Awards).SingleAsync());

    [Fact]
    public async Task Lines_go_to_several_suppliers_at_their_prices_and_become_one_covered_order_each()
    {
        await Opened();
        var page = await approver.Get($"{request.Page}/award");
        var seen = await approver.Follow(await approver.Submit(page, "#award", [.. Awards(page, (rice, "70"), (rival, "30"), (walnut, "50"))]));

        var (quotation, orders) = (await Only(), await Orders());
        Assert.Equal((QuotationStatus.Awarded, request.Unit.Approver.Id, "价格最低，分给两家保供", 1), (quotation.Status, quotation.AwardedBy!.Value, quotation.AwardReason, quotation.EqualAnswers));
        Assert.Equal(3, orders.Count);
        Assert.All(orders, o => Assert.Equal((OrderStatus.Approved, request.Id, request.Unit.Buyer.Id, request.Unit.Organisation.Id), (o.Status, o.QuotationId!.Value, o.PlacedBy, o.BuyerId)));
        Assert.All(orders, o => Assert.Contains(o.Steps, s => s.Act == OrderAct.Approve && s.Comment == request.Number));
        Assert.Equal(129_500, orders.Single(o => o.SupplierId == rice.Organisation.Id).Total.Fen);
        Assert.Equal(166_500, orders.Single(o => o.SupplierId == walnut.Organisation.Id).Total.Fen);
        Assert.Equal(930_000, await market.Given.Left(rice.Offer));
        Assert.Equal(orders.Select(o => o.Number).Order(), quotation.Awards.Select(a => a.OrderNumber).Order());
        foreach (var order in orders) Assert.Contains(order.Number, seen.Text);
        Assert.Contains("有同等条件的报价", seen.Text);
        Assert.Contains("请确认接单", (await (await market.As(rice.Clerk)).Get("/notices")).Text);
        Assert.Contains("中标", (await (await market.As(rice.Clerk)).Get("/notices")).Text);
        Assert.Contains(request.Number, (await buyer.Get($"/orders/{orders[0].Number}")).Text);
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
    }

    [Fact]
    public async Task At_equal_conditions_a_linked_supplier_is_preferred_or_the_award_says_why_not()
    {
        await market.Given.Household(boundTo: rival.Organisation, income: 8000);
        await Opened();
        var page = await approver.Get($"{request.Page}/award");
        var passedOver = await approver.Submit(page, "#award", [.. Awards(page, (rice, "60"))]);
        Assert.Contains("没有选用请写明同等条件说明", passedOver.Text);
        Assert.Equal(QuotationStatus.Opened, (await Only()).Status);
        var seen = await approver.Follow(await approver.Submit(page, "#award", [.. Awards(page, (rival, "60"))]));
        Assert.Equal(EqualConditions.Preferred, (await Only()).EqualConditions);
        Assert.Contains("同等条件下已优先选联系低收入农户的供应商", seen.Text);
        // Which household it is, is told to nobody.
        Assert.DoesNotContain("NH0", seen.Text);
    }

    [Fact]
    public async Task The_same_award_posted_many_times_orders_once()
    {
        await Opened();
        var page = await approver.Get($"{request.Page}/award");
        var fields = Awards(page, (rice, "100"), (walnut, "10"));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => approver.Submit(page, "#award", fields)));
        await approver.Submit(page, "#award", fields);
        await approver.PostTo($"{request.Page}/orders");

        Assert.Equal(2, (await Orders()).Count);
        Assert.Equal(900_000, await market.Given.Left(rice.Offer));
        Assert.All((await Only()).Awards, a => Assert.NotNull(a.OrderNumber));
    }

    [Fact]
    public async Task Of_two_awards_at_once_one_stands_and_the_other_is_told()
    {
        await Opened();
        var other = await market.As(await market.Given.Member(request.Unit.Organisation, MarketRole.Approver));
        var (mine, theirs) = (await approver.Get($"{request.Page}/award"), await other.Get($"{request.Page}/award"));

        var answers = await Task.WhenAll(approver.Submit(mine, "#award", Awards(mine, (rice, "100"))), other.Submit(theirs, "#award", Awards(theirs, (rival, "60"))));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Found);
        var late = answers.Single(a => a.Status != HttpStatusCode.Found);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Matches("刚刚被别人修改|现在是“已定标”", late.Text);
        var order = Assert.Single(await Orders());
        Assert.Equal(Assert.Single((await Only()).Awards).OrderNumber, order.Number);
    }

    [Fact]
    public async Task The_writer_cannot_award_even_as_an_approver_nor_a_buyer_nor_another_unit()
    {
        await Opened();
        await market.Given.AlsoHolds(request.Unit.Buyer, request.Unit.Organisation, MarketRole.Approver);
        var page = await approver.Get($"{request.Page}/award");
        var fields = Awards(page, (rice, "100"));
        var writer = await market.As(request.Unit.Buyer);
        Assert.Contains("定标人不能是起草询价的人", (await writer.Submit(await writer.Get($"{request.Page}/award"), "#award", fields)).Text);
        var second = await market.As(await market.Given.Member(request.Unit.Organisation, MarketRole.Buyer));
        Assert.NotEqual(HttpStatusCode.OK, (await second.Get($"{request.Page}/award")).Status);
        var stranger = await market.As((await market.Given.BuyingUnit()).Approver);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{request.Page}/award")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostTo($"{request.Page}/award", ("Number", request.Number), ("Reason", "x"))).Status);
        Assert.Empty(await Orders());
    }

    [Fact]
    public async Task More_than_asked_or_offered_nothing_at_all_and_above_the_ceiling_are_refused_whole()
    {
        await Opened(ceiling: 1000);
        var page = await approver.Get($"{request.Page}/award");
        async Task Refused(string said, params (Seller, string)[] given)
        {
            var seen = await approver.Submit(page, "#award", Awards(page, given));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
            Assert.Contains(said, seen.Text);
        }
        await Refused("定标合计超出", (rice, "70"), (rival, "40"));
        await Refused("这家只报了 60 公斤", (rival, "61"));
        await Refused("请至少把一行定给一家");
        await Refused("不能小于 0", (rice, "-1"));
        await Refused("超过预算上限 ¥1,000.00", (rice, "100"));
        Assert.Contains("请填写定标理由", (await approver.Submit(page, "#award", [.. Awards(page, (rice, "10")), ("Reason", "")])).Text);
        Assert.Equal(QuotationStatus.Opened, (await Only()).Status);
        Assert.Empty(await Orders());
        Assert.Equal(HttpStatusCode.Found, (await approver.Submit(page, "#award", Awards(page, (rice, "50")))).Status);
    }

    [Fact]
    public async Task What_cannot_be_ordered_says_why_leaves_the_others_and_may_be_tried_again()
    {
        await Opened();
        await market.InDb(async db =>
        {
            await db.Database.ExecuteSqlAsync($"UPDATE Offers SET Available = 40000 WHERE Id = {rice.Offer.Id}");
        });
        var page = await approver.Get($"{request.Page}/award");
        var seen = await approver.Follow(await approver.Submit(page, "#award", Awards(page, (rice, "100"), (walnut, "10"))));

        Assert.Single(await Orders());
        Assert.Contains("只剩 40 公斤", seen.Text);
        Assert.Equal(40_000, await market.Given.Left(rice.Offer));
        Assert.Contains("没有下成", (await buyer.Get("/notices")).Text);

        await market.InDb(db => db.Database.ExecuteSqlAsync($"UPDATE Offers SET Available = 140000 WHERE Id = {rice.Offer.Id}"));
        market.Clock.Advance(TimeSpan.FromDays(9));
        var late = await buyer.Follow(await buyer.Submit(await buyer.Get(request.Page), "#place-again"));
        Assert.Contains("已经过去", late.Text);
        await buyer.Submit(await buyer.Get(request.Page), "#place-again", ("deliverOn", "2026-12-05"));

        var orders = await Orders();
        Assert.Equal(2, orders.Count);
        Assert.Equal(new DateOnly(2026, 12, 5), orders.Single(o => o.SupplierId == rice.Organisation.Id).DeliverOn);
        Assert.Equal(40_000, await market.Given.Left(rice.Offer));
        Assert.All((await Only()).Awards, a => Assert.Null(a.NotPlacedBecause));
    }

    [Fact]
    public async Task The_result_prints_as_a_paper_and_exports_as_a_sheet()
    {
        await Opened();
        await market.Given.Price("rice", 20m);
        Assert.Contains("低 7.5%", (await buyer.Get(request.Page)).Text);
        Assert.Contains("定标之后才能打印", (await buyer.PostTo($"{request.Page}/paper", ("Number", request.Number))).Text);
        var page = await approver.Get($"{request.Page}/award");
        await approver.Submit(page, "#award", Awards(page, (rice, "100")));
        var paper = await buyer.Follow(await buyer.Submit(await buyer.Get(request.Page), "#issue-paper"));
        Assert.Contains("询价结果确认单", paper.Text);
        Assert.Contains("价格最低，分给两家保供", paper.Text);
        Assert.Contains(request.Number, paper.Text);
        Assert.Equal("P"u8[0], (await buyer.Download($"{request.Page}/export"))[0]);
        var csv = System.Text.Encoding.UTF8.GetString(await buyer.Download($"{request.Page}/export?format=csv"));
        Assert.Contains("18.50", csv);
        Assert.Contains("农户关联", csv);
    }
}

public sealed class AwardsOnSqlite(SqliteDatabases databases) : AwardTests(databases);

public sealed class AwardsOnMySql(MySqlDatabases databases) : AwardTests(databases);
