using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Accounts;

public abstract class SignInTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Person person = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        person = await market.Given.SignedUp(await market.Given.Canteen("一中食堂"), MarketRole.Buyer, "13988701234");
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("13988701234")]
    [InlineData("+86 139-8870-1234")]
    public async Task A_person_signs_in_by_user_name_or_phone_number(string? typed)
    {
        var visitor = market.Anyone();
        var seen = await SignIn(visitor, typed ?? person.UserName.ToUpperInvariant(), Given.Password, "/account");
        Assert.Equal("/account", seen.Location?.ToString());
        Assert.Contains("一中食堂", (await visitor.Get("/account")).Text);
    }

    [Fact]
    public async Task A_wrong_password_gets_the_same_answer_as_an_unknown_name()
    {
        var wrong = await SignIn(market.Anyone(), person.UserName, "nonsense-1");
        var unknown = await SignIn(market.Anyone(), "nobody.of.that.name", "nonsense-1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(Errors(wrong), Errors(unknown));
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Contains("用户名或密码不对，还可以再试 4 次。", Errors(wrong));
        Assert.DoesNotContain("nonsense-1", wrong.Html);
        Assert.Contains(person.UserName, wrong.Html);
    }

    [Fact]
    public async Task Looking_up_an_unknown_name_asks_the_database_as_much_as_a_known_one()
    {
        async Task<int> Cost(string name)
        {
            var visitor = market.Anyone();
            var page = await visitor.Get("/account/sign-in");
            market.Queries.Reset();
            await visitor.Submit(page, "form#sign-in", ("Name", name), ("Password", "nonsense-1"));
            return market.Queries.Count;
        }
        await Cost("warm.up");
        Assert.Equal(await Cost(person.UserName), await Cost("nobody.of.that.name"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Five_wrong_tries_lock_for_fifteen_minutes_whether_the_name_exists_or_not(bool exists)
    {
        var name = exists ? person.UserName : "nobody.of.that.name";
        for (var i = 0; i < 5; i++) await SignIn(market.Anyone(), name, "nonsense-1");
        var locked = await SignIn(market.Anyone(), name, Given.Password);
        Assert.Contains("连续输错 5 次，已经锁定。请在 2026年11月20日 10:15 以后再试", Errors(locked));
        market.Clock.Advance(TimeSpan.FromMinutes(16));
        var later = await SignIn(market.Anyone(), name, Given.Password);
        Assert.Equal(exists ? HttpStatusCode.Redirect : HttpStatusCode.UnprocessableEntity, later.Status);
    }

    /// <summary>Read, compare, write would let them all through: seen with Identity's own counter, which lost 11 of 12.</summary>
    [Fact]
    public async Task Many_tries_at_once_are_no_more_than_one_after_another()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SignIn(market.Anyone(), person.UserName, "nonsense-1")));
        Assert.Equal(4, seen.Count(s => Errors(s).Contains("还可以再试", StringComparison.Ordinal)));
        Assert.Equal(5, await market.InDb(db => db.SignInAttempts.Where(a => a.Id == person.Id).Select(a => a.Failures).SingleAsync()));
    }

    [Fact]
    public async Task A_right_password_forgets_earlier_mistakes()
    {
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 3; i++) await SignIn(market.Anyone(), person.UserName, "nonsense-1");
            Assert.Equal(HttpStatusCode.Redirect, (await SignIn(market.Anyone(), person.UserName, Given.Password)).Status);
        }
    }

    [Fact]
    public async Task A_blocked_member_does_not_sign_in_and_is_out_within_a_minute()
    {
        var visitor = market.Anyone();
        await SignIn(visitor, person.UserName, Given.Password);
        await market.InDb(async db =>
        {
            (await db.Members.SingleAsync(m => m.Id == person.Id)).Suspend("离职");
            await db.SaveChangesAsync();
        });
        market.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/account")).Status);
        Assert.Contains("这个账号已停用", Errors(await SignIn(market.Anyone(), person.UserName, Given.Password)));
    }

    [Fact]
    public async Task A_copied_cookie_is_dead_a_minute_after_signing_out()
    {
        var (owner, thief) = (market.Anyone(), market.Anyone());
        await SignIn(owner, person.UserName, Given.Password);
        thief.CopyCookies(owner);
        Assert.Equal(HttpStatusCode.OK, (await thief.Get("/account")).Status);
        var account = await owner.Get("/account");
        Assert.Equal("/", (await owner.Submit(account, "form[action='/account/sign-out']")).Location?.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await owner.Get("/account")).Status);
        market.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Redirect, (await thief.Get("/account")).Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task After_signing_in_nobody_is_led_to_another_site(string address) =>
        Assert.Equal("/", (await SignIn(market.Anyone(), person.UserName, Given.Password, address)).Location?.ToString());

    [Fact]
    public async Task Too_many_tries_from_one_address_are_refused()
    {
        var visitor = market.Anyone();
        var page = await visitor.Get("/account/sign-in");
        var last = page;
        for (var i = 0; i < 61; i++) last = await visitor.Submit(page, "form#sign-in", ("Name", $"somebody{i}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, last.Status);
        Assert.Contains("操作太频繁", last.Text);
    }

    [Fact]
    public async Task The_language_is_the_persons_choice_and_leads_back_only_here()
    {
        var visitor = market.Anyone();
        var page = await visitor.Get("/account/sign-in");
        var answer = await visitor.Submit(page, "form[action='/account/language']", ("culture", "en"), ("returnUrl", "/account/sign-in?culture=zh-CN"));
        Assert.Equal("/account/sign-in", answer.Location?.ToString());
        Assert.Contains("Sign in", (await visitor.Get("/account/sign-in")).Text);
        Assert.Equal("/", (await visitor.Submit(page, "form[action='/account/language']", ("culture", "en"), ("returnUrl", "//evil.example"))).Location?.ToString());
    }

    [Fact]
    public async Task An_account_made_by_the_framework_keeps_the_rules_for_passwords()
    {
        await using var scope = market.Services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<Member>>();
        Assert.False((await members.CreateAsync(Member.Join("demo@weixi", "演示", null, null, market.Given.Now), "weixi123456")).Succeeded);
        Assert.True((await members.CreateAsync(Member.Join("demo@weixi", "演示", null, null, market.Given.Now), Given.Password)).Succeeded);
        Assert.Equal(HttpStatusCode.Redirect, (await SignIn(market.Anyone(), "demo@weixi", Given.Password)).Status);
    }

    private static async Task<Seen> SignIn(Visitor visitor, string name, string password, string? returnUrl = null)
    {
        var page = await visitor.Get("/account/sign-in");
        return await visitor.Submit(page, "form#sign-in", ("Name", name), ("Password", password), ("ReturnUrl", returnUrl));
    }

    private static string Errors(Seen seen) => seen.Document.QuerySelector(".form-errors")?.TextContent ?? "";
}

public sealed class SignInOnSqlite(SqliteDatabases databases) : SignInTests(databases);

public sealed class SignInOnMySql(MySqlDatabases databases) : SignInTests(databases);
