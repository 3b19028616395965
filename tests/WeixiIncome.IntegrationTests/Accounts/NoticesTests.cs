using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Accounts;

public abstract class NoticesTests(IDatabases databases) : IAsyncLifetime
{
    private const string Sentence = "请填写{0}。";

    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task Tell(Guid organisation, string what, Guid? except = null, params MarketRole[] roles) => market.InDb(async db =>
    {
        await db.Notify(organisation, roles, Sentence, [what], "/catalogue", market.Given.Now, CancellationToken.None, except);
        await db.SaveChangesAsync();
    });

    [Fact]
    public async Task Those_who_hold_the_role_today_are_told_once_and_nobody_else()
    {
        var canteen = await market.Given.Canteen();
        var approver = await market.Given.Member(canteen, MarketRole.Approver, MarketRole.Receiver);
        var buyer = await market.Given.Member(canteen, MarketRole.Buyer);
        var stranger = await market.Given.Member(await market.Given.Canteen(), MarketRole.Approver);
        await market.InDb(async db =>
        {
            var past = new Member { UserName = "gone", NormalizedUserName = "GONE", SecurityStamp = "x", CreatedAt = market.Given.Now };
            db.Members.Add(past);
            var today = BusinessDate.Of(market.Given.Now);
            db.Memberships.Add(new Membership(past.Id, canteen, MarketRole.Approver, today.AddDays(-30), today.AddDays(-1)));
            await db.SaveChangesAsync();
        });

        await Tell(canteen.Id, "甲", null, MarketRole.Approver, MarketRole.Receiver);
        await Tell(canteen.Id, "乙", approver.Id, MarketRole.Approver);

        Assert.Equal([approver.Id], await market.InDb(db => db.Notices.Select(n => n.MemberId).ToListAsync()));
        Assert.Contains("请填写甲。", (await (await market.As(approver)).Get("/notices")).Text);
        Assert.DoesNotContain("请填写甲。", (await (await market.As(buyer)).Get("/notices")).Text);
        Assert.DoesNotContain("请填写甲。", (await (await market.As(stranger)).Get("/notices")).Text);
    }

    [Fact]
    public async Task Opening_a_notice_reads_it_and_goes_to_its_page()
    {
        var canteen = await market.Given.Canteen();
        var buyer = await market.Given.Member(canteen, MarketRole.Buyer);
        await Tell(canteen.Id, "甲", null, MarketRole.Buyer);
        await Tell(canteen.Id, "乙", null, MarketRole.Buyer);
        var visitor = await market.As(buyer);
        var page = await visitor.Get("/notices");
        Assert.Contains("2 条未读", page.Text);
        Assert.Equal("2", page.Document.QuerySelector(".site-tools a[href='/notices'] .tool-count")?.TextContent);

        var opened = await visitor.Submit(page, ".inbox form");
        Assert.Equal("/catalogue", opened.Location?.ToString());
        page = await visitor.Get("/notices");
        Assert.Contains("1 条未读", page.Text);
        Assert.Contains("甲", page.Document.QuerySelector(".inbox li")!.TextContent);

        await visitor.Submit(page, "#read-all");
        Assert.DoesNotContain("条未读", (await visitor.Get("/notices")).Text);
    }

    [Fact]
    public async Task Another_persons_notice_is_not_there()
    {
        var canteen = await market.Given.Canteen();
        await market.Given.Member(canteen, MarketRole.Buyer);
        var other = await market.Given.Member(canteen, MarketRole.Receiver);
        await Tell(canteen.Id, "甲", null, MarketRole.Buyer);
        await Tell(canteen.Id, "乙", null, MarketRole.Receiver);
        var foreign = await market.InDb(db => db.Notices.Where(n => n.MemberId != other.Id).Select(n => n.Id).SingleAsync());
        var visitor = await market.As(other);
        var page = await visitor.Get("/notices");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var seen = await visitor.Post($"/notices/{foreign}/open", [new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.NotFound, seen.Status);
        Assert.Equal(2, await market.InDb(db => db.Notices.CountAsync(n => n.ReadAt == null)));
    }

    [Fact]
    public async Task A_notice_is_shown_in_the_language_of_its_reader()
    {
        var canteen = await market.Given.Canteen();
        var buyer = await market.Given.Member(canteen, MarketRole.Buyer);
        await Tell(canteen.Id, "备注", null, MarketRole.Buyer);
        var visitor = await market.As(buyer);
        Assert.Contains("请填写备注。", (await visitor.Get("/notices")).Text);
        visitor.Remember("lang", "c=en|uic=en");
        Assert.Contains("Note", (await visitor.Get("/notices")).Text);
    }

    [Fact]
    public async Task A_mail_waits_in_the_outbox_only_for_a_confirmed_address()
    {
        var canteen = await market.Given.Canteen();
        var confirmed = await market.Given.Member(canteen, MarketRole.Buyer);
        var open = await market.Given.Member(canteen, MarketRole.Buyer);
        await market.InDb(db => db.Members.Where(m => m.Id == confirmed.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Email, "a@example.org").SetProperty(m => m.EmailConfirmed, true)));
        await market.InDb(db => db.Members.Where(m => m.Id == open.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Email, "b@example.org")));

        await Tell(canteen.Id, "甲", null, MarketRole.Buyer);

        var mail = Assert.Single(await market.InDb(db => db.Outbox.ToListAsync()));
        Assert.Equal(("a@example.org", "请填写甲。", "请填写甲。\n\n/catalogue"), (mail.To, mail.Subject, mail.Body));
        Assert.Equal(2, await market.InDb(db => db.Notices.CountAsync()));
    }
}

public sealed class NoticesOnSqlite(SqliteDatabases databases) : NoticesTests(databases);

public sealed class NoticesOnMySql(MySqlDatabases databases) : NoticesTests(databases);
