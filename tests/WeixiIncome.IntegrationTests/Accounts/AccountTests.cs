using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Accounts;

public abstract class AccountTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task A_person_changes_their_name_and_phone_number()
    {
        var person = await market.Given.Member(await market.Given.Canteen(), MarketRole.Buyer);
        var visitor = await market.As(person);
        var answer = await visitor.Submit(await visitor.Get("/account"), "form#profile", ("DisplayName", "和志强"), ("Phone", "139 0887 0001"), ("Mail", ""));
        Assert.Equal("/account", answer.Location?.ToString());
        Assert.Contains("和志强", (await visitor.Get("/account")).Document.QuerySelector("header")!.TextContent);
        Assert.Equal("13908870001", await market.InDb(db => db.Members.Where(m => m.Id == person.Id).Select(m => m.PhoneNumber).SingleAsync()));
    }

    [Fact]
    public async Task A_mail_address_counts_once_its_link_was_followed_by_its_owner()
    {
        var canteen = await market.Given.Canteen();
        var person = await market.Given.Member(canteen, MarketRole.Buyer);
        var (visitor, stranger) = (await market.As(person), await market.As(await market.Given.Member(canteen, MarketRole.Buyer)));
        await visitor.Submit(await visitor.Get("/account"), "form#profile", ("DisplayName", "和志强"), ("Mail", "he@example.org"));
        Assert.Contains("邮箱还没有确认", (await visitor.Get("/account")).Text);
        var link = (await market.InDb(db => db.Outbox.SingleAsync(m => m.To == "he@example.org"))).Body.Split('\n')[^1];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.Submit(await stranger.Get(link), "form#confirm-mail")).Status);
        Assert.Equal("/account", (await visitor.Submit(await visitor.Get(link), "form#confirm-mail")).Location?.ToString());
        Assert.True(await market.InDb(db => db.Members.Where(m => m.Id == person.Id).Select(m => m.EmailConfirmed).SingleAsync()));
        await visitor.Submit(await visitor.Get("/account"), "form#profile", ("Mail", "other@example.org"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Submit(await visitor.Get(link), "form#confirm-mail")).Status);
    }

    [Fact]
    public async Task A_phone_number_belongs_to_one_account()
    {
        var canteen = await market.Given.Canteen();
        await market.Given.SignedUp(canteen, MarketRole.Buyer, "13908870002");
        var visitor = await market.As(await market.Given.Member(canteen, MarketRole.Buyer));
        var answer = await visitor.Submit(await visitor.Get("/account"), "form#profile", ("DisplayName", "和志强"), ("Phone", "13908870002"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("这个手机号已经是另一个账号的。", answer.Text);
        Assert.Contains("13908870002", answer.Html);
    }

    [Fact]
    public async Task A_person_with_several_organisations_chooses_for_which_to_act()
    {
        var (first, second) = (await market.Given.Canteen("一中食堂"), await market.Given.Cooperative("启别合作社"));
        var person = await market.Given.Member(first, MarketRole.Buyer);
        await market.Given.AlsoHolds(person, second, MarketRole.CooperativeClerk);
        var visitor = await market.As(person);
        var page = await visitor.Get("/account");
        var other = Acting(page) == "一中食堂" ? second : first;
        await visitor.Submit(page, $"form#act-for-{other.Id:N}");
        Assert.Equal(other.Name, Acting(await visitor.Get("/account")));
        // The minute's look at the stamp makes a new principal: the choice stays.
        market.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(other.Name, Acting(await visitor.Get("/account")));
    }

    [Fact]
    public async Task Nobody_acts_for_an_organisation_that_is_not_theirs()
    {
        var (first, second, foreign) = (await market.Given.Canteen(), await market.Given.Cooperative(), await market.Given.Cooperative());
        var person = await market.Given.Member(first, MarketRole.Buyer);
        await market.Given.AlsoHolds(person, second, MarketRole.CooperativeClerk);
        var visitor = await market.As(person);
        var answer = await visitor.Submit(await visitor.Get("/account"), "form[id^=act-for-]", ("organisationId", foreign.Id.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task A_new_password_ends_other_sign_ins_within_a_minute()
    {
        var person = await market.Given.SignedUp(await market.Given.Canteen(), MarketRole.Buyer);
        var (here, elsewhere) = (await market.As(person), await market.As(person));
        var page = await here.Get("/account/password");
        var answer = await here.Submit(page, "form#change-password", ("Current", Given.Password), ("Password", "澜沧江边的老水车"));
        Assert.Equal("/account", answer.Location?.ToString());
        market.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.Get("/account")).Status);
    }

    [Theory]
    [InlineData("short", "密码至少 8 位。")]
    [InlineData("Password123", "这个密码太常见")]
    [InlineData("abcdefghijkl", "这个密码太常见")]
    [InlineData("88888888", "这个密码太常见")]
    public async Task A_password_that_everybody_tries_first_is_refused(string password, string sentence)
    {
        var visitor = await market.As(await market.Given.SignedUp(await market.Given.Canteen(), MarketRole.Buyer));
        var answer = await visitor.Submit(await visitor.Get("/account/password"), "form#change-password", ("Current", Given.Password), ("Password", password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(sentence, answer.Text);
    }

    [Fact]
    public async Task The_present_password_is_asked_with_five_tries()
    {
        var visitor = await market.As(await market.Given.SignedUp(await market.Given.Canteen(), MarketRole.Buyer));
        var page = await visitor.Get("/account/password");
        Seen answer = page;
        for (var i = 0; i < 6; i++) answer = await visitor.Submit(page, "form#change-password", ("Current", "nonsense-1"), ("Password", "澜沧江边的老水车"));
        Assert.Contains("连续输错 5 次", answer.Text);
    }

    [Fact]
    public async Task An_organisation_that_is_not_active_gives_no_permissions()
    {
        var cooperative = await market.Given.Cooperative("启别合作社");
        var visitor = await market.As(await market.Given.Member(cooperative, MarketRole.CooperativeClerk));
        Assert.Contains("供货工作台", (await visitor.Get("/account")).Text);
        await market.InDb(async db =>
        {
            (await db.Organisations.Include(o => o.Steps).SingleAsync(o => o.Id == cooperative.Id)).Suspend(Guid.NewGuid(), "证照过期", market.Given.Now);
            await db.SaveChangesAsync();
        });
        var page = await visitor.Get("/account");
        Assert.DoesNotContain("供货工作台", page.Text);
        Assert.Contains("已暂停", page.Text);
    }

    private static string? Acting(Seen page) => page.Document.QuerySelectorAll("#organisations li").Single(li => li.TextContent.Contains("当前", StringComparison.Ordinal)).QuerySelector("span.grow")?.FirstChild?.TextContent.Trim();
}

public sealed class AccountOnSqlite(SqliteDatabases databases) : AccountTests(databases);

public sealed class AccountOnMySql(MySqlDatabases databases) : AccountTests(databases);
