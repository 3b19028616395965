using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Accounts;

public abstract class SecondStepTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Person person = null!;
    private Visitor owner = null!;
    private byte[] key = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        person = await market.Given.SignedUp(await market.Given.Canteen(), MarketRole.Treasurer);
        owner = await market.As(person);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task With_an_authenticator_the_password_alone_does_not_open()
    {
        await TurnOn();
        market.Clock.Advance(TimeSpan.FromSeconds(30));
        var visitor = market.Anyone();
        var asked = await Password(visitor);
        Assert.Equal("/account/sign-in/code?ReturnUrl=%2Faccount", asked.Location?.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/account")).Status);
        var page = await visitor.Get(asked.Location!.ToString());
        Assert.Contains("验证码不对，还可以再试 4 次。", (await visitor.Submit(page, "form#give-code", ("Code", "000000"))).Text);
        Assert.Equal("/account", (await visitor.Submit(page, "form#give-code", ("Code", Code()))).Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/account")).Status);
    }

    [Fact]
    public async Task A_code_seen_over_the_shoulder_opens_nothing()
    {
        await TurnOn();
        market.Clock.Advance(TimeSpan.FromSeconds(30));
        var (first, second) = (market.Anyone(), market.Anyone());
        await Password(first);
        await Password(second);
        await first.Submit(await first.Get("/account/sign-in/code"), "form#give-code", ("Code", Code()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await second.Submit(await second.Get("/account/sign-in/code"), "form#give-code", ("Code", Code()))).Status);
    }

    [Fact]
    public async Task A_recovery_code_opens_once()
    {
        var codes = await TurnOn();
        Assert.Equal(10, codes.Count);
        Assert.False(await market.InDb(db => db.CommandsDone.AnyAsync(d => d.Answer.Contains(codes[0]))));
        for (var round = 0; round < 2; round++)
        {
            var visitor = market.Anyone();
            await Password(visitor);
            var answer = await visitor.Submit(await visitor.Get("/account/sign-in/code"), "form#give-code", ("Code", codes[0].ToLowerInvariant()));
            Assert.Equal(round == 0 ? HttpStatusCode.Redirect : HttpStatusCode.UnprocessableEntity, answer.Status);
        }
    }

    [Fact]
    public async Task Five_wrong_codes_lock()
    {
        await TurnOn();
        var visitor = market.Anyone();
        await Password(visitor);
        var page = await visitor.Get("/account/sign-in/code");
        for (var i = 0; i < 5; i++) await visitor.Submit(page, "form#give-code", ("Code", "000000"));
        market.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Contains("连续输错 5 次", (await visitor.Submit(page, "form#give-code", ("Code", Code()))).Text);
    }

    [Fact]
    public async Task Without_the_password_nobody_is_asked_for_a_code()
    {
        await TurnOn();
        Assert.Equal("/account/sign-in", (await market.Anyone().Get("/account/sign-in/code")).Location?.ToString());
    }

    [Fact]
    public async Task Turning_it_off_asks_for_the_password()
    {
        await TurnOn();
        var page = await owner.Get("/account/two-factor");
        var token = page.Document.QuerySelector("form#recovery-codes input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Off("nonsense-1")).Status);
        Assert.Equal("/account/two-factor", (await Off(Given.Password)).Location?.ToString());
        Assert.Equal("/account", (await Password(market.Anyone())).Location?.ToString());

        Task<Seen> Off(string password) => owner.Post("/account/two-factor/disable", [new("__RequestVerificationToken", token), new("Current", password)]);
    }

    [Fact]
    public async Task A_wrong_first_code_turns_nothing_on()
    {
        await owner.Submit(await owner.Get("/account/two-factor"), "form#begin");
        var answer = await owner.Submit(await owner.Get("/account/two-factor"), "form#enable", ("Code", "000000"));
        Assert.Contains("验证码不对", answer.Text);
        Assert.Equal("/account", (await Password(market.Anyone())).Location?.ToString());
        Assert.StartsWith("data:image/png;base64,", answer.Document.QuerySelector("img[alt='两步验证的二维码']")!.GetAttribute("src"));
    }

    private async Task<IReadOnlyList<string>> TurnOn()
    {
        await owner.Submit(await owner.Get("/account/two-factor"), "form#begin");
        var page = await owner.Get("/account/two-factor");
        key = Decode(page.Document.QuerySelector("#key")!.TextContent);
        // The key lies encrypted.
        Assert.False(await market.InDb(db => db.SecondFactors.AnyAsync(f => f.ProtectedKey.Contains(Convert.ToBase64String(key)))));
        var shown = await owner.Submit(page, "form#enable", ("Code", Code()));
        return [.. shown.Document.QuerySelectorAll("#codes li").Select(li => li.TextContent)];
    }

    private string Code() => AuthenticatorCode.At(key, AuthenticatorCode.StepAt(market.Clock.Now()));

    private async Task<Seen> Password(Visitor visitor) =>
        await visitor.Submit(await visitor.Get("/account/sign-in"), "form#sign-in", ("Name", person.UserName), ("Password", Given.Password), ("ReturnUrl", "/account"));

    private static byte[] Decode(string readable)
    {
        var bits = string.Concat(readable.Where(char.IsLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}

public sealed class SecondStepOnSqlite(SqliteDatabases databases) : SecondStepTests(databases);

public sealed class SecondStepOnMySql(MySqlDatabases databases) : SecondStepTests(databases);
