using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Payments;

public abstract class TransferTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private static (string, string?)[] Slip(string amount = "200", string reference = "BANK-1", string date = "2026-11-20") =>
        [("PayerName", "县第一中学食堂专户"), ("Reference", reference), ("PaidOn", date), ("Amount", amount)];

    private async Task<Seen> Record(Visitor treasurer, Purchase purchase, params (string, string?)[] typed) =>
        await treasurer.Submit(await treasurer.Get($"{purchase.Page}/transfer"), "form#record-transfer", typed);

    [Fact]
    public async Task An_accepted_order_is_owed_within_thirty_days_on_the_accepted_amount()
    {
        var purchase = await market.Given.Purchase(kilograms: 10, accepted: 7.5m);
        var payable = await market.Given.Payable(purchase);
        Assert.Equal((new Money(15000), new DateOnly(2026, 12, 20)), (payable.Due, payable.DueOn));

        var seen = await (await market.As(purchase.Treasurer)).Get(purchase.Page);
        Assert.Contains("2026年12月20日", seen.Html);
        Assert.Contains("6222 0000 1111 2222", seen.Html);
        Assert.Contains("付款 ¥150.00", seen.Text);
    }

    [Fact]
    public async Task Nothing_is_owed_where_all_was_refused()
    {
        var purchase = await market.Given.Purchase(accepted: 0);
        Assert.Equal(0, await market.InDb(db => db.Payables.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(purchase.Treasurer)).Get(purchase.Page)).Status);
    }

    [Fact]
    public async Task A_treasurer_records_a_transfer_and_the_supplier_confirms_it()
    {
        var purchase = await market.Given.Purchase();
        var done = await Record(await market.As(purchase.Treasurer), purchase, Slip());
        Assert.Equal(purchase.Page, done.Location?.ToString());
        Assert.Equal(PaymentStatus.Recorded, (await market.Given.Payable(purchase)).Status);

        var clerk = await market.As(purchase.Clerk);
        Assert.Contains("请查看账户后确认到账", (await clerk.Get("/notices")).Html);
        var page = await clerk.Get(purchase.Page);
        var answer = await clerk.Submit(page, "form[id^=confirm-]");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var payable = await market.Given.Payable(purchase);
        Assert.Equal((PaymentStatus.Confirmed, new DateOnly(2026, 11, 20)), (payable.Status, payable.PaidOn));
        Assert.NotNull(await market.InDb(db => db.Orders.Where(o => o.Id == purchase.OrderId).Select(o => o.ClosedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_denied_transfer_is_open_again_with_its_reason()
    {
        var purchase = await market.Given.Purchase();
        await Record(await market.As(purchase.Treasurer), purchase, Slip());
        var clerk = await market.As(purchase.Clerk);
        var page = await clerk.Get(purchase.Page);
        Assert.Equal((HttpStatusCode)422, (await clerk.Submit(page, "form[id^=deny-]")).Status);
        await clerk.Submit(page, "form[id^=deny-]", ("Reason", "账户里没有这笔款"));

        var seen = await (await market.As(purchase.Treasurer)).Get(purchase.Page);
        Assert.Contains("账户里没有这笔款", seen.Html);
        Assert.Equal(PaymentStatus.Due, (await market.Given.Payable(purchase)).Status);
        // The same slip may be recorded again once it was denied.
        Assert.Equal(HttpStatusCode.Redirect, (await Record(await market.As(purchase.Treasurer), purchase, Slip())).Status);
    }

    [Theory]
    [InlineData("200.005", "两位小数")]
    [InlineData("abc", "不是有效的付款金额")]
    [InlineData("-1", "应大于 0")]
    [InlineData("0", "应大于 0")]
    [InlineData("", "请填写付款金额")]
    [InlineData("200.01", "超过未付金额")]
    [InlineData("99999999999999999999", "过大")]
    public async Task A_wrong_amount_is_told_and_what_was_typed_stays(string amount, string sentence)
    {
        var purchase = await market.Given.Purchase();
        var seen = await Record(await market.As(purchase.Treasurer), purchase, Slip(amount));
        Assert.Equal((HttpStatusCode)422, seen.Status);
        Assert.Contains(sentence, seen.Text);
        Assert.Equal("BANK-1", seen.Document.QuerySelector("#Reference")?.GetAttribute("value"));
        Assert.Empty((await market.Given.Payable(purchase)).Transfers);
    }

    [Theory]
    [InlineData("2026-11-21", "还没有到")]
    [InlineData("2024-01-01", "太早")]
    [InlineData("2026-02-30", "不是有效的付款日期")]
    public async Task A_wrong_day_is_told(string day, string sentence)
    {
        var purchase = await market.Given.Purchase();
        var seen = await Record(await market.As(purchase.Treasurer), purchase, Slip(date: day));
        Assert.Equal((HttpStatusCode)422, seen.Status);
        Assert.Contains(sentence, seen.Text);
    }

    [Fact]
    public async Task A_transfer_can_be_paid_in_parts_but_not_twice()
    {
        var purchase = await market.Given.Purchase();
        var treasurer = await market.As(purchase.Treasurer);
        Assert.Equal(HttpStatusCode.Redirect, (await Record(treasurer, purchase, Slip("80"))).Status);
        var again = await Record(treasurer, purchase, Slip("80"));
        Assert.Contains("已经登记过", again.Text);
        var tooMuch = await Record(treasurer, purchase, Slip("120.01", "BANK-2"));
        Assert.Contains("超过未付金额 ¥120.00", tooMuch.Text);
        Assert.Equal(HttpStatusCode.Redirect, (await Record(treasurer, purchase, Slip("120", "BANK-2"))).Status);
        Assert.Equal(PaymentStatus.Recorded, (await market.Given.Payable(purchase)).Status);
    }

    [Fact]
    public async Task The_same_slip_on_another_order_needs_a_word()
    {
        var first = await market.Given.Purchase();
        var second = await market.Given.Purchase(buyer: first.Buyer, supplier: first.Supplier);
        await Record(await market.As(first.Treasurer), first, Slip());
        var treasurer = await market.As(second.Treasurer);
        var refused = await Record(treasurer, second, Slip());
        Assert.Equal((HttpStatusCode)422, refused.Status);
        Assert.Contains(first.Number, refused.Text);
        Assert.Equal(HttpStatusCode.Redirect, (await Record(treasurer, second, [.. Slip(), ("CoversSeveral", "true")])).Status);
    }

    [Fact]
    public async Task A_form_posted_many_times_records_one_transfer()
    {
        var purchase = await market.Given.Purchase();
        var treasurer = await market.As(purchase.Treasurer);
        var page = await treasurer.Get($"{purchase.Page}/transfer");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => treasurer.Submit(page, "form#record-transfer", Slip("50"))));
        Assert.Contains(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Single((await market.Given.Payable(purchase)).Transfers);
    }

    [Fact]
    public async Task Of_confirm_and_deny_at_once_one_counts()
    {
        var purchase = await market.Given.Purchase();
        await Record(await market.As(purchase.Treasurer), purchase, Slip());
        var (one, other) = (await market.As(purchase.Clerk), await market.As(await market.Given.Member(purchase.Supplier, MarketRole.Treasurer)));
        var (first, second) = (await one.Get(purchase.Page), await other.Get(purchase.Page));
        var answers = await Task.WhenAll(one.Submit(first, "form[id^=confirm-]"), other.Submit(second, "form[id^=deny-]", ("Reason", "未见")));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Single(answers, a => a.Status == (HttpStatusCode)422);
        Assert.NotEqual(TransferStatus.Recorded, (await market.Given.Payable(purchase)).Transfers[0].Status);
    }

    [Fact]
    public async Task A_person_pays_their_own_order()
    {
        var person = await market.Given.Organisation(OrganisationKind.Person, "李某某");
        var purchase = await market.Given.Purchase(buyer: person, purpose: Purpose.Personal);
        Assert.Equal(HttpStatusCode.Redirect, (await Record(await market.As(purchase.Treasurer), purchase, Slip())).Status);
    }

    [Fact]
    public async Task What_belongs_to_others_is_not_there()
    {
        var purchase = await market.Given.Purchase();
        await Record(await market.As(purchase.Treasurer), purchase, Slip());
        var transfer = (await market.Given.Payable(purchase)).Transfers[0];
        var stranger = await market.Given.Purchase();
        foreach (var foreign in new[] { stranger.Treasurer, stranger.Clerk })
        {
            var visitor = await market.As(foreign);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(purchase.Page)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"{purchase.Page}/transfer")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"{purchase.Page}/invoice")).Status);
            Assert.DoesNotContain(purchase.Number, (await visitor.Get("/payments?view=All")).Html);
        }
        // A form of one's own, aimed at another's order or transfer.
        var mine = await market.As(stranger.Treasurer);
        var form = await mine.Get($"{stranger.Page}/transfer");
        Assert.Equal(HttpStatusCode.NotFound, (await mine.Submit(form, "form#record-transfer", [.. Slip(), ("Number", purchase.Number)])).Status);
        await Record(mine, stranger, Slip());
        var clerk = await market.As(stranger.Clerk);
        var page = await clerk.Get(stranger.Page);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Submit(page, "form[id^=confirm-]", ("Transfer", transfer.Id.ToString()))).Status);
        // The supplier cannot say that it was paid by recording the transfer itself, nor the buyer that it arrived.
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(await market.Given.Member(purchase.Supplier, MarketRole.Treasurer))).Get($"{purchase.Page}/transfer")).Status);
        var buyer = await market.As(purchase.Treasurer);
        Assert.Null((await buyer.Get(purchase.Page)).Document.QuerySelector("form[id^=confirm-]"));
        Assert.Equal(TransferStatus.Recorded, (await market.Given.Payable(purchase)).Transfers[0].Status);
    }

    [Fact]
    public async Task The_slip_is_for_both_sides_and_nobody_else()
    {
        var purchase = await market.Given.Purchase();
        var treasurer = await market.As(purchase.Treasurer);
        var page = await treasurer.Get($"{purchase.Page}/transfer");
        var wrong = await treasurer.Upload(page, "form#record-transfer", [("Paper", "slip.pdf", "MZ not a pdf"u8.ToArray())], Slip());
        Assert.Equal((HttpStatusCode)422, wrong.Status);
        Assert.Contains("slip.pdf", wrong.Text);
        Assert.Empty((await market.Given.Payable(purchase)).Transfers);

        var done = await treasurer.Upload(page, "form#record-transfer", [("Paper", "slip.pdf", "%PDF-1.7 slip"u8.ToArray())], Slip());
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        var link = (await treasurer.Get(purchase.Page)).Document.QuerySelector("a[href^='/files/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await (await market.As(purchase.Clerk)).Get(link)).Status);
        var stranger = await market.Given.Purchase();
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(stranger.Treasurer)).Get(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await market.Anyone().Get(link)).Status);
    }

    [Fact]
    public async Task The_export_holds_what_the_list_shows()
    {
        var purchase = await market.Given.Purchase();
        await market.Given.Purchase();
        var csv = (await (await market.As(purchase.Treasurer)).Get("/payments/export?format=csv&view=All")).Html;
        Assert.Contains(purchase.Number, csv);
        Assert.Contains("200.00", csv);
        Assert.Equal(2, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task The_list_shows_what_is_overdue_at_a_steady_cost()
    {
        var buyer = await market.Given.Canteen();
        var first = await market.Given.Purchase(buyer: buyer);
        var visitor = await market.As(first.Treasurer);
        await visitor.Get("/payments");
        market.Queries.Reset();
        await visitor.Get("/payments");
        var one = market.Queries.Count;
        for (var i = 0; i < 5; i++) await market.Given.Purchase(buyer: buyer, supplier: first.Supplier);
        market.Queries.Reset();
        var seen = await visitor.Get("/payments");
        Assert.Equal(one, market.Queries.Count);
        Assert.True(one <= 6, $"{one} queries");
        Assert.Contains("¥1,200.00", seen.Text);

        market.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(6, (await (await market.As(first.Treasurer)).Get("/payments?view=Overdue")).Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(1, (await (await market.As(first.Treasurer)).Get($"/payments?q={first.Number}")).Document.QuerySelectorAll("tbody tr").Length);
    }
}

public sealed class TransferOnSqlite(SqliteDatabases databases) : TransferTests(databases);

public sealed class TransferOnMySql(MySqlDatabases databases) : TransferTests(databases);
