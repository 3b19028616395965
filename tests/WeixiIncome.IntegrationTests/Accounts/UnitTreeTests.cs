using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Accounts;

public abstract class UnitTreeTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Person officer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        officer = await market.Given.CountySupervisor();
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task A_unit_moves_with_everything_that_stands_below_it()
    {
        var (bureau, other, school, branch) = (await market.Given.Canteen("教育局"), await market.Given.Canteen("卫健局"), await market.Given.Canteen("一中"), await market.Given.Canteen("一中分校"));
        await Move(school, bureau);
        await Move(branch, school);
        Assert.Equal(await market.Given.PathOf(school) + await Step(branch), await market.Given.PathOf(branch));

        Assert.Contains("共移动 2 个单位", await Move(school, other));

        var path = await market.Given.PathOf(other) + await Step(school);
        Assert.Equal(path, await market.Given.PathOf(school));
        Assert.Equal(path + await Step(branch), await market.Given.PathOf(branch));
        Assert.Contains("上级单位改为：卫健局", (await (await market.As(officer)).Get($"/admin/organisations/{school.Id}")).Text);
        await Move(school, null);
        Assert.Equal(await Step(school), await market.Given.PathOf(school));
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
    }

    [Fact]
    public async Task A_unit_does_not_come_below_itself_and_the_tree_stays_six_deep()
    {
        var (bureau, school) = (await market.Given.Canteen("教育局"), await market.Given.Canteen("一中"));
        await Move(school, bureau);
        Assert.Contains("不能作为上级", await Move(bureau, school));
        Assert.Contains("不能作为上级", await Move(bureau, bureau));
        var above = school;
        for (var level = 3; level <= 6; level++)
        {
            var next = await market.Given.Canteen($"第{level}级");
            await Move(next, above);
            above = next;
        }
        Assert.Contains("最多六级", await Move(await market.Given.Canteen("第七级"), above));
        var (top, cooperative) = (await market.Given.Canteen("更上级"), await market.Given.Cooperative());
        Assert.Contains("最多六级", await Move(bureau, top));
        Assert.Null(await market.InDb(db => db.Organisations.Where(o => o.Id == bureau.Id).Select(o => o.SuperiorId).SingleAsync()));
        Assert.Contains("没有代码为", await Move(school, null, "91533423NOSUCHCODE"));
        Assert.Contains("只在预算单位之间", await Move(school, cooperative));
    }

    [Fact]
    public async Task Two_moves_at_once_make_no_ring()
    {
        for (var round = 0; round < 4; round++)
        {
            var (a, b) = (await market.Given.Canteen(), await market.Given.Canteen());
            var visitors = new[] { await market.As(officer), await market.As(officer) };
            var pages = new[] { await visitors[0].Get($"/admin/organisations/{a.Id}"), await visitors[1].Get($"/admin/organisations/{b.Id}") };
            await Task.WhenAll(visitors[0].Submit(pages[0], "form#superior", ("superior", b.CreditCode)), visitors[1].Submit(pages[1], "form#superior", ("superior", a.CreditCode)));
            var superiors = await market.InDb(db => db.Organisations.Where(o => o.Id == a.Id || o.Id == b.Id).CountAsync(o => o.SuperiorId != null));
            Assert.Equal(1, superiors);
        }
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
    }

    [Fact]
    public async Task A_move_beside_a_move_of_its_superior_leaves_the_right_paths()
    {
        for (var round = 0; round < 4; round++)
        {
            var (top, middle, leaf) = (await market.Given.Canteen(), await market.Given.Canteen(), await market.Given.Canteen());
            var visitors = new[] { await market.As(officer), await market.As(officer) };
            var pages = new[] { await visitors[0].Get($"/admin/organisations/{leaf.Id}"), await visitors[1].Get($"/admin/organisations/{middle.Id}") };
            await Task.WhenAll(visitors[0].Submit(pages[0], "form#superior", ("superior", middle.CreditCode)), visitors[1].Submit(pages[1], "form#superior", ("superior", top.CreditCode)));
            Assert.Equal(await market.Given.PathOf(top) + await Step(middle) + await Step(leaf), await market.Given.PathOf(leaf));
        }
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
    }

    [Fact]
    public async Task Only_those_who_keep_registrations_move_units()
    {
        var (bureau, school) = (await market.Given.Canteen(), await market.Given.Canteen());
        foreach (var person in new[] { await market.Given.Member(bureau, MarketRole.Approver), await market.Given.Member(school, MarketRole.Buyer) })
        {
            var visitor = await market.As(person);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostTo($"/admin/organisations/{school.Id}/superior", ("superior", bureau.CreditCode))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/admin/organisations/tree")).Status);
        }
    }

    [Fact]
    public async Task The_sheet_names_the_superior_and_the_export_says_it_back()
    {
        var (above, below, gone) = (Given.CreditCodeNumber(), Given.CreditCodeNumber(), Given.CreditCodeNumber());
        var sheet = $"名称,统一社会信用代码,类型,帮扶关系,地区代码,上级单位代码\n一小,{below},预算单位,县级,533423,{above}\n教育局,{above},预算单位,县级,533423,\n";
        Assert.Contains("已导入：新增 2", (await Import(sheet)).Text);
        Assert.Equal(1, await market.InDb(db => db.Organisations.CountAsync(o => o.CreditCode == below && o.SuperiorId != null)));
        var visitor = await market.As(officer);
        Assert.Contains(above, Encoding.UTF8.GetString(await visitor.Download("/admin/organisations/export?format=csv&q=一小")));
        var tree = await visitor.Get("/admin/organisations/tree?q=一小");
        Assert.Equal(["0", "1"], tree.Document.QuerySelectorAll("#tree li").Select(li => li.GetAttribute("data-level")!));

        var refused = await Import($"名称,统一社会信用代码,类型,帮扶关系,地区代码,上级单位代码\n教育局,{above},预算单位,县级,533423,{below}\n二小,{gone},预算单位,县级,533423,{Given.CreditCodeNumber()}\n");
        Assert.Contains("不能作为上级", refused.Text);
        Assert.Contains("没有代码为", refused.Text);
        Assert.Equal(0, await market.InDb(db => db.Organisations.CountAsync(o => o.CreditCode == gone)));
        await Import($"名称,统一社会信用代码,类型,帮扶关系,地区代码,上级单位代码\n一小,{below},预算单位,县级,533423,-\n");
        Assert.Equal(0, await market.InDb(db => db.Organisations.CountAsync(o => o.CreditCode == below && o.SuperiorId != null)));
    }

    [Fact]
    public async Task A_unit_sees_where_it_stands()
    {
        var (bureau, school, branch) = (await market.Given.Canteen("教育局"), await market.Given.Canteen("一中"), await market.Given.Canteen("一中分校"));
        await market.Given.Under(school, bureau);
        await market.Given.Under(branch, school);
        var page = await (await market.As(await market.Given.Member(school, MarketRole.Approver))).Get("/account/organisation");
        var place = page.Document.QuerySelector("#place")!.TextContent;
        Assert.Contains("上级：教育局", place);
        Assert.Contains("一中分校", place);
    }

    private async Task<Seen> Import(string csv)
    {
        var visitor = await market.As(officer);
        var examined = await visitor.Upload(await visitor.Get("/admin/organisations/import"), "form#import", [("File", "units.csv", Encoding.UTF8.GetBytes(csv))]);
        return examined.Document.QuerySelector("form#import-confirm") is null ? examined : await visitor.Submit(examined, "form#import-confirm");
    }

    private async Task<string> Move(Organisation unit, Organisation? superior, string? code = null)
    {
        var visitor = await market.As(officer);
        var answer = await visitor.Submit(await visitor.Get($"/admin/organisations/{unit.Id}"), "form#superior", ("superior", code ?? superior?.CreditCode ?? ""));
        return (await visitor.Follow(answer)).Text;
    }

    private async Task<string> Step(Organisation unit) => (await market.Given.PathOf(unit))[^Organisation.StepLength..];
}

public sealed class UnitTreeOnSqlite(SqliteDatabases databases) : UnitTreeTests(databases);

public sealed class UnitTreeOnMySql(MySqlDatabases databases) : UnitTreeTests(databases);
