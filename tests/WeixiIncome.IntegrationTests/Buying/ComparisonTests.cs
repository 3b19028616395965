using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Comparisons;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Buying;

/// <summary>The plain comparison of three quotes, from the offers side by side to the order that names it.</summary>
public abstract class ComparisonTests(IDatabases databases) : IAsyncLifetime
{
    private const string Number = "BJ20261120-0001";
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Visitor buyer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit("测试食堂");
        await market.Given.Address(unit.Organisation);
        buyer = await market.As(unit.Buyer);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<Comparison> Only() => market.InDb(db => db.Comparisons.AsNoTracking().Include(c => c.Quotes).SingleAsync());

    private async Task<Seen> Begin(params Seller[] sellers)
    {
        var page = await buyer.Get($"/comparisons/new?{string.Join('&', sellers.Select(s => $"offer={s.Offer.Id}"))}");
        return await buyer.Follow(await buyer.Submit(page, "#comparison-form", ("Product", "大米"), ("Quantity", "60"), ("Unit", "Kilogram")));
    }

    private Task<Seen> Outside(Seen page, string supplier, string price, params (string, string?)[] more) =>
        buyer.Upload(page, "#add-quote", [], [.. new (string, string?)[] { ("SupplierName", supplier), ("Price", price), ("Contact", "张三 13800000000"), ("QuotedOn", "2026-11-19"), ("Source", "电话询价") }
            .Where(field => more.All(m => m.Item1 != field.Item1)), .. more]);

