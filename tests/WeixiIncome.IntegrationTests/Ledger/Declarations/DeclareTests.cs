using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Ledger.Declarations;

public abstract class DeclareTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Declaring of = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        of = await market.Given.Declaring();
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private async Task<Seen> Act(Person person, string number, string form, params (string, string?)[] typed)
    {
        var visitor = await market.As(person);
        return await visitor.Submit(await visitor.Get($"/declarations/{number}"), $"form#{form}", typed);
    }

    private Task<List<LedgerEntry>> Entries(string number) => market.InDb(db => db.Ledger.AsNoTracking().Where(e => e.SourceNumber == number).OrderBy(e => e.Stage).ThenBy(e => e.Id).ToListAsync());

    private async Task<string> OwnFigure() => (await (await market.As(of.County)).Get("/oversight/ledger?series=Direct&stage=Verified&relation=Shanghai&year=2026")).Document.QuerySelector("[data-sum=Verified]")?.TextContent.Trim() ?? "–";

    [Fact]
    public async Task An_offline_purchase_goes_from_the_unit_over_township_and_county_into_the_ledger()
    {
        var (number, _) = await market.Given.Submitted(of);
        Assert.Matches("^SB20261120-0001$", number);
        Assert.Empty(await Entries(number));
        Assert.Contains(number, (await (await market.As(of.Township)).Get("/notices")).Html);

        Assert.Equal(HttpStatusCode.Redirect, (await Act(of.Township, number, "check", ("Comment", "实地核对"))).Status);
        Assert.Empty(await Entries(number));
        Assert.Contains(number, (await (await market.As(of.County)).Get("/notices")).Html);

        Assert.Equal(HttpStatusCode.Redirect, (await Act(of.County, number, "verify")).Status);
        var entries = await Entries(number);
        Assert.Equal([(Stage.Ordered, 240000L), (Stage.Accepted, 240000L), (Stage.Verified, 240000L)], entries.Select(e => (e.Stage, e.Amount.Fen)));
        Assert.All(entries, e => Assert.Equal((PurchaseSource.Declaration, Series.Direct, Venue.Offline, PurchaseBase.C, true, AssistanceRelation.Shanghai), (e.Source, e.Series, e.Venue, e.Base, e.Unattributed, e.Relation)));
        Assert.All(entries, e => Assert.Equal((of.Unit.Id, of.Unit.Id, of.Supplier.Id, Given.Township, new DateOnly(2026, 11, 18)), (e.BuyerId, e.BoundUnitId!.Value, e.SupplierId!.Value, e.TownshipCode, e.CountsOn)));
        Assert.Contains("已由县级核实", (await (await market.As(of.Buyer)).Get("/notices")).Html);
        var said = await Commands.Run(market, "check");
        Assert.True(said.Code == 0, said.Output);
    }

    [Fact]
    public async Task Offline_counts_for_the_goal_and_helped_to_sell_stands_in_its_own_channel()
    {
        await market.Given.Entered(of, DeclarationKind.HelpedToSell);
        Assert.Equal("–", await OwnFigure());
        var goals = await (await market.As(of.County)).Get("/oversight/goals?year=2026");
        Assert.Contains("channel=HelpedToSell", goals.Html);
        Assert.Contains("¥2,400.00", (await (await market.As(of.County)).Get("/oversight/ledger?channel=HelpedToSell&stage=Verified&year=2026")).Text);

        await market.Given.Entered(of, DeclarationKind.Offline, ("Lines[0].Amount", "1500.50"));
        Assert.Equal("¥1,500.50", await OwnFigure());
    }

    [Fact]
    public async Task What_is_missing_is_named_and_nothing_is_handed_in()
    {
        var buyer = await market.As(of.Buyer);
        var (number, _) = await market.Given.Keep(of, buyer, DeclarationKind.Offline, "", ("InvoiceNumber", ""), ("PaidOn", ""));
        var refused = await buyer.Submit(await buyer.Get($"/declarations/{number}"), "form#submit");
        Assert.Equal((HttpStatusCode)422, refused.Status);
        foreach (var sentence in new[] { "还缺付款日期", "还缺发票号码", "还缺材料：发票", "还缺材料：付款回单" }) Assert.Contains(sentence, refused.Text);
        Assert.Equal(DeclarationStatus.Draft, (await market.Given.Declaration(number)).Status);
    }

    [Theory]
    [InlineData("SoldOn", "2026-11-21", "还没有到")]
    [InlineData("SoldOn", "2023-11-01", "只能申报两年以内")]
    [InlineData("PaidOn", "2026-12-01", "还没有到")]
    [InlineData("OriginAreaCode", "533423", "产自维西哪个乡镇或村")]
    [InlineData("OriginAreaCode", "530102001", "产自维西哪个乡镇或村")]
    [InlineData("Venue", "ThisPlatform", "自动入账")]
    [InlineData("Venue", "Platform832", "请填写832平台的订单号")]
    [InlineData("VenueOrderNumber", "A1", "线下采购没有平台订单号")]
    [InlineData("InvoiceNumber", "123", "现在是 3 位")]
    [InlineData("SupplierId", "", "请选择供应商")]
    [InlineData("Lines[0].Amount", "", "第 1 行请填写金额")]
    [InlineData("Lines[0].Amount", "0", "应大于 0")]
    [InlineData("Lines[0].Amount", "1.001", "太细")]
    [InlineData("Lines[0].Unit", "Litre", "不能用")]
    [InlineData("Lines[0].Product", "卖方53342319800101123X", "身份证号码")]
    [InlineData("Statement", "533423198001011234 和丽花", "身份证号码")]
    [InlineData("Purpose", "Personal", "个人采购")]
    public async Task Bad_input_is_told_in_a_sentence_and_nothing_is_saved(string field, string value, string sentence)
    {
        var (_, seen) = await market.Given.Keep(of, await market.As(of.Buyer), DeclarationKind.Offline, "", (field, value));
        Assert.Equal((HttpStatusCode)422, seen.Status);
        Assert.Contains(sentence, seen.Text);
        Assert.Equal(0, await market.InDb(db => db.Declarations.CountAsync()));
    }

    [Fact]
    public async Task Of_a_household_only_the_village_and_an_initial_are_kept()
    {
        var number = await market.Given.Entered(of, DeclarationKind.HouseholdDirect);
        var kept = await market.Given.Declaration(number);
        Assert.Equal(("和某", null, null), (kept.SellerInitials, kept.SupplierId, kept.SupplierName));
        foreach (var page in new[] { $"/declarations/{number}", "/oversight/declarations?tab=All", "/oversight/ledger" })
            Assert.DoesNotContain("丽花", (await (await market.As(of.County)).Get(page)).Html);
        Assert.Contains("农户", (await (await market.As(of.County)).Get("/oversight/ledger")).Text);
        Assert.All(await Entries(number), e => Assert.Null(e.SupplierId));

        var buyer = await market.As(of.Buyer);
        Assert.Contains("农户所在的村", (await market.Given.Keep(of, buyer, DeclarationKind.HouseholdDirect, "", ("OriginAreaCode", Given.Township))).Seen.Text);
        Assert.Contains("不填供应商", (await market.Given.Keep(of, buyer, DeclarationKind.HouseholdDirect, "", ("SupplierName", "某合作社"))).Seen.Text);
    }

    [Fact]
    public async Task A_returned_declaration_is_completed_and_handed_in_again()
    {
        var (number, _) = await market.Given.Submitted(of);
        Assert.Equal((HttpStatusCode)422, (await Act(of.Township, number, "return")).Status);
        await Act(of.Township, number, "return", ("Reason", "请补合同"));
        var buyer = await market.As(of.Buyer);
        Assert.Contains("请补合同", (await buyer.Get($"/declarations/{number}")).Text);
        Assert.Contains("被退回的采购申报", (await buyer.Get("/")).Text);
        await buyer.Submit(await buyer.Get($"/declarations/{number}/edit"), "form#keep-declaration", ("Lines[0].Amount", "2500"));
        Assert.Equal(HttpStatusCode.Redirect, (await buyer.Submit(await buyer.Get($"/declarations/{number}"), "form#submit")).Status);
        await Act(of.Township, number, "check");
        await Act(of.County, number, "verify");
        Assert.Equal([250000L, 250000L, 250000L], (await Entries(number)).Select(e => e.Amount.Fen));
    }

    [Fact]
    public async Task The_county_takes_a_verified_one_back_by_linked_entries_only()
    {
        var number = await market.Given.Entered(of);
        market.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal((HttpStatusCode)422, (await Act(of.County, number, "reverse")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Act(of.County, number, "reverse", ("Reason", "重复申报"))).Status);
        var entries = await Entries(number);
        Assert.Equal(6, entries.Count);
        Assert.All(entries.Where(e => e.IsReversal), e => Assert.Equal(("重复申报", new DateOnly(2026, 11, 23), -240000L), (e.Reason!, e.CountsOn, e.Amount.Fen)));
        Assert.All(entries.Where(e => e.IsReversal), e => Assert.Contains(entries, first => first.Id == e.ReversesId));
        Assert.Equal("¥0.00", await OwnFigure());
        Assert.Empty((await market.Given.Declaration(number)).Claims);
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
    }

    [Fact]
    public async Task Checking_is_for_others_than_the_declarant_and_verifying_for_another_than_the_checker()
    {
        var (number, _) = await market.Given.Submitted(of);
        // The county cannot pass over the township.
        var county = await market.As(of.County);
        Assert.Null((await county.Get($"/declarations/{number}")).Document.QuerySelector("form#verify"));
        Assert.Contains("还没有经过产地乡镇核查", (await county.PostTo($"/oversight/declarations/{number}/verify", ("FormKey", Guid.NewGuid().ToString()))).Text);
        // An officer who also works for the unit.
        await market.Given.AlsoHolds(of.Township, of.Unit, MarketRole.Receiver);
        Assert.Contains("您在申报单位任职", (await Act(of.Township, number, "check")).Text);
        Assert.Equal(DeclarationStatus.Submitted, (await market.Given.Declaration(number)).Status);
        // Another township finds nothing.
        var other = await market.As(await market.Given.TownshipOfficer("533423103"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/declarations/{number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostTo($"/oversight/declarations/{number}/check", ("FormKey", Guid.NewGuid().ToString()))).Status);
        // The unit's own people have no such form.
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(of.Buyer)).PostTo($"/oversight/declarations/{number}/check", ("FormKey", Guid.NewGuid().ToString()))).Status);
    }

    [Fact]
    public async Task Two_supervisors_who_verify_at_once_enter_it_once()
    {
        var (number, _) = await market.Given.Submitted(of);
        await Act(of.Township, number, "check");
        var (one, two) = (await market.As(of.County), await market.As(await market.Given.CountySupervisor()));
        var (first, second) = (await one.Get($"/declarations/{number}"), await two.Get($"/declarations/{number}"));
        var answers = await Task.WhenAll(one.Submit(first, "form#verify"), two.Submit(second, "form#verify"));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Equal(3, (await Entries(number)).Count);
    }
}

public sealed class DeclareOnSqlite(SqliteDatabases databases) : DeclareTests(databases);

public sealed class DeclareOnMySql(MySqlDatabases databases) : DeclareTests(databases);
