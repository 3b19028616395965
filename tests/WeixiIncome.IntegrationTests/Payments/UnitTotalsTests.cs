using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Payments;

public abstract class UnitTotalsTests(IDatabases databases, ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string[] OrderActs = ["approve", "reject", "cancel", "again", "confirm", "decline", "ship", "acceptance", "acceptance/countersign", "acceptance/reopen", "messages", "rating"];
    private static readonly string[] PaymentActs = ["transfer", "invoice"];

    private Market market = null!;
    private BuyingUnit bureau = null!;
    private BuyingUnit school = null!;
    private BuyingUnit branch = null!;
    private Seller seller = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        (bureau, school, branch) = (await market.Given.BuyingUnit("教育局"), await market.Given.BuyingUnit("一中"), await market.Given.BuyingUnit("一中分校"));
        await market.Given.Under(school.Organisation, bureau.Organisation);
        await market.Given.Under(branch.Organisation, school.Organisation);
        seller = await market.Given.Seller();
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task A_superior_sees_each_unit_and_each_subtree()
    {
        var accepted = await market.Given.PlacedOrder(school, seller, OrderStatus.Accepted);
        await market.Given.PlacedOrder(branch, seller, OrderStatus.Confirmed, 3000);
        await market.Given.PlacedOrder(branch, seller, OrderStatus.Declined, 9000);
        await market.Given.PlacedOrder(branch, seller, OrderStatus.Submitted, 8000);
        await Pay(accepted.Id, 30m);

        foreach (var person in new[] { bureau.Approver, bureau.Treasurer, bureau.Buyer })
        {
            var page = await (await market.As(person)).Get("/units");
            Assert.Equal(["0", "¥0.00", "¥0.00", "¥0.00", "¥0.00"], Cells(page, "教育局").Select(c => c.Own));
            Assert.Equal(["2", "¥160.00", "¥100.00", "¥30.00", "¥70.00"], Cells(page, "教育局").Select(c => c.Tree));
            Assert.Equal(["1", "¥100.00", "¥100.00", "¥30.00", "¥70.00"], Cells(page, "一中").Select(c => c.Own));
            Assert.Equal(["2", "¥160.00", "¥100.00", "¥30.00", "¥70.00"], Cells(page, "一中").Select(c => c.Tree));
            Assert.Equal(["1", "¥60.00", "¥0.00", "¥0.00", "¥0.00"], Cells(page, "一中分校").Select(c => c.Own));
        }
        var treasurer = await market.As(bureau.Treasurer);
        Assert.Contains("一中分校", Encoding.UTF8.GetString(await treasurer.Download("/units/export?format=csv")));
        Assert.Contains(accepted.Number, Encoding.UTF8.GetString(await treasurer.Download($"/units/{school.Organisation.Id}/export?format=csv")));
        Assert.Contains("¥0.00", (await treasurer.Get("/units?year=2025")).Text);
        Assert.DoesNotContain("¥160.00", (await treasurer.Get("/units?year=2025")).Text);
    }

    [Fact]
    public async Task A_superior_reads_what_is_below_and_acts_on_nothing()
    {
        var (shipped, accepted) = (await market.Given.PlacedOrder(branch, seller, OrderStatus.Shipped), await market.Given.PlacedOrder(branch, seller, OrderStatus.Accepted));
        var submitted = await market.Given.PlacedOrder(branch, seller, OrderStatus.Submitted);
        foreach (var person in new[] { bureau.Approver, bureau.Treasurer, bureau.Buyer })
        {
            var visitor = await market.As(person);
            var page = await visitor.Get($"/orders/{shipped.Number}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("13800000000", page.Html);
            Assert.Empty(page.Document.QuerySelectorAll("#acts form, #message, #rate"));
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get($"/payments/{accepted.Number}")).Status);
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get($"/units/{branch.Organisation.Id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/orders/{submitted.Number}")).Status);
            foreach (var act in OrderActs)
            {
                var seen = await visitor.PostTo($"/orders/{shipped.Number}/{act}", ("Reason", "不要了"), ("Text", "你好"), ("Quality", "5"), ("Delivery", "5"), ("Service", "5"), ("Lines[0].LineId", shipped.Lines[0].Id.ToString()), ("Lines[0].Accepted", "5"));
                Assert.True(seen.Status == HttpStatusCode.NotFound, $"{act}: {seen.Status}");
            }
            foreach (var act in PaymentActs)
            {
                var seen = await visitor.PostTo($"/payments/{accepted.Number}/{act}", ("Number", accepted.Number), ("PayerName", "教育局"), ("Reference", "1"), ("PaidOn", "2026-11-20"), ("Amount", "1"), ("InvoiceNumber", Given.InvoiceNumber()), ("IssuedOn", "2026-11-20"));
                Assert.True(seen.Status == HttpStatusCode.NotFound, $"{act}: {seen.Status}");
            }
            // Lists stay one's own.
            Assert.DoesNotContain(shipped.Number, (await visitor.Get("/orders?tab=All")).Html);
            Assert.DoesNotContain(accepted.Number, (await visitor.Get("/payments?view=All")).Html);
            Assert.Contains(accepted.Number, (await visitor.Get("/oversight/ledger")).Html);
        }
        // Neither the receiver, nor a sister, nor the unit below looks up or sideways.
        var own = await market.Given.PlacedOrder(bureau, seller, OrderStatus.Accepted);
        var sister = await market.Given.BuyingUnit("二中");
        await market.Given.Under(sister.Organisation, bureau.Organisation);
        foreach (var (person, number) in new[] { (bureau.Receiver, shipped.Number), (sister.Buyer, shipped.Number), (branch.Approver, own.Number) })
            Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(person)).Get($"/orders/{number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(sister.Buyer)).Get($"/units/{branch.Organisation.Id}")).Status);
    }

    [Fact]
    public async Task Nobody_above_sees_a_persons_purchase_but_in_the_total()
    {
        var person = await market.Given.Organisation(OrganisationKind.Person, "张三丰");
        var member = await market.Given.Member(person, MarketRole.Individual);
        var order = await market.Given.PersonalOrder(person, member, seller, school.Organisation);
        foreach (var who in new[] { bureau.Approver, school.Approver, school.Buyer })
        {
            var visitor = await market.As(who);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/orders/{order.Number}")).Status);
            foreach (var list in new[] { "/units", $"/units/{school.Organisation.Id}", "/oversight/ledger", "/orders?tab=All", "/account/members" })
            {
                var seen = await visitor.Get(list);
                Assert.DoesNotContain(order.Number, seen.Html);
                Assert.DoesNotContain("张三丰", seen.Html);
            }
        }
        var totals = await (await market.As(bureau.Approver)).Get("/units");
        Assert.Contains("¥40.00", totals.Document.QuerySelector("#units")!.TextContent);
    }

    [Fact]
    public async Task The_roll_up_costs_the_same_however_many_units_and_orders_there_are()
    {
        async Task<int> Cost()
        {
            var visitor = await market.As(bureau.Treasurer);
            await visitor.Get("/units");
            market.Queries.Reset();
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/units")).Status);
            return market.Queries.Count;
        }
        await market.Given.PlacedOrder(branch, seller, OrderStatus.Accepted);
        var few = await Cost();
        for (var i = 0; i < 12; i++)
        {
            var unit = await market.Given.BuyingUnit();
            await market.Given.Under(unit.Organisation, i % 2 == 0 ? school.Organisation : bureau.Organisation);
            for (var n = 0; n < 3; n++) await market.Given.PlacedOrder(unit, seller, OrderStatus.Accepted);
        }
        Assert.Equal(few, await Cost());
        Assert.True(few <= 8, $"{few} queries");
    }

    [Fact]
    public async Task Ten_thousand_orders_across_300_units_take_as_many_queries_as_none()
    {
        var visitor = await market.As(bureau.Treasurer);
        await visitor.Get("/units");
        market.Queries.Reset();
        await visitor.Get("/units");
        var few = market.Queries.Count;
        await market.Given.ManyOrders(bureau.Organisation, seller, 300, 10_000);
        await visitor.Get("/units");
        market.Queries.Reset();
        var started = Stopwatch.GetTimestamp();
        var page = await visitor.Get("/units");
        output.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms, {market.Queries.Count} queries");
        Assert.Equal(few, market.Queries.Count);
        Assert.Equal(303, page.Document.QuerySelectorAll("#units tbody tr").Length);
        Assert.Equal(["10000", "¥200,000.00", "¥0.00", "¥0.00", "¥0.00"], Cells(page, "教育局").Select(c => c.Tree));
        Assert.Equal("34", Cells(page, "下级000").First().Own);
    }

    private static IEnumerable<(string Own, string? Tree)> Cells(Seen page, string unit) => page.Document.QuerySelectorAll("#units tbody tr")
        .Single(row => row.QuerySelector("a")!.TextContent == unit).QuerySelectorAll("td.num").Take(5)
        .Select(cell => (cell.QuerySelector("span")!.ChildNodes[0].TextContent.Trim(), cell.QuerySelector("small")?.TextContent.Trim()));

    private Task<int> Pay(Guid orderId, decimal yuan) => market.InDb(db => db.Write(async ct =>
    {
        var payable = await db.Payables.Include(p => p.Transfers).Include(p => p.Invoices).SingleAsync(p => p.OrderId == orderId, ct);
        payable.RecordTransfer("一中食堂专户", "T1", Domain.Shared.BusinessDate.Of(market.Given.Now), Domain.Shared.Money.FromYuan(yuan), null, school.Treasurer.Id, market.Given.Now);
        return await db.SaveChangesAsync(ct);
    }, CancellationToken.None));
}

public sealed class UnitTotalsOnSqlite(SqliteDatabases databases, ITestOutputHelper output) : UnitTotalsTests(databases, output);

public sealed class UnitTotalsOnMySql(MySqlDatabases databases, ITestOutputHelper output) : UnitTotalsTests(databases, output);