    [Fact]
    public async Task Offers_and_outside_quotes_are_compared_one_is_chosen_and_the_order_names_the_comparison()
    {
        var cheap = await market.Given.Seller("老黑谷米", price: 18m);
        var dear = await market.Given.Seller("红米", price: 21m);
        await market.Given.Price("rice", 20m, weeksAgo: 1);
        var page = await Begin(cheap, dear);
        Assert.Contains("还差 1 家", page.Text);
        Assert.Contains("低 10%", page.Text);
        page = await buyer.Follow(await Outside(page, "县城粮油店", "20.50"));

        var decided = await buyer.Follow(await buyer.Submit(page, "#decide", ("QuoteId", (await Only()).Quotes.Single(q => q.Price.Fen == 1800).Id.ToString()), ("Reason", "LowestPrice")));
        var comparison = await Only();
        Assert.Equal((ComparisonStatus.Decided, ChoiceReason.LowestPrice, EqualConditions.None, 108_000), (comparison.Status, comparison.Reason!.Value, comparison.EqualConditions!.Value, comparison.Chosen!.Amount.Fen));
        Assert.Contains("没有同等条件的报价", decided.Text);

        foreach (var colleague in new[] { unit.Receiver, unit.Approver })
        {
            var visitor = await market.As(colleague);
            await visitor.Submit(await visitor.Get($"/comparisons/{Number}"), "#sign");
        }
        comparison = await Only();
        Assert.Equal((unit.Receiver.Id, unit.Approver.Id), (comparison.FirstSignatory!.Value, comparison.SecondSignatory!.Value));

        await buyer.Submit(await buyer.Get($"/comparisons/{Number}"), "#order");
        await buyer.Submit(await buyer.Get("/cart/checkout"), "#place-order");
        var order = await market.InDb(db => db.Orders.Include(o => o.Lines).SingleAsync());
        Assert.Equal((60_000, comparison.Id), (order.Lines.Single().Quantity, order.Lines.Single().ComparisonId!.Value));
        Assert.Contains(order.Number, (await buyer.Get($"/comparisons/{Number}")).Text);
        var approvers = await (await market.As(unit.Approver)).Get($"/orders/{order.Number}");
        Assert.Contains(Number, approvers.Text);
        Assert.Contains("低 10%", approvers.Text);
        Assert.Contains("2026-W46", approvers.Text);

        var paper = await buyer.Follow(await buyer.Submit(await buyer.Get($"/comparisons/{Number}"), "#issue-paper"));
        Assert.Contains("三家比价单", paper.Text);
        Assert.Contains("县城粮油店", paper.Text);
        Assert.Contains("20.50", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(paper.Text)));
        Assert.Contains(Number, Encoding.UTF8.GetString(await buyer.Download("/comparisons/export?format=csv")));
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
    }

    [Fact]
    public async Task Fewer_than_three_suppliers_or_a_dearer_one_without_a_reason_cannot_be_chosen()
    {
        var one = await market.Given.Seller("老黑谷米", price: 18m);
        var page = await Begin(one);
        page = await buyer.Follow(await Outside(page, "甲店", "19"));
        page = await buyer.Follow(await Outside(page, "甲店", "19.5"));
        var quotes = (await Only()).Quotes;
        var early = await buyer.PostTo($"/comparisons/{Number}/decide", ("Number", Number), ("QuoteId", quotes[0].Id.ToString()), ("Reason", "LowestPrice"));
        Assert.Contains("至少要有 3 家供应商的报价，现在有 2 家", early.Text);
        page = await buyer.Follow(await Outside(page, "乙店", "18", ("Specification", "普通")));

        var dearer = (await Only()).Quotes.Single(q => q.Price.Fen == 1900).Id.ToString();
        Assert.Contains("这不是最低报价", (await buyer.Submit(page, "#decide", ("QuoteId", dearer), ("Reason", "LowestPrice"))).Text);
        Assert.Contains("请填写选定原因", (await buyer.Submit(page, "#decide", ("QuoteId", dearer), ("Reason", "Other"))).Text);
        Assert.Equal(ComparisonStatus.Collecting, (await Only()).Status);

        // Two at the same price and specification: recorded, and that neither is linked to a household under the line.
        var equal = (await Only()).Quotes.Single(q => q.OfferId == one.Offer.Id).Id.ToString();
        Assert.Contains("都没有联系低收入农户", (await buyer.Follow(await buyer.Submit(page, "#decide", ("QuoteId", equal), ("Reason", "Other"), ("ReasonText", "随时送货"), ("EqualNote", "两家同价")))).Text);
        Assert.Equal((EqualConditions.NoneLinked, "两家同价"), ((await Only()).EqualConditions!.Value, (await Only()).EqualNote));
    }

    [Theory]
    [InlineData("Price", "0", "应大于 0")]
    [InlineData("Price", "1.234", "太细")]
    [InlineData("Price", "abc", "不是有效的单价")]
    [InlineData("QuotedOn", "2026-11-21", "不能晚于今天")]
    [InlineData("QuotedOn", "2026-01-01", "60 天以内")]
    [InlineData("SupplierName", "", "请填写供应商名称")]
    public async Task A_wrong_quote_is_refused_and_what_was_typed_stays(string field, string typed, string said)
    {
        var page = await Begin();
        var seen = await Outside(page, "县城粮油店", "20.50", (field, typed), ("Specification", "一级"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(said, seen.Text);
        Assert.Equal("一级", seen.Document.QuerySelector("#add-quote #Specification")!.GetAttribute("value"));
        Assert.Empty((await Only()).Quotes);
    }

    [Fact]
    public async Task The_maker_does_not_sign_a_decided_comparison_does_not_change_and_strangers_find_nothing()
    {
        var page = await Begin(await market.Given.Seller("老黑谷米", price: 18m), await market.Given.Seller("红米", price: 21m), await market.Given.Seller("糯米", price: 22m));
        await buyer.Submit(page, "#decide");
        Assert.Contains("经办人不能会签", (await buyer.PostTo($"/comparisons/{Number}/sign", ("Number", Number))).Text);
        var quote = (await Only()).Quotes[0].Id;
        Assert.Contains("不能再改", (await buyer.PostTo($"/comparisons/{Number}/quotes/{quote}/remove", ("Number", Number), ("QuoteId", quote.ToString()))).Text);
        var stranger = await market.As((await market.Given.BuyingUnit()).Buyer);
        foreach (var path in new[] { $"/comparisons/{Number}", $"/comparisons/{Number}/sign" })
            Assert.Equal(HttpStatusCode.NotFound, (await (path.EndsWith("sign", StringComparison.Ordinal) ? stranger.PostTo(path, ("Number", Number)) : stranger.Get(path))).Status);
        Assert.DoesNotContain(Number, (await stranger.Get("/comparisons")).Text);
        var clerk = await market.As((await market.Given.Seller("香米")).Clerk);
        Assert.DoesNotContain(Number, (await clerk.Get("/comparisons")).Text);
        Assert.Contains(Number, (await (await market.As(await market.Given.CountySupervisor())).Get("/comparisons")).Text);
    }

    [Fact]
    public async Task Offers_stand_side_by_side_for_everyone_with_what_decides()
    {
        var first = await market.Given.Seller("老黑谷米", price: 18m);
        var second = await market.Given.Seller("老黑谷米", price: 18m);
        var third = await market.Given.Seller("红米", price: 21m);
        await market.Given.Price("rice", 20m);
        var anyone = market.Anyone();
        Assert.Contains("还没有选择要比较的产品", (await anyone.Get("/compare")).Text);
        Assert.NotNull((await anyone.Get("/catalogue")).Document.QuerySelector($"#compare input[name=product][value={first.Product.Number}]"));
        var page = await anyone.Get($"/compare?product={first.Product.Number}&product={second.Product.Number}&offer={third.Offer.Id}");
        var township = await market.InDb(db => db.Areas.Where(a => a.Code == Given.Township).Select(a => a.ShortName).SingleAsync());
        var table = page.Document.QuerySelector("#side-by-side")!.TextContent;
        foreach (var said in new[] { "¥18.00", "¥21.00", "低 10%", "高 5%", "起订量", "备货", "全年", "全国", township, first.Organisation.Name, "与另外 1 个同等条件" }) Assert.Contains(said, table);
        Assert.Empty(page.Document.QuerySelectorAll("input[name=offer]"));
        Assert.Equal(3, (await buyer.Get($"/compare?product={first.Product.Number}&similar=true")).Document.QuerySelectorAll("input[name=offer]").Length);
        Assert.Contains("红米", Encoding.UTF8.GetString(await anyone.Download($"/compare/export?format=csv&offer={third.Offer.Id}")));
        Assert.Equal((byte)'P', (await anyone.Download($"/compare/export?offer={third.Offer.Id}"))[0]);
        Assert.Contains("还没有选择", (await anyone.Get("/compare?offer=abc&product=P999999")).Text);
    }
}

public sealed class ComparisonsOnSqlite(SqliteDatabases databases) : ComparisonTests(databases);

public sealed class ComparisonsOnMySql(MySqlDatabases databases) : ComparisonTests(databases);
