using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Households;

public abstract class RegisterTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Person officer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        officer = await market.Given.VillageOfficer();
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private static (string, string?)[] Typed(string number, params (string Name, string? Value)[] changed)
    {
        (string Name, string? Value)[] usual = [("VillageCode", Given.Village), ("Kind", "AtRisk"), ("Members[0].Name", "和丽花"), ("Members[0].Kinship", "Head"), ("Members[0].ResidentNumber", number), ("Members[0].Phone", "13988776655"),
            ("Members[1].Name", "余国华"), ("Members[1].Kinship", "Spouse"), ("Members[1].BirthYear", "1968")];
        return [.. usual.Where(u => changed.All(c => c.Name != u.Name)), .. changed];
    }

    [Fact]
    public async Task An_officer_registers_a_household_masked_everywhere_and_a_double_post_makes_one()
    {
        var visitor = await market.As(officer);
        var (form, number) = (await visitor.Get("/households/new"), Given.ResidentNumberOfNobody());
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.Submit(form, "#register-household", Typed(number))));
        Assert.All(answers, a => Assert.Equal("/households/NH000001", a.Location?.ToString()));
        var page = await visitor.Get("/households/NH000001");
        Assert.Contains("和**", page.Text);
        Assert.Contains(number[..6] + "**********" + number[16..], page.Text);
        foreach (var seen in new[] { page, await visitor.Get("/households") })
            foreach (var clear in new[] { "和丽花", "余国华", number, "13988776655" }) Assert.DoesNotContain(clear, seen.Html);
        var kept = Assert.Single(await market.InDb(db => db.Households.Include(h => h.Members).ToListAsync()));
        Assert.Equal((2, HouseholdKind.AtRisk), (kept.People, kept.Kind));
        Assert.Equal("和丽花", market.Given.Vault.Open(kept.Head.Name));
    }

    [Theory]
    [InlineData("Members[0].ResidentNumber", "990000197003150011", "校验码不对")]
    [InlineData("Members[0].Kinship", "Child", "一户要有一位户主")]
    [InlineData("VillageCode", "533423102", "请选择到村")]
    [InlineData("VillageCode", "533423103204", "不在您的辖区")]
    [InlineData("Members[1].BirthYear", "", "身份证号码，或者出生年份")]
    [InlineData("Members[0].Phone", "12", "7 至 15 位数字")]
    public async Task Wrong_input_is_told_and_kept_on_the_form(string field, string typed, string said)
    {
        var visitor = await market.As(officer);
        var seen = await visitor.Submit(await visitor.Get("/households/new"), "#register-household", Typed(Given.ResidentNumberOfNobody(), (field, typed)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(said, seen.Text);
        Assert.Equal("和丽花", seen.Document.QuerySelector("input[name='Members[0].Name']")!.GetAttribute("value"));
        Assert.Equal(0, await market.InDb(db => db.Households.CountAsync()));
    }

    [Fact]
    public async Task A_number_is_registered_once_even_by_two_at_once()
    {
        var number = Given.ResidentNumberOfNobody();
        var (one, two) = (await market.As(officer), await market.As(await market.Given.VillageOfficer()));
        var (first, second) = (await one.Get("/households/new"), await two.Get("/households/new"));
        var answers = await Task.WhenAll(one.Submit(first, "#register-household", Typed(number)), two.Submit(second, "#register-household", Typed(number)));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Contains("已登记在另一户", answers.Single(a => a.Status != HttpStatusCode.Redirect).Text);
        Assert.Equal(1, await market.InDb(db => db.Households.CountAsync()));
    }

    [Fact]
    public async Task Each_sees_their_own_and_the_rest_is_not_there()
    {
        var (coop, other) = (await market.Given.Cooperative(), await market.Given.Cooperative());
        var here = await market.Given.Household(boundTo: coop);
        var elsewhere = await market.Given.Household("533423103204");
        async Task<string> List(Person person) => (await (await market.As(person)).Get("/households")).Html;
        var mine = await List(officer);
        Assert.Contains(here.Number, mine);
        Assert.DoesNotContain(elsewhere.Number, mine);
        var visitor = await market.As(officer);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/households/{elsewhere.Number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostTo($"/households/{elsewhere.Number}/years", ("Year", "2025"), ("NetPerHead", "9000"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostTo($"/households/{elsewhere.Number}/reveal", ("Reason", "核对资料"))).Status);
        var county = await List(await market.Given.CountySupervisor());
        Assert.Contains(here.Number, county);
        Assert.Contains(elsewhere.Number, county);

        var clerk = await market.As(await market.Given.Member(coop, MarketRole.CooperativeClerk));
        var bound = await clerk.Get("/supply/households");
        Assert.Contains(here.Number, bound.Html);
        Assert.DoesNotContain(elsewhere.Number, bound.Html);
        var stranger = await market.As(await market.Given.Member(other, MarketRole.CooperativeClerk));
        Assert.DoesNotContain(here.Number, (await stranger.Get("/supply/households")).Html);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostTo("/supply/households/end", ("HouseholdNumber", here.Number), ("BindingId", here.Bindings[0].Id.ToString()), ("On", "2026-11-20"), ("Reason", "x"))).Status);
        var province = await market.As(await market.Given.Member(await market.Given.Organisation(OrganisationKind.ProvinceDepartment, area: "53"), MarketRole.ProvinceViewer));
        var buyer = await market.As((await market.Given.BuyingUnit()).Buyer);
        foreach (var nobody in new[] { clerk, stranger, province, buyer })
            foreach (var address in new[] { "/households", $"/households/{here.Number}", "/households/export", "/households/import", "/households/reveals" })
                Assert.Equal(HttpStatusCode.NotFound, (await nobody.Get(address)).Status);
    }

    [Fact]
    public async Task A_reveal_needs_a_reason_is_logged_first_and_read_by_the_county()
    {
        var number = Given.ResidentNumberOfNobody();
        var household = await market.Given.Household(head: "和丽花", number: number);
        var visitor = await market.As(officer);
        var page = await visitor.Get($"/households/{household.Number}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Submit(page, "#reveal form", ("Reason", "看看"))).Status);
        Assert.Equal(0, await market.InDb(db => db.PersonalReveals.CountAsync()));
        var open = await visitor.Submit(page, "#reveal form", ("Reason", "入户核对身份"));
        Assert.Contains("和丽花", open.Text);
        Assert.Contains(number, open.Text);
        Assert.DoesNotContain(number, (await visitor.Get($"/households/{household.Number}")).Html);
        var log = await (await market.As(await market.Given.CountySupervisor())).Get("/households/reveals");
        Assert.Contains("入户核对身份", log.Text);
        Assert.Contains(household.Number, log.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/households/reveals")).Status);
        await Assert.ThrowsAnyAsync<Exception>(() => market.InDb(async db => { await db.PersonalReveals.ExecuteDeleteAsync(); }));
    }

    [Fact]
    public async Task Income_land_helpers_plan_members_and_account_are_kept_with_their_history()
    {
        var household = await market.Given.Household(income: 9_000m);
        var county = await market.As(await market.Given.CountySupervisor());
        await county.Submit(await county.Get("/households/standards"), "#keep-norm", ("Name", "核桃"), ("Unit", "Mu"), ("MostKilograms", "250"), ("Source", "县农业农村局 2025"));
        await county.Submit(await county.Get("/households/standards"), "#keep-line", ("Year", "2026"), ("PerHead", "7800"), ("Document", "维监〔2026〕1号"));
        var visitor = await market.As(officer);
        var address = $"/households/{household.Number}";
        Task<List<HouseholdMember>> Members() => market.InDb(db => db.Set<HouseholdMember>().AsNoTracking().ToListAsync());
        async Task<Seen> Do(string form, params (string, string?)[] typed) => await visitor.Follow(await visitor.Submit(await visitor.Get(address), form, typed));
        var norm = await market.InDb(db => db.YieldNorms.Select(n => n.Id).SingleAsync());
        await Do("#act-holding form", ("NormId", norm.ToString()), ("Quantity", "2.5"));
        await Do("#act-helper form", ("HelperName", "张帮扶"), ("HelperUnit", "县工信局"));
        await Do("#act-account form", ("Account", "6228 4800 1234 5678"), ("Bank", "农村信用社一卡通"));
        await Do("#keep-plan form", ("Measures[0].Text", "扩种核桃"), ("Measures[0].Target", "3000"));
        await Do(".progress-form", ("Percent", "40"), ("Note", "已栽苗"));
        var page = await Do("#act-leave form", ("MemberId", household.Members[1].Id.ToString()), ("Why", "Moved"));
        foreach (var text in new[] { "625", "张帮扶", "************5678", "一户一方案", "扩种核桃", "40%", "已栽苗", "¥7,800.00", "维监〔2026〕1号", "迁出" }) Assert.Contains(text, page.Text);
        // What was typed stays in the form that was refused, and in no other.
        var refused = await visitor.Submit(await visitor.Get(address), "#act-year form", ("Version", "1"), ("NetPerHead", "8123.45"), ("Source", "入户核算"));
        Assert.Contains("刚刚被别人修改过", refused.Text);
        Assert.Equal("8123.45", refused.Document.QuerySelector("#act-year[open] input[name=NetPerHead]")!.GetAttribute("value"));
        Assert.Null(refused.Document.QuerySelector("#act-helper[open]"));
        var head = household.Members[0].Id.ToString();
        Assert.True((await Members()).Single(m => m.Kinship == Kinship.Head).CanWork);
        var kept = await visitor.Submit(await visitor.Get(address), "#act-member form", ("MemberId", head), ("Member.Kinship", "Spouse"), ("Member.CanWork", "false"));
        Assert.Contains("一户要有一位户主", kept.Text);
        Assert.NotNull(kept.Document.QuerySelector("#act-member select[name='Member.Kinship'] option[value=Spouse][selected]"));
        Assert.NotNull(kept.Document.QuerySelector("#act-member #Kinship"));
        Assert.NotNull(kept.Document.QuerySelector(".form-errors a[href='#Kinship']"));
        await Do("#act-member form", ("MemberId", head), ("Member.Phone", "13800001111"));
        Assert.True((await Members()).Single(m => m.Kinship == Kinship.Head).CanWork);
        Assert.Contains("离开", (await visitor.Submit(await visitor.Get(address), "#act-member form", ("MemberId", household.Members[1].Id.ToString()), ("Member.Phone", "13800001111"))).Text);
        Assert.Contains("请删去身份证号码", (await visitor.Submit(await visitor.Get(address), "#keep-plan form", ("Measures[0].Text", $"给 {Given.ResidentNumberOfNobody()} 买鸡苗"))).Text);
        HouseholdAct[] done = [HouseholdAct.KeepHolding, HouseholdAct.GiveHelper, HouseholdAct.Change, HouseholdAct.Plan, HouseholdAct.Progress, HouseholdAct.MemberLeft];
        Assert.Equal(done.Order(), (await market.InDb(db => db.Households.SelectMany(h => h.Steps).Select(s => s.Act).ToListAsync())).Except([HouseholdAct.Register, HouseholdAct.KeepYear]).Order());
        var ended = await Do("#act-end form", ("Why", "Moved"), ("Reason", "外出定居"));
        Assert.Contains("已迁出", ended.Text);
        Assert.Null(ended.Document.QuerySelector("#acts"));
    }

    [Fact]
    public async Task The_list_filters_and_costs_as_much_for_many_as_for_few()
    {
        var coop = await market.Given.Cooperative();
        var poor = await market.Given.Household(kind: HouseholdKind.AtRisk, income: 8_000m);
        var bound = await market.Given.Household(boundTo: coop, income: 15_000m);
        var visitor = await market.As(officer);
        async Task<int> Cost()
        {
            await visitor.Get("/households");
            market.Queries.Reset();
            await visitor.Get("/households");
            return market.Queries.Count;
        }
        var few = await Cost();
        foreach (var (query, shown, hidden) in new[] { ("below=true", poor, bound), ("bound=true", bound, poor), ("bound=false", poor, bound), ("monitored=true", poor, bound), ("kind=Alleviated", bound, poor), ($"q={poor.Number}", poor, bound) })
        {
            var html = (await visitor.Get($"/households?{query}")).Document.QuerySelector("#results")!.InnerHtml;
            Assert.Contains(shown.Number, html);
            Assert.DoesNotContain(hidden.Number, html);
        }
        for (var i = 0; i < 6; i++) await market.Given.Household(boundTo: coop, income: 9_000m);
        Assert.Equal(few, await Cost());
        Assert.InRange(few, 3, 8);
        var found = await visitor.Submit(await visitor.Get("/households"), "#find form", ("ResidentNumber", Given.ResidentNumberOfNobody()));
        Assert.Contains("没有登记这个身份证号码", found.Text);
    }
}

public sealed class RegisterOnSqlite(SqliteDatabases databases) : RegisterTests(databases);

public sealed class RegisterOnMySql(MySqlDatabases databases) : RegisterTests(databases);
