using System.Net;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Ledger;

public abstract class ListLedgerTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private static int Count(Seen seen) => seen.Document.QuerySelectorAll("#results tbody tr").Length;

    [Fact]
    public async Task A_supervisor_sees_each_entry_with_its_order_and_sums_that_agree()
    {
        var purchase = await market.Given.Purchase(kilograms: 10, accepted: 7.5m);
        var seen = await (await market.As(await market.Given.CountySupervisor())).Get("/oversight/ledger?year=2026");
        Assert.Equal(2, Count(seen));
        Assert.NotNull(seen.Document.QuerySelector($"a[href='/orders/{purchase.Number}']"));
        Assert.Equal(("¥200.00", "¥150.00"), (seen.Document.QuerySelector("[data-sum=Ordered]")!.TextContent.Trim(), seen.Document.QuerySelector("[data-sum=Accepted]")!.TextContent.Trim()));
        Assert.Contains("待定", seen.Text);
        Assert.Contains("A 脱贫户产出", seen.Text);
        Assert.Contains("7.5 公斤", seen.Text);
    }

    [Fact]
    public async Task Buyers_and_suppliers_see_their_own_and_auditors_their_units()
    {
        var (mine, other) = (await market.Given.Purchase(OrderStatus.Approved), await market.Given.Purchase(OrderStatus.Approved));
        foreach (var person in new[] { mine.Treasurer, mine.Clerk })
        {
            var seen = await (await market.As(person)).Get("/oversight/ledger");
            Assert.Contains(mine.Number, seen.Html);
            Assert.DoesNotContain(other.Number, seen.Html);
            Assert.Equal(0, Count(await (await market.As(person)).Get($"/oversight/ledger?supplier={other.Supplier.Id}")));
            Assert.DoesNotContain(other.Supplier.Name, (await (await market.As(person)).Get($"/oversight/ledger?supplier={other.Supplier.Id}")).Html);
        }
        var office = await market.Given.Organisation(OrganisationKind.AuditOffice);
        var auditor = await market.Given.Member(office);
        await market.InDb(async db =>
        {
            var post = new Membership(auditor.Id, office, MarketRole.Auditor, new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1));
            post.Appoint([mine.Buyer.Id], new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
            db.Memberships.Add(post);
            await db.SaveChangesAsync();
        });
        var audited = await (await market.As(auditor)).Get("/oversight/ledger");
        Assert.Contains(mine.Number, audited.Html);
        Assert.DoesNotContain(other.Number, audited.Html);
        Assert.StartsWith("/account/sign-in", (await market.Anyone().Get("/oversight/ledger")).Location?.PathAndQuery);
    }

    [Fact]
    public async Task A_persons_name_is_not_shown_to_officers()
    {
        var person = await market.Given.Organisation(OrganisationKind.Person, "和小花");
        var purchase = await market.Given.Purchase(buyer: person, purpose: Purpose.Personal);
        var supervisor = await market.As(await market.Given.CountySupervisor());
        foreach (var page in new[] { "/oversight/ledger", "/oversight/ledger/export?format=csv", "/payments", "/payments/export?format=csv", purchase.Page, $"/oversight/ledger?buyer={person.Id}" })
        {
            var seen = await supervisor.Get(page);
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            Assert.DoesNotContain("和小花", seen.Html);
        }
        Assert.Equal(0, Count(await supervisor.Get("/oversight/ledger?q=和小花")));
        Assert.Contains("和小花", (await (await market.As(purchase.Clerk)).Get("/oversight/ledger")).Html);
    }

    [Fact]
    public async Task Filters_narrow_page_and_export_alike()
    {
        var canteen = await market.Given.Purchase();
        var union = await market.Given.Purchase(OrderStatus.Approved, purpose: Purpose.Union);
        var supervisor = await market.As(await market.Given.CountySupervisor());
        foreach (var (query, count) in new[]
                 {
                     ("channel=Unions", 1), ("channel=Canteens", 2), ("stage=Ordered", 2), ("month=11&year=2026", 3), ("month=10&year=2026", 0),
                     ($"q={canteen.Number}", 2), ($"q={Uri.EscapeDataString(union.Supplier.Name)}", 1), ($"unit={canteen.Buyer.Id}", 2),
                     ("relation=Shanghai", 0), ("relation=County&relation=Shanghai&upTo=A&orUnattributed=true", 3), ("upTo=A", 3), ("area=533423102", 3), ("area=533423101", 0),
                 })
        {
            Assert.Equal(count, Count(await supervisor.Get($"/oversight/ledger?{query}")));
            var csv = (await supervisor.Get($"/oversight/ledger/export?format=csv&{query}")).Html;
            Assert.Equal(count + 1, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        }
        Assert.Contains("不是有效的年度", (await supervisor.Get("/oversight/ledger?year=abc")).Text);
    }

    [Fact]
    public async Task The_list_costs_the_same_however_long_it_is()
    {
        await market.Given.Entries(1, 3, 2026);
        var supervisor = await market.As(await market.Given.CountySupervisor());
        await supervisor.Get("/oversight/ledger");
        market.Queries.Reset();
        await supervisor.Get("/oversight/ledger");
        var few = market.Queries.Count;
        await market.Given.Entries(2, 100, 2026);
        market.Queries.Reset();
        await supervisor.Get("/oversight/ledger?page=2");
        Assert.Equal(few, market.Queries.Count);
        Assert.True(few <= 6, $"{few} queries");
    }
}

public sealed class ListLedgerOnSqlite(SqliteDatabases databases) : ListLedgerTests(databases);

public sealed class ListLedgerOnMySql(MySqlDatabases databases) : ListLedgerTests(databases);
