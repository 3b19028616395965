using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Accounts;

public abstract class OrganisationsTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Person administrator = null!;
    private Visitor admin = null!;
    private Visitor supervisor = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        administrator = await market.Given.Member(await market.Given.Organisation(OrganisationKind.Platform), MarketRole.Administrator);
        admin = await market.As(administrator);
        supervisor = await market.As(await market.Given.Member(await market.Given.Organisation(OrganisationKind.CountyDepartment), MarketRole.CountySupervisor));
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task A_registered_unit_gets_its_first_person_who_sets_a_password_with_the_code()
    {
        var page = await supervisor.Get("/admin/organisations/new");
        var code = Given.CreditCodeNumber();
        var shown = await supervisor.Submit(page, "form#register", ("Kind", "BudgetUnit"), ("Name", "三中食堂"), ("CreditCode", code), ("AreaCode", "533423101"),
            ("Relation", "County"), ("UserName", "sanzhong"), ("DisplayName", "和老师"));
        var reset = shown.Document.QuerySelector("#one-time-code")!.TextContent.Trim();
        Assert.StartsWith("/admin/organisations/", (await supervisor.Submit(page, "form#register", ("Kind", "BudgetUnit"), ("Name", "三中食堂"), ("CreditCode", code), ("AreaCode", "533423101"),
            ("UserName", "sanzhong"), ("DisplayName", "和老师"))).Location?.ToString());
        var visitor = market.Anyone();
        await visitor.Submit(await visitor.Get("/account/reset"), "form#reset", ("Name", "sanzhong"), ("Code", reset), ("Password", Given.Password));
        await visitor.Submit(await visitor.Get("/account/sign-in"), "form#sign-in", ("Name", "sanzhong"), ("Password", Given.Password));
        var account = await visitor.Get("/account");
        Assert.Contains("采购员、审批人", account.Text);
        Assert.Equal(1, await market.InDb(db => db.Organisations.CountAsync(o => o.Name == "三中食堂")));
    }

    [Fact]
    public async Task A_supervisor_registers_units_and_no_government_offices()
    {
        var page = await supervisor.Get("/admin/organisations/new");
        Assert.DoesNotContain("平台运营", page.Document.QuerySelector("select[name=Kind]")!.TextContent);
        var answer = await supervisor.Submit(page, "form#register", ("Kind", "Platform"), ("Name", "假平台"), ("CreditCode", Given.CreditCodeNumber()), ("AreaCode", "533423"));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task The_list_is_filtered_by_kind_status_area_and_name()
    {
        var coop = await market.Given.Cooperative("塔城启别合作社");
        await market.Given.Canteen("一中食堂");
        await market.Given.Organisation(OrganisationKind.ShanghaiPartner, "宝山伙伴", AssistanceRelation.Shanghai, "310113");
        Assert.Equal(["塔城启别合作社"], await Names("kind=Cooperative"));
        Assert.Equal(["塔城启别合作社"], await Names($"area={Given.Township}"));
        Assert.Equal(["塔城启别合作社"], await Names("q=启别"));
        Assert.Equal(["塔城启别合作社"], await Names($"q={coop.CreditCode!.ToLowerInvariant()}"));
        Assert.Equal(["宝山伙伴"], await Names("area=31"));
        Assert.Empty(await Names("status=Suspended&kind=Cooperative"));
        var exported = await supervisor.Get("/admin/organisations/export?format=csv&kind=BudgetUnit");
        Assert.Contains("一中食堂", exported.Html);
        Assert.DoesNotContain("启别", exported.Html);
    }

    [Fact]
    public async Task The_relation_is_set_by_the_bureau_and_a_stale_form_is_refused()
    {
        var unit = await market.Given.Organisation(OrganisationKind.PairedUnit, "省某单位");
        var address = $"/admin/organisations/{unit.Id}";
        var page = await supervisor.Get(address);
        Assert.Equal(address, (await supervisor.Submit(page, "form#registration", ("Relation", "Provincial"))).Location?.ToString());
        Assert.Equal(AssistanceRelation.Provincial, await market.InDb(db => db.Organisations.Where(o => o.Id == unit.Id).Select(o => o.Relation).SingleAsync()));
        Assert.Contains("刚刚被别人修改过", (await supervisor.Submit(page, "form#registration", ("Relation", "Central"))).Text);
        Assert.Contains("校验位不对", (await supervisor.Submit(await supervisor.Get(address), "form#registration", ("CreditCode", unit.CreditCode![..17] + (unit.CreditCode[17] == '0' ? '1' : '0')))).Text);
        var cooperative = await market.Given.Cooperative();
        Assert.Null((await supervisor.Get($"/admin/organisations/{cooperative.Id}")).Document.QuerySelector("form#registration"));
    }

    [Fact]
    public async Task Suspension_takes_permissions_away_at_once_and_ends()
    {
        var canteen = await market.Given.Canteen("一中食堂");
        var buyer = await market.As(await market.Given.Member(canteen, MarketRole.Buyer));
        var address = $"/admin/organisations/{canteen.Id}";
        Assert.Contains("请填写暂停原因", (await supervisor.Submit(await supervisor.Get(address), "form#suspend")).Text);
        await supervisor.Submit(await supervisor.Get(address), "form#suspend", ("reason", "证照过期"));
        Assert.DoesNotContain("采购订单", (await buyer.Get("/account")).Document.QuerySelector("header")!.TextContent);
        Assert.Contains("已被暂停：证照过期", (await buyer.Get("/notices")).Text);
        await supervisor.Submit(await supervisor.Get(address), "form#resume");
        Assert.Contains("采购订单", (await buyer.Get("/account")).Document.QuerySelector("header")!.TextContent);
    }

    [Fact]
    public async Task Others_find_nothing_under_admin()
    {
        var canteen = await market.Given.Canteen();
        var buyer = await market.As(await market.Given.Member(canteen, MarketRole.Approver));
        foreach (var path in (string[])["/admin", "/admin/organisations", $"/admin/organisations/{canteen.Id}", "/admin/members", "/admin/auditors", "/admin/organisations/import"])
            Assert.Equal(HttpStatusCode.NotFound, (await buyer.Get(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Get("/admin/members")).Status);
        var platform = await market.InDb(db => db.Organisations.Where(o => o.Kind == OrganisationKind.Platform).Select(o => o.Id).SingleAsync());
        Assert.Null((await supervisor.Get($"/admin/organisations/{platform}")).Document.QuerySelector("form#open-account"));
    }

    [Fact]
    public async Task An_administrator_blocks_a_member_and_helps_with_a_code()
    {
        var person = await market.Given.SignedUp(await market.Given.Canteen(), MarketRole.Buyer);
        var visitor = await market.As(person);
        Assert.Contains(person.UserName, (await admin.Get($"/admin/members?q={person.UserName}")).Text);
        var address = $"/admin/members/{person.Id}";
        await admin.Submit(await admin.Get(address), "form#suspend", ("reason", "离职"));
        market.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/account")).Status);
        await admin.Submit(await admin.Get(address), "form#resume");
        var shown = await admin.Submit(await admin.Get(address), "form#reset-code");
        Assert.NotNull(shown.Document.QuerySelector("#one-time-code"));
        Assert.Contains("开过的重置码", (await admin.Get(address)).Text);
        Assert.Null((await admin.Get($"/admin/members/{administrator.Id}")).Document.QuerySelector("form#suspend"));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var page = await admin.Get($"/admin/members/{administrator.Id}");
        Assert.Contains("这是最后一位平台管理员", (await admin.Submit(page, "form[id^=end-]")).Text);
    }

    [Fact]
    public async Task An_auditor_is_appointed_for_units_and_a_period_and_reads_only_them()
    {
        var office = await market.Given.Organisation(OrganisationKind.AuditOffice, "县审计局");
        var canteen = await market.Given.Canteen("一中食堂");
        var page = await supervisor.Get("/admin/auditors");
        Assert.Contains("要为新人开账号，请再填姓名", (await supervisor.Submit(page, "form#appoint", Fields(("Who", "shenji1")))).Text);
        Assert.Contains("请填写被审单位", (await supervisor.Submit(page, "form#appoint", [.. Fields(("Who", "shenji1"), ("DisplayName", "审计员甲")).Where(f => f.Item1 != "Units")])).Text);
        var shown = await supervisor.Submit(page, "form#appoint", Fields(("Who", "shenji1"), ("DisplayName", "审计员甲")));
        Assert.NotNull(shown.Document.QuerySelector("#one-time-code"));
        var post = await market.InDb(db => db.Memberships.Include(m => m.AuditedUnits).SingleAsync(m => m.Role == MarketRole.Auditor));
        Assert.Equal((canteen.Id, new DateOnly(2026, 1, 1), new DateOnly(2027, 2, 20)), (post.AuditedUnits.Single().OrganisationId, post.AuditFrom!.Value, post.To!.Value));
        var auditor = await market.As(new Person(post.MemberId, "shenji1", office.Id));
        foreach (var own in (string[])["/account", "/account/colleagues", "/account/organisation"]) Assert.Equal(HttpStatusCode.OK, (await auditor.Get(own)).Status);
        await supervisor.Submit(await supervisor.Get("/admin/auditors"), "form[id^=end-]");
        Assert.Contains("已结束", (await supervisor.Get("/admin/auditors")).Text);

        (string, string?)[] Fields(params (string, string?)[] who) => [("OrganisationId", office.Id.ToString()), ("Units", canteen.Id.ToString()), ("To", "2027-02-20"), .. who];
    }

    [Fact]
    public async Task A_bureau_imports_its_units_all_or_nothing_and_twice_changes_nothing()
    {
        var codes = Enumerable.Range(0, 3).Select(_ => Given.CreditCodeNumber()).ToArray();
        var sheet = "名称,统一社会信用代码,类型,帮扶关系,地区代码,联系人,电话,用户名,姓名\n"
            + $"一中食堂,{codes[0]},预算单位,县级,533423101,和老师,0887-8620000,yizhong,和老师\n二中食堂,{codes[1]},预算单位,县级,533423101,,,,\n宝山伙伴,{codes[2]},上海协作单位,上海,310113,陆经理,,,\n";
        var before = await Count();
        var good = await Check(sheet);
        Assert.Contains("确认后将新增 3，修改 0，未变 0", good.Text);
        Assert.Equal(before, await Count());
        Assert.Contains("已导入：新增 3，修改 0，未变 0", (await supervisor.Submit(good, "form#import-confirm")).Text);
        Assert.Equal(before + 3, await Count());
        Assert.Equal([MarketRole.Buyer, MarketRole.Approver], await market.InDb(db => db.Memberships.Where(m => db.Members.Any(p => p.Id == m.MemberId && p.UserName == "yizhong")).Select(m => m.Role).OrderBy(r => r).ToArrayAsync()));
        var versions = await Versions();
        Assert.Contains("已导入：新增 0，修改 0，未变 3", (await supervisor.Submit(await Check(sheet), "form#import-confirm")).Text);
        Assert.Equal(versions, await Versions());
        Assert.Contains("确认后将新增 0，修改 1，未变 2", (await Check(sheet.Replace("二中食堂", "第二中学食堂", StringComparison.Ordinal))).Text);
    }

    [Fact]
    public async Task Every_bad_row_is_listed_and_nothing_is_saved()
    {
        var good = Given.CreditCodeNumber();
        var before = await Count();
        var answer = await Check("名称,统一社会信用代码,类型,帮扶关系,地区代码,用户名\n"
            + $"好单位,{good},预算单位,县级,533423,\n坏代码,91350100M000100Y44,预算单位,,533423,\n坏地区,{Given.CreditCodeNumber()},预算单位,,999999,\n"
            + $"坏类型,{Given.CreditCodeNumber()},学校,,533423,\n不许的类型,{Given.CreditCodeNumber()},平台运营,,533423,\n重复,{good},预算单位,,533423,\n坏用户名,{Given.CreditCodeNumber()},预算单位,,533423,13988701234\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var rows = answer.Document.QuerySelectorAll("#import-problems tbody tr").Select(tr => tr.QuerySelector("td")!.TextContent.Trim()).ToArray();
        Assert.Equal(["3", "4", "5", "6", "7", "8"], rows);
        Assert.Contains("与第 2 行是同一个单位。", answer.Text);
        Assert.Equal(before, await Count());
    }

    [Fact]
    public async Task The_list_costs_the_same_for_one_and_for_many()
    {
        async Task<int> Cost()
        {
            market.Queries.Reset();
            await supervisor.Get("/admin/organisations");
            return market.Queries.Count;
        }
        await Cost();
        var few = await Cost();
        for (var i = 0; i < 8; i++) await market.Given.Canteen();
        Assert.Equal(few, await Cost());
    }

    private async Task<Seen> Check(string csv) => await supervisor.Upload(await supervisor.Get("/admin/organisations/import"), "form#import", [("File", "units.csv", Encoding.UTF8.GetBytes(csv))]);

    private Task<int> Count() => market.InDb(db => db.Organisations.CountAsync());

    private Task<long[]> Versions() => market.InDb(db => db.Organisations.OrderBy(o => o.Id).Select(o => o.Version).ToArrayAsync());

    private async Task<string[]> Names(string query) => [.. (await supervisor.Get($"/admin/organisations?{query}")).Document.QuerySelectorAll("td.row-title").Select(td => td.TextContent.Trim())];
}

public sealed class OrganisationsOnSqlite(SqliteDatabases databases) : OrganisationsTests(databases);

public sealed class OrganisationsOnMySql(MySqlDatabases databases) : OrganisationsTests(databases);
