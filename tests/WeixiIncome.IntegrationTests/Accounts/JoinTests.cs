using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Accounts;

public abstract class JoinTests(IDatabases databases) : IAsyncLifetime
{
    private const string OtherTownship = "533423103";
    private Market market = null!;
    private Organisation county = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        county = await market.Given.Organisation(OrganisationKind.CountyDepartment, "县乡村振兴局");
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task A_cooperative_joins_by_check_recommendation_and_approval_of_another_person()
    {
        var applicant = market.Anyone();
        var officer = await market.As(await Officer(Given.Township));
        var (first, second) = (await market.As(await Supervisor()), await market.As(await Supervisor()));
        var id = await Apply(applicant);
        Assert.Contains("待乡镇核查", (await applicant.Get("/join/application")).Text);
        Assert.Contains("启别糯山药合作社", (await officer.Get("/notices")).Text);

        await Step(officer, id, "check", "实地看过");
        await Step(first, id, "recommend");
        Assert.Contains("推荐和批准要由两个人分别办理", (await Post(first, id, "approve")).Text);
        await Step(second, id, "approve");

        var page = await applicant.Get("/join/application");
        Assert.Contains("实地看过", page.Text);
        Assert.Contains("供货工作台", page.Text);
        Assert.Equal(OrganisationStatus.Active, await Status(id));
        Assert.Contains("入驻申请已批准", (await applicant.Get("/notices")).Text);
    }

    [Fact]
    public async Task Another_township_does_not_see_the_application()
    {
        var id = await Apply(market.Anyone());
        var (here, there) = (await market.As(await Officer(Given.Township)), await market.As(await Officer(OtherTownship)));
        Assert.Equal(HttpStatusCode.NotFound, (await there.Get($"/oversight/applications/{id}")).Status);
        Assert.DoesNotContain("启别糯山药合作社", (await there.Get("/oversight/applications")).Text);
        var form = await here.Get($"/oversight/applications/{id}");
        Assert.Equal(HttpStatusCode.NotFound, (await Forced(there, await there.Get("/account"), id, "check", "")).Status);
        Assert.Equal(OrganisationStatus.AwaitingTownship, await Status(id));
        Assert.Equal(HttpStatusCode.OK, form.Status);
    }

    [Fact]
    public async Task Only_whose_turn_it_is_moves_an_application()
    {
        var id = await Apply(market.Anyone());
        var officer = await market.As(await Officer(Given.Township));
        var supervisor = await market.As(await Supervisor());
        Assert.Null((await supervisor.Get($"/oversight/applications/{id}")).Document.QuerySelector("form#recommend"));
        await Step(officer, id, "check");
        var page = await officer.Get($"/oversight/applications/{id}");
        Assert.Null(page.Document.QuerySelector("form#return"));
        Assert.Equal(HttpStatusCode.NotFound, (await Forced(officer, page, id, "return", "想退")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Forced(officer, page, id, "recommend", "")).Status);
        Assert.Equal(OrganisationStatus.AwaitingRecommendation, await Status(id));
    }

    [Fact]
    public async Task A_returned_application_is_mended_and_sent_again()
    {
        var applicant = market.Anyone();
        var officer = await market.As(await Officer(Given.Township));
        var id = await Apply(applicant);
        Assert.Contains("退回原因", (await Post(officer, id, "return")).Text);
        await Step(officer, id, "return", "名称与执照不一致");
        var page = await applicant.Get("/join/application");
        Assert.Contains("申请被退回：名称与执照不一致", page.Text);
        var answer = await applicant.Submit(page, "form#apply-again", ("Name", "启别糯山药种植合作社"));
        Assert.Equal("/join/application", answer.Location?.ToString());
        Assert.Equal(OrganisationStatus.AwaitingTownship, await Status(id));
        Assert.Contains("启别糯山药种植合作社", (await officer.Get("/oversight/applications")).Text);
        // A second post of the same page meets a newer version.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await applicant.Submit(page, "form#apply-again", ("Name", "又一个名字"))).Status);
    }

