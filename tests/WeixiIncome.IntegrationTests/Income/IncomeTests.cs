using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Income;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Income;

/// <summary>Income against the plan's table, the village's notice, nodes, and who comes first at equal conditions.</summary>
public abstract class IncomeTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Visitor county = null!;
    private Seller seller = null!;
    private Household one = null!;
    private Household two = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        county = await market.As(await market.Given.CountySupervisor());
        seller = await market.Given.Seller();
        one = await market.Given.Household(boundTo: seller.Organisation, income: 9500);
        two = await market.Given.Household(boundTo: seller.Organisation, income: 12000);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private const string Titles = "户编号,户主身份证号码,家庭人口,经营性收入,生产经营性支出,工资性收入,财产性收入,转移性收入";

    [Fact]
    public async Task A_monitoring_systems_table_stands_beside_the_plan_and_moves_households_over_the_line()
    {
        string[] rows = [$"{one.Number},,2,16000,2000,8000,400,1600", $"{two.Number},,2,10000,1000,6000,200,800"];
        var seen = await Given.HandIn(county, "/income/import?system=YunnanIncome&year=2026", [Titles, .. rows]);
        Assert.Contains("2", seen.Text);
        // (24,000 + 16,000) over four people; one rose above ¥10,000, the other fell below.
        var page = await county.Get("/income?year=2026");
        var cells = page.Document.QuerySelectorAll("#plan tbody tr").ToDictionary(row => row.QuerySelector("td")!.TextContent.Trim(), row => row.QuerySelectorAll("td")[3].TextContent.Trim());
        Assert.Equal(("¥10,000.00", "¥5,750.00", "¥3,500.00"), (cells["人均纯收入"], cells["经营性收入"], cells["工资性收入"]));
        Assert.Equal("1", page.Document.QuerySelector("#below")!.TextContent.Trim());
        Assert.Contains("升到线上 1 户，跌到线下 1 户", page.Text);
        Assert.Contains("方案未设定", page.Text);
        Assert.Contains("¥19,280.56", (await county.Get("/income?year=2023")).Text);
        // The same file again changes nothing; a wrong row saves none.
        await Given.HandIn(county, "/income/import?system=YunnanIncome&year=2026", [Titles, .. rows]);
        Assert.Equal(2, await market.InDb(db => db.HouseholdIncomes.CountAsync()));
        var refused = await Given.HandIn(county, "/income/import?system=YunnanIncome&year=2025", [Titles, rows[0], "NH999999,,2,1,1,1,1,1"]);
        Assert.Contains("没有找到这一户", refused.Text);
        Assert.Equal(0, await market.InDb(db => db.HouseholdIncomes.CountAsync(i => i.Year == 2025)));
    }

    [Fact]
    public async Task A_household_is_found_by_a_checked_resident_number_and_headings_are_data()
    {
        var number = Given.ResidentNumberOfNobody();
        var named = await market.Given.Household(number: number);
        var kept = await county.Submit(await county.Get("/income/exchange?system=NationalRelapse"), "#columns", ("Titles[Household]", ""), ("Titles[ResidentNumber]", "证件号"));
        Assert.True(kept.Status == HttpStatusCode.Redirect, kept.Document.QuerySelector(".form-errors")?.TextContent);
        string[] Table(string id) => ["证件号,家庭人口数,生产经营性收入,生产经营性支出,工资性收入,财产性收入,转移性收入", $"{id},3,3000,0,0,0,0"];
        var wrong = number[..17] + (number[17] == '0' ? '1' : '0');
        var refused = await Given.HandIn(county, "/income/import?system=NationalRelapse&year=2026", Table(wrong));
        Assert.Contains("校验码", refused.Text);
        Assert.DoesNotContain(wrong, refused.Html);
        await Given.HandIn(county, "/income/import?system=NationalRelapse&year=2026", Table(number));
        Assert.Equal(named.Id, (await market.InDb(db => db.HouseholdIncomes.SingleAsync())).HouseholdId);
        Assert.DoesNotContain(number, (await county.Get("/income/export?system=NationalRelapse&year=2026&format=csv")).Html);
        Assert.Contains("请填写“人数”的列名", (await county.Submit(await county.Get("/income/exchange?system=NationalRelapse"), "#columns", ("Titles[People]", ""))).Text);
    }

    [Fact]
    public async Task A_village_notice_holds_no_numbers_and_an_objection_is_decided_by_another()
    {
        await market.Given.Lot(seller.Product, [(one, 5000)]);
        var officer = await market.As(await market.Given.VillageOfficer());
        Assert.Contains("至少 7 天", (await officer.Submit(await officer.Get("/income/notices"), "#post", ("From", "2026-11-01"), ("To", "2026-11-20"), ("Until", "2026-11-21"))).Text);
        var posted = await officer.Submit(await officer.Get("/income/notices"), "#post", ("From", "2026-11-01"), ("To", "2026-11-20"));
        var page = posted.Location!.ToString();
        var paper = await officer.Get((await officer.Get(page)).Document.QuerySelector("a[href^='/papers/']")!.GetAttribute("href")!);
        foreach (var said in new[] { one.Number, two.Number, "老黑谷米 5 公斤", seller.Organisation.Name, "¥50.00" }) Assert.Contains(said, paper.Text);
        foreach (var hidden in new[] { "和示例", "990000" }) Assert.DoesNotContain(hidden, paper.Html);
        await officer.Submit(await officer.Get(page), "#object", ("Who", "和某"), ("Text", "少记了两公斤"));
        Assert.Contains("不能自己处理", (await officer.Submit(await officer.Get(page), "form[action$=decide]", ("Upheld", "true"), ("Finding", "属实"))).Text);
        Assert.Contains("少记了两公斤", (await county.Get("/notices")).Text);
        await county.Submit(await county.Get(page), "form[action$=decide]", ("Upheld", "true"), ("Finding", "补记两公斤"));
        Assert.Contains("补记两公斤", (await officer.Get(page)).Text);
        var elsewhere = await market.As(await market.Given.VillageOfficer("533423103204"));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(page)).Status);
        Assert.Contains("请选择您辖区内的村", (await elsewhere.Submit(await elsewhere.Get("/income/notices"), "#post", ("Village", Given.Village), ("From", "2026-11-01"), ("To", "2026-11-20"))).Text);
    }

    [Fact]
    public async Task Nodes_show_what_passes_through_them()
    {
        await county.Submit(await county.Get("/nodes"), "#node", ("Name", "塔城冷链基地"), ("Kind", "ColdChain"), ("AreaCode", "533423103"), ("Tonnes", "20"));
        var node = await market.InDb(db => db.Nodes.SingleAsync());
        var unit = await market.Given.BuyingUnit();
        var order = await market.Given.PlacedOrder(unit, seller, Domain.Orders.OrderStatus.Confirmed, 500_000);
        var clerk = await market.As(seller.Clerk);
        await clerk.Submit(await clerk.Get($"/orders/{order.Number}/ship"), "#shipping", ("NodeId", node.Id.ToString()), ("Temperature", "装车 4℃"));
        var seen = await county.Get("/nodes?year=2026");
        Assert.Contains("塔城冷链基地", seen.Text);
        Assert.Contains("0.5", seen.Document.QuerySelector("table.paper-table tbody")!.TextContent);
        Assert.Contains("请选择县内的地区", (await county.PostTo("/nodes", ("Name", "x"), ("Kind", "Storage"), ("AreaCode", "530102"), ("Tonnes", "1"))).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.PostTo("/nodes", ("Name", "x"), ("Kind", "Storage"), ("AreaCode", "533423103"), ("Tonnes", "1"))).Status);
    }

    [Fact]
    public async Task At_equal_conditions_the_offer_linked_to_low_income_comes_first_and_only_for_those_signed_in()
    {
        var plain = await market.Given.Seller();
        var visitor = await market.As((await market.Given.BuyingUnit()).Buyer);
        var address = $"/compare?product={plain.Product.Number}&product={seller.Product.Number}";
        var seen = await visitor.Get(address);
        Assert.Contains("同等条件优先", seen.Text);
        Assert.True(seen.Html.IndexOf(seller.Organisation.Name, StringComparison.Ordinal) < seen.Html.IndexOf(plain.Organisation.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(one.Number, seen.Html);
        Assert.DoesNotContain("同等条件优先", (await market.Anyone().Get(address)).Text);
        // Dearer it is not at equal conditions any more.
        await market.InDb(db => db.Offers.Where(o => o.Id == plain.Offer.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.LowestTierPrice, new Domain.Shared.Money(1900))));
        Assert.DoesNotContain("同等条件优先", (await visitor.Get(address)).Text);
    }
}

public sealed class IncomeOnSqlite(SqliteDatabases databases) : IncomeTests(databases);

public sealed class IncomeOnMySql(MySqlDatabases databases) : IncomeTests(databases);
