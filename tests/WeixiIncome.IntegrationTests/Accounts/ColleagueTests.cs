using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Accounts;

public abstract class ColleagueTests(IDatabases databases) : IAsyncLifetime
{
    private const string Home = "/account/colleagues";
    private Market market = null!;
    private Organisation canteen = null!;
    private Person approver = null!;
    private Visitor manager = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        canteen = await market.Given.Canteen("一中食堂");
        approver = await market.Given.SignedUp(canteen, MarketRole.Approver);
        manager = await market.As(approver);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task A_colleague_joins_by_a_link_that_works_once()
    {
        var link = await Invite("杨丽", "Receiver");
        var colleague = market.Anyone();
        var second = market.Anyone();
        var (page, other) = (await colleague.Get(link), await second.Get(link));
        Assert.Contains("一中食堂邀请您", page.Text);
        Assert.Equal("杨丽", page.Document.QuerySelector("#DisplayName")!.GetAttribute("value"));
        Assert.Contains("密码至少 8 位", (await colleague.Submit(page, "form#accept", ("UserName", "yangli"), ("Password", "short"))).Text);
        var answer = await colleague.Submit(page, "form#accept", ("UserName", "yangli"), ("Password", Given.Password));
        Assert.Equal("/account", answer.Location?.ToString());
        Assert.Contains("验收员", (await colleague.Get("/account")).Text);
        Assert.Contains("杨丽接受了您的邀请", (await manager.Get("/notices")).Text);
        Assert.Contains("已接受", (await market.Anyone().Get(link)).Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await second.Submit(other, "form#accept", ("UserName", "other"), ("Password", Given.Password))).Status);
        Assert.Equal(0, await market.InDb(db => db.Members.CountAsync(m => m.UserName == "other")));
    }

    [Fact]
    public async Task A_code_is_shown_once_and_kept_nowhere()
    {
        var page = await manager.Get(Home);
        var shown = await manager.Submit(page, "form#invite", ("DisplayName", "杨丽"), ("Role", "Receiver"));
        var code = shown.Document.QuerySelector("#invitation-link")!.TextContent.Split('/')[^1];
        Assert.Contains("链接只显示一次", (await manager.Submit(page, "form#invite", ("DisplayName", "杨丽"), ("Role", "Receiver"))).Text);
        Assert.Equal(1, await market.InDb(db => db.Invitations.CountAsync()));
        Assert.False(await market.InDb(db => db.CommandsDone.AnyAsync(d => d.Answer.Contains(code))));
        Assert.False(await market.InDb(db => db.Invitations.AnyAsync(i => i.Digest == code)));
    }

    [Fact]
    public async Task A_withdrawn_or_old_invitation_opens_nothing()
    {
        var (first, second) = (await Invite("杨丽", "Receiver"), await Invite("和平", "Receiver"));
        var page = await manager.Get(Home);
        await manager.Submit(page, "form[id^=withdraw-]");
        market.Clock.Advance(TimeSpan.FromDays(15));
        foreach (var link in (string[])[first, second])
            Assert.Null((await market.Anyone().Get(link)).Document.QuerySelector("form#accept"));
        Assert.Equal(HttpStatusCode.NotFound, (await market.Anyone().Get("/account/invitation/NOSUCHCODE")).Status);
    }

    [Fact]
    public async Task Somebody_with_an_account_gets_a_post_and_loses_it_at_once()
    {
        var other = await market.Given.SignedUp(await market.Given.Cooperative(), MarketRole.CooperativeClerk, "13908870003");
        var page = await manager.Get(Home);
        Assert.Equal(Home, (await manager.Submit(page, "form#give", ("Who", "139 0887 0003"), ("Role", "Buyer"))).Location?.ToString());
        Assert.Contains("已经是采购员", (await manager.Submit(await manager.Get(Home), "form#give", ("Who", "13908870003"), ("Role", "Buyer"))).Text);
        var visitor = await market.As(other);
        Assert.Contains("一中食堂请您担任采购员", (await visitor.Get("/notices")).Text);
        await visitor.Submit(await visitor.Get("/account"), $"form#act-for-{canteen.Id:N}");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get(Home)).Status);

        var post = await Post(other, MarketRole.Buyer);
        await manager.Submit(await manager.Get(Home), $"form#end-{post:N}");
        Assert.DoesNotContain("一中食堂", (await visitor.Get("/account")).Document.QuerySelector("#organisations")!.TextContent);
        var kept = await market.InDb(db => db.Memberships.SingleAsync(m => m.Id == post));
        Assert.Equal((approver.Id, new DateOnly(2026, 11, 19)), (kept.EndedBy!.Value, kept.To!.Value));
        Assert.Contains("已结束的岗位（1）", (await manager.Get(Home)).Text);
    }

    [Fact]
    public async Task An_unknown_name_gets_a_sentence_and_stays_in_the_form()
    {
        var answer = await manager.Submit(await manager.Get(Home), "form#give", ("Who", "nobody.there"), ("Role", "Buyer"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("没有用户名或手机号是“nobody.there”的账号", answer.Text);
        Assert.Equal("nobody.there", answer.Document.QuerySelector("form#give #Who")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_last_post_that_manages_colleagues_stays()
    {
        var answer = await manager.Submit(await manager.Get(Home), $"form#end-{await Post(approver, MarketRole.Approver):N}");
        Assert.Contains("请先让别人接任", answer.Text);
        var other = await market.Given.Member(canteen, MarketRole.Approver);
        Assert.Equal(Home, (await manager.Submit(await manager.Get(Home), $"form#end-{await Post(other, MarketRole.Approver):N}")).Location?.ToString());
    }

    /// <summary>Each looks, sees the other, and ends: without the organisation's version both would go through.</summary>
    [Fact]
    public async Task Two_who_end_each_other_at_once_do_not_leave_nobody()
    {
        var other = await market.Given.Member(canteen, MarketRole.Approver);
        var second = await market.As(other);
        var (pageOne, pageTwo) = (await manager.Get(Home), await second.Get(Home));
        var (postOne, postTwo) = (await Post(approver, MarketRole.Approver), await Post(other, MarketRole.Approver));
        await Task.WhenAll(manager.Submit(pageOne, $"form#end-{postTwo:N}"), second.Submit(pageTwo, $"form#end-{postOne:N}"));
        var today = new DateOnly(2026, 11, 20);
        Assert.Equal(1, await market.InDb(db => db.Memberships.CountAsync(m => m.OrganisationId == canteen.Id && m.Role == MarketRole.Approver && (m.To == null || m.To >= today))));
    }

    [Fact]
    public async Task A_buyer_manages_nobody_unless_nobody_else_does()
    {
        var buyer = await market.As(await market.Given.Member(canteen, MarketRole.Buyer));
        var page = await buyer.Get(Home);
        Assert.Null(page.Document.QuerySelector("form#invite"));
        Assert.Equal(HttpStatusCode.NotFound, (await Forced(buyer, page, "invite", ("OrganisationId", canteen.Id.ToString()), ("DisplayName", "x"), ("Role", "Approver"))).Status);
        var lonely = await market.As(await market.Given.Member(await market.Given.Canteen(), MarketRole.Buyer));
        Assert.NotNull((await lonely.Get(Home)).Document.QuerySelector("form#invite"));
    }

    [Fact]
    public async Task Another_organisations_people_are_not_there()
    {
        var foreign = await market.Given.Canteen("二中食堂");
        var stranger = await market.Given.SignedUp(foreign, MarketRole.Buyer);
        var page = await manager.Get(Home);
        (string, (string, string)[])[] forms =
        [
            ("invite", [("OrganisationId", foreign.Id.ToString()), ("DisplayName", "x"), ("Role", "Buyer")]),
            ("give", [("OrganisationId", foreign.Id.ToString()), ("Who", approver.UserName), ("Role", "Approver")]),
            ("end", [("Id", (await Post(stranger, MarketRole.Buyer)).ToString())]),
            ("reset-code", [("MemberId", stranger.Id.ToString())]),
        ];
        foreach (var (act, fields) in forms) Assert.Equal(HttpStatusCode.NotFound, (await Forced(manager, page, act, fields)).Status);
    }

    [Fact]
    public async Task A_reset_code_sets_a_new_password_once_within_a_day()
    {
        var buyer = await market.Given.SignedUp(canteen, MarketRole.Buyer);
        var stolen = await market.As(buyer);
        var code = await IssueCode(buyer);
        Assert.Contains("开了一个密码重置码", (await stolen.Get("/notices")).Text);
        Assert.False(await market.InDb(db => db.ResetCodes.AnyAsync(c => c.Digest.Contains(code) || c.Digest == code.Replace("-", ""))));
        Assert.False(await market.InDb(db => db.CommandsDone.AnyAsync(d => d.Answer.Contains(code))));

        Assert.Contains("用户名或重置码不对", (await Reset(buyer.UserName, "WRONG-CODE", "澜沧江边的老水车")).Text);
        Assert.Contains("用户名或重置码不对", (await Reset("nobody.there", code, "澜沧江边的老水车")).Text);
        Assert.Equal("/account/sign-in", (await Reset(buyer.UserName, code.ToLowerInvariant(), "澜沧江边的老水车")).Location?.ToString());
        Assert.Contains("用户名或重置码不对", (await Reset(buyer.UserName, code, "又一个老水车密码")).Text);
        market.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Redirect, (await stolen.Get("/account")).Status);
        var visitor = market.Anyone();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Submit(await visitor.Get("/account/sign-in"), "form#sign-in", ("Name", buyer.UserName), ("Password", "澜沧江边的老水车"))).Status);
    }

    [Fact]
    public async Task An_old_or_replaced_reset_code_is_void()
    {
        var buyer = await market.Given.SignedUp(canteen, MarketRole.Buyer);
        var (first, second) = (await IssueCode(buyer), await IssueCode(buyer));
        Assert.Contains("用户名或重置码不对", (await Reset(buyer.UserName, first, "澜沧江边的老水车")).Text);
        market.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Contains("用户名或重置码不对", (await Reset(buyer.UserName, second, "澜沧江边的老水车")).Text);
    }

    [Fact]
    public async Task Whoever_holds_a_post_elsewhere_gets_a_code_only_from_an_administrator()
    {
        var buyer = await market.Given.SignedUp(canteen, MarketRole.Buyer);
        await market.Given.AlsoHolds(buyer, await market.Given.Cooperative(), MarketRole.CooperativeClerk);
        var page = await manager.Get(Home);
        Assert.Contains("请由平台管理员开重置码", (await manager.Submit(page, $"form#reset-{await Post(buyer, MarketRole.Buyer):N}")).Text);
    }

    private async Task<string> IssueCode(Person person)
    {
        var shown = await manager.Submit(await manager.Get(Home), $"form#reset-{await Post(person, MarketRole.Buyer):N}");
        return shown.Document.QuerySelector("#one-time-code")!.TextContent.Trim();
    }

    private async Task<Seen> Reset(string name, string code, string password)
    {
        var visitor = market.Anyone();
        return await visitor.Submit(await visitor.Get("/account/reset"), "form#reset", ("Name", name), ("Code", code), ("Password", password));
    }

    private async Task<string> Invite(string name, string role)
    {
        var shown = await manager.Submit(await manager.Get(Home), "form#invite", ("DisplayName", name), ("Role", role));
        return new Uri(shown.Document.QuerySelector("#invitation-link")!.TextContent).AbsolutePath;
    }

    private Task<Guid> Post(Person person, MarketRole role) => market.InDb(db => db.Memberships.Where(m => m.MemberId == person.Id && m.Role == role && m.EndedAt == null).Select(m => m.Id).SingleAsync());

    private static Task<Seen> Forced(Visitor visitor, Seen page, string act, params (string, string)[] fields) => visitor.Post($"{Home}/{act}",
        [new("__RequestVerificationToken", page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), .. fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))]);
}

public sealed class ColleagueOnSqlite(SqliteDatabases databases) : ColleagueTests(databases);

public sealed class ColleagueOnMySql(MySqlDatabases databases) : ColleagueTests(databases);