    [Fact]
    public async Task The_same_form_posted_twice_makes_one_application()
    {
        var (page, fields) = (await market.Anyone().Get("/join"), Filled());
        var visitor = market.Anyone();
        page = await visitor.Get("/join");
        var answers = await Task.WhenAll(visitor.Submit(page, "form#join", fields), visitor.Submit(page, "form#join", fields));
        Assert.All(answers, answer => Assert.Equal("/join/application", answer.Location?.ToString()));
        Assert.Equal(1, await market.InDb(db => db.Organisations.CountAsync(o => o.Kind == OrganisationKind.Cooperative)));
    }

    [Theory]
    [InlineData("CreditCode", "91350100M000100Y44", "校验位不对")]
    [InlineData("CreditCode", "9135010", "应为 18 位，现在是 7 位")]
    [InlineData("AreaCode", "533401", "请选择所在的乡镇或村（社区）。")]
    [InlineData("Password", "12345678", "这个密码太常见")]
    [InlineData("UserName", "13988701234", "用户名不能全是数字")]
    [InlineData("Phone", "12345", "“12345”不是有效的手机号")]
    [InlineData("Name", "", "请填写名称。")]
    public async Task A_wrong_application_gets_a_sentence_and_keeps_what_was_typed(string field, string typed, string sentence)
    {
        var visitor = market.Anyone();
        var answer = await visitor.Submit(await visitor.Get("/join"), "form#join", [.. Filled().Where(f => f.Item1 != field), (field, typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(sentence, answer.Document.QuerySelector(".form-errors")?.TextContent);
        Assert.Contains("和阿秀", answer.Html);
        Assert.Equal(0, await market.InDb(db => db.Members.CountAsync(m => m.UserName == "hexiu")));
        Assert.Equal(0, await market.InDb(db => db.Organisations.CountAsync(o => o.Kind == OrganisationKind.Cooperative)));
    }

    [Fact]
    public async Task A_credit_code_is_registered_once_and_a_user_name_too()
    {
        var existing = await market.Given.Cooperative("老合作社");
        var visitor = market.Anyone();
        var answer = await visitor.Submit(await visitor.Get("/join"), "form#join", [.. Filled().Where(f => f.Item1 != "CreditCode"), ("CreditCode", existing.CreditCode)]);
        Assert.Contains("已经登记过", answer.Text);
        await Apply(market.Anyone());
        answer = await visitor.Submit(await visitor.Get("/join"), "form#join", Filled());
        Assert.Contains("用户名“hexiu”已经有人用了", answer.Text);
    }

    [Fact]
    public async Task An_applicant_has_no_permissions_before_the_approval()
    {
        var applicant = market.Anyone();
        await Apply(applicant);
        Assert.DoesNotContain("供货工作台", (await applicant.Get("/account")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await applicant.Get("/oversight/applications")).Status);
    }

    [Fact]
    public async Task An_individual_signs_up_and_binds_to_their_unit()
    {
        var canteen = await market.Given.Canteen("一中食堂");
        var visitor = market.Anyone();
        var answer = await visitor.Submit(await visitor.Get("/join/person"), "form#join-person",
            ("DisplayName", "李桂花"), ("UserName", "李桂花"), ("AreaCode", "533423"), ("Password", Given.Password));
        Assert.Equal("/", answer.Location?.ToString());
        var page = await visitor.Get("/account");
        Assert.Contains("个人买家", page.Text);
        await visitor.Submit(page, "form#home-unit", ("unitId", canteen.Id.ToString()));
        Assert.Equal(canteen.Id, await market.InDb(db => db.Organisations.Where(o => o.Kind == OrganisationKind.Person).Select(o => o.HomeUnitId).SingleAsync()));
        var cooperative = await market.Given.Cooperative();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Submit(page, "form#home-unit", ("unitId", cooperative.Id.ToString()))).Status);
    }

    [Fact]
    public async Task A_clerk_changes_the_bank_account_and_a_buyer_cannot()
    {
        var cooperative = await market.Given.Cooperative();
        var clerk = await market.As(await market.Given.Member(cooperative, MarketRole.CooperativeClerk));
        var treasurer = await market.As(await market.Given.Member(cooperative, MarketRole.Treasurer));
        var page = await clerk.Get("/account/organisation");
        Assert.Equal("/account/organisation", (await clerk.Submit(page, "form#bank-account", ("BankAccountNumber", "5300 1111 2222 3333"))).Location?.ToString());
        Assert.Contains("修改了收款账户，尾号 3333", (await treasurer.Get("/notices")).Text);
        Assert.Contains("刚刚被别人修改过", (await clerk.Submit(page, "form#bank-account", ("BankAccountNumber", "5300111122224444"))).Text);
        Assert.Contains("银行账号应为 8 至 32 位数字。", (await clerk.Submit(await clerk.Get("/account/organisation"), "form#bank-account", ("BankAccountNumber", "12AB"))).Text);
        var buyer = await market.As(await market.Given.Member(await market.Given.Canteen(), MarketRole.Buyer));
        var own = await buyer.Get("/account/organisation");
        Assert.Null(own.Document.QuerySelector("form#bank-account"));
        Assert.Equal(HttpStatusCode.NotFound, (await Forced(buyer, own, Guid.Empty, "bank-account", "", "/account/organisation/bank-account",
            ("Version", "1"), ("AccountName", "x"), ("BankName", "y"), ("BankAccountNumber", "12345678"))).Status);
    }

    [Fact]
    public async Task The_list_of_applications_costs_the_same_for_one_and_for_many()
    {
        var officer = await market.As(await Officer(Given.Township));
        await Apply(market.Anyone());
        async Task<int> Cost()
        {
            market.Queries.Reset();
            await officer.Get("/oversight/applications");
            return market.Queries.Count;
        }
        await Cost();
        var one = await Cost();
        for (var i = 0; i < 5; i++) await Apply(market.Anyone(), $"applicant{i}");
        Assert.Equal(one, await Cost());
    }

    private async Task<Person> Officer(string township) => await market.Given.Member(await market.Given.Organisation(OrganisationKind.Township, area: township), MarketRole.TownshipOfficer);

    private Task<Person> Supervisor() => market.Given.Member(county, MarketRole.CountySupervisor);

    private Task<OrganisationStatus> Status(Guid id) => market.InDb(db => db.Organisations.Where(o => o.Id == id).Select(o => o.Status).SingleAsync());

    private async Task<Guid> Apply(Visitor visitor, string userName = "hexiu")
    {
        var answer = await visitor.Submit(await visitor.Get("/join"), "form#join", Filled(userName));
        Assert.True(answer.Location is not null, answer.Document.QuerySelector(".form-errors")?.TextContent);
        return await market.InDb(db => db.Organisations.OrderByDescending(o => o.JoinedAt).ThenByDescending(o => o.Id).Where(o => o.Status == OrganisationStatus.AwaitingTownship).Select(o => o.Id).FirstAsync());
    }

    private async Task<Seen> Post(Visitor visitor, Guid id, string act, string note = "")
    {
        var page = await visitor.Get($"/oversight/applications/{id}");
        if (page.Document.QuerySelector($"form#{act}") is not null) return await visitor.Submit(page, $"form#{act}", ("note", note));
        return await Forced(visitor, page, id, act, note);
    }

    /// <summary>Posts what the page does not offer, with a good token.</summary>
    private async Task<Seen> Forced(Visitor visitor, Seen page, Guid id, string act, string note, string? address = null, params (string, string)[] fields)
    {
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        KeyValuePair<string, string>[] more = [.. fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))];
        var version = (await market.InDb(db => db.Organisations.Where(o => o.Id == id).Select(o => o.Version).SingleOrDefaultAsync())).ToString();
        return await visitor.Post(address ?? $"/oversight/applications/{id}/{act}", [new("__RequestVerificationToken", token), new("version", version), new("note", note), .. more]);
    }

    private async Task Step(Visitor visitor, Guid id, string act, string note = "") =>
        Assert.Equal($"/oversight/applications/{id}", (await Post(visitor, id, act, note)).Location?.ToString());

    private static (string, string?)[] Filled(string userName = "hexiu") =>
    [
        ("Kind", "Cooperative"), ("Name", "启别糯山药合作社"), ("CreditCode", Given.CreditCodeNumber()), ("AreaCode", Given.Township), ("Contact", "和阿秀"),
        ("ContactPhone", "0887-8626123"), ("About", "糯山药"), ("UserName", userName), ("Phone", ""), ("Password", Given.Password),
    ];
}

public sealed class JoinOnSqlite(SqliteDatabases databases) : JoinTests(databases);

public sealed class JoinOnMySql(MySqlDatabases databases) : JoinTests(databases);
