using System.Net;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Payments;

public abstract class InvoiceTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private static async Task<Seen> Record(Visitor visitor, Purchase purchase, string number, string amount = "200", string date = "2026-11-20") =>
        await visitor.Submit(await visitor.Get($"{purchase.Page}/invoice"), "form#record-invoice", ("InvoiceNumber", number), ("IssuedOn", date), ("Amount", amount));

    [Fact]
    public async Task Either_side_records_an_invoice()
    {
        var purchase = await market.Given.Purchase();
        Assert.Equal(HttpStatusCode.Redirect, (await Record(await market.As(purchase.Clerk), purchase, "2653 2000 0000 0000 0001", "120")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Record(await market.As(purchase.Treasurer), purchase, "26532000000000000002", "80")).Status);
        Assert.Equal(["26532000000000000001", "26532000000000000002"], (await market.Given.Payable(purchase)).Invoices.Select(i => i.Number).Order());
    }

    [Theory]
    [InlineData("12345", "200", "2026-11-20", "20 位数字，现在是 5 位")]
    [InlineData("2653200000000000000A", "200", "2026-11-20", "20 位数字")]
    [InlineData("２６５３２００００００００００００００１", "200", "2026-11-20", "20 位数字")]
    [InlineData("26532000000000000001", "200.001", "2026-11-20", "两位小数")]
    [InlineData("26532000000000000001", "-200", "2026-11-20", "应大于 0")]
    [InlineData("26532000000000000001", "201", "2026-11-20", "超过验收金额")]
    [InlineData("26532000000000000001", "abc", "2026-11-20", "不是有效的价税合计")]
    [InlineData("26532000000000000001", "200", "2026-11-21", "还没有到")]
    [InlineData("", "200", "2026-11-20", "请填写数电票号码")]
    public async Task A_wrong_invoice_is_told(string number, string amount, string date, string sentence)
    {
        var purchase = await market.Given.Purchase();
        var seen = await Record(await market.As(purchase.Clerk), purchase, number, amount, date);
        Assert.Equal((HttpStatusCode)422, seen.Status);
        Assert.Contains(sentence, seen.Text);
        Assert.Empty((await market.Given.Payable(purchase)).Invoices);
    }

    [Fact]
    public async Task A_number_is_used_once_in_the_market_and_strangers_learn_no_order()
    {
        const string number = "26532000000000000009";
        var first = await market.Given.Purchase();
        var ours = await market.Given.Purchase(buyer: first.Buyer, supplier: first.Supplier);
        var foreign = await market.Given.Purchase();
        await Record(await market.As(first.Clerk), first, number);

        var own = await Record(await market.As(ours.Clerk), ours, number);
        Assert.Contains($"已登记在订单 {first.Number}", own.Text);
        var other = await Record(await market.As(foreign.Clerk), foreign, number);
        Assert.Equal((HttpStatusCode)422, other.Status);
        Assert.Contains("已被平台上另一笔采购使用", other.Text);
        Assert.DoesNotContain(first.Number, other.Html);
    }

    [Fact]
    public async Task Two_who_record_the_same_number_at_once_make_one_invoice()
    {
        const string number = "26532000000000000010";
        var (first, second) = (await market.Given.Purchase(), await market.Given.Purchase());
        var answers = await Task.WhenAll(
            Record(await market.As(first.Clerk), first, number),
            Record(await market.As(second.Clerk), second, number));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Single(answers, a => a.Status == (HttpStatusCode)422 && a.Text.Contains("已被平台上另一笔采购使用", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_number_is_free_again_until_the_purchase_is_proven()
    {
        var purchase = await market.Given.Purchase();
        var clerk = await market.As(purchase.Clerk);
        await Record(clerk, purchase, "26532000000000000011");
        var page = await clerk.Get(purchase.Page);
        Assert.Equal((HttpStatusCode)422, (await clerk.Submit(page, "form[id^=cancel-]")).Status);
        await clerk.Submit(page, "form[id^=cancel-]", ("Reason", "金额开错"));
        Assert.Contains("金额开错", (await clerk.Get(purchase.Page)).Html);
        Assert.Equal(HttpStatusCode.Redirect, (await Record(clerk, purchase, "26532000000000000011", "150")).Status);

        var live = await clerk.Get(purchase.Page);
        await market.Given.Prove(purchase);
        Assert.NotNull((await clerk.Get(purchase.Page)).Document.QuerySelector("#proven"));
        var late = await clerk.Submit(live, "form[id^=cancel-]", ("Reason", "再改"), ("Version", null));
        Assert.Equal((HttpStatusCode)422, late.Status);
        Assert.Contains("不能再作废", late.Text);
    }

    [Fact]
    public async Task A_stranger_finds_no_invoice_and_no_form()
    {
        var purchase = await market.Given.Purchase();
        var clerk = await market.As(purchase.Clerk);
        await Record(clerk, purchase, "26532000000000000012");
        var stranger = await market.Given.Purchase();
        var foreign = await market.As(stranger.Clerk);
        var form = await foreign.Get($"{stranger.Page}/invoice");
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Submit(form, "form#record-invoice",
            ("Number", purchase.Number), ("InvoiceNumber", "26532000000000000013"), ("IssuedOn", "2026-11-20"), ("Amount", "1"))).Status);
        var invoice = (await market.Given.Payable(purchase)).Invoices[0];
        await Record(foreign, stranger, "26532000000000000014");
        var page = await foreign.Get(stranger.Page);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Submit(page, "form[id^=cancel-]", ("Invoice", invoice.Id.ToString()), ("Reason", "x"))).Status);
        // A buyer without the treasurer's post sees the page but records nothing.
        var plain = await market.As(await market.Given.Member(purchase.Buyer, MarketRole.Buyer));
        Assert.Equal(HttpStatusCode.OK, (await plain.Get(purchase.Page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await plain.Get($"{purchase.Page}/invoice")).Status);
    }
}

public sealed class InvoiceOnSqlite(SqliteDatabases databases) : InvoiceTests(databases);

public sealed class InvoiceOnMySql(MySqlDatabases databases) : InvoiceTests(databases);
