using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Payments;

/// <summary>One statement, one invoice from its XML, one transfer.</summary>
public abstract class StatementTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Purchase one = null!;
    private Purchase two = null!;
    private Visitor clerk = null!;
    private Visitor treasurer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        one = await market.Given.Purchase(kilograms: 10);
        two = await market.Given.Purchase(buyer: one.Buyer, supplier: one.Supplier, kilograms: 5.5m, accepted: 5.335m);
        (clerk, treasurer) = (await market.As(one.Clerk), await market.As(one.Treasurer));
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private byte[] Xml(decimal net, decimal freight = 0, string? number = null, string? buyer = null, string? seller = null, string? remark = null, string prolog = "")
    {
        string Item(string name, decimal amount) => FormattableString.Invariant($"<IssuItemInformation><ItemName>{name}</ItemName><MeaUnits>公斤</MeaUnits><Quantity>1</Quantity><UnPrice>{amount}</UnPrice><Amount>{amount:0.00}</Amount><TaxRate>0</TaxRate><ComTaxAm>0.00</ComTaxAm></IssuItemInformation>");
        return Encoding.UTF8.GetBytes(FormattableString.Invariant($"""
            <?xml version="1.0" encoding="utf-8"?>{prolog}
            <EInvoice><EInvoiceData><SellerInformation><SellerIdNum>{seller ?? one.Supplier.CreditCode}</SellerIdNum><SellerName>{one.Supplier.Name}</SellerName></SellerInformation>
            <BuyerInformation><BuyerIdNum>{buyer ?? one.Buyer.CreditCode}</BuyerIdNum><BuyerName>{one.Buyer.Name}</BuyerName></BuyerInformation>
            <BasicInformation><TotalTax-includedAmount>{net + freight:0.00}</TotalTax-includedAmount></BasicInformation>{Item("*谷物*老黑谷米", net)}{(freight == 0 ? "" : Item("*运输服务*运费", freight))}
            <AdditionalInformation><Remark>{remark}</Remark></AdditionalInformation></EInvoiceData>
            <TaxSupervisionInfo><InvoiceNumber>{number ?? Given.InvoiceNumber()}</InvoiceNumber><IssueTime>2026-11-20</IssueTime></TaxSupervisionInfo></EInvoice>
            """));
    }

    private async Task<string> Stated()
    {
        var seen = await clerk.Submit(await clerk.Get("/statements"), "#issue", ("From", "2026-11-01"), ("To", "2026-11-30"));
        return seen.Location!.ToString();
    }

    private async Task<Seen> Invoice(Visitor who, string page, byte[] xml, string form = "#invoice", params (string, string?)[] typed) => await who.Upload(await who.Get(page), form, [("Xml", "dzfp.xml", xml)], typed);

    [Fact]
    public async Task A_month_is_stated_agreed_invoiced_and_paid_in_one()
    {
        var page = await Stated();
        Assert.Equal("¥306.70", (await clerk.Get(page)).Document.QuerySelector("#total")!.TextContent.Trim());
        Assert.Contains("出具的一方不能自己确认", (await clerk.PostTo($"{page}/answer", ("Agrees", "true"))).Text);
        Assert.Contains("双方确认后再付款", (await treasurer.PostTo($"{page}/pay", ("PayerName", "财政零余额"), ("Reference", "R1"), ("PaidOn", "2026-11-20"), ("Amount", "306.70"))).Text);
        await treasurer.Submit(await treasurer.Get(page), "#agree");
        var invoiced = await Invoice(clerk, page, Xml(306.70m, freight: 20m));
        Assert.StartsWith("/invoices/2653", invoiced.Location!.ToString());
        Assert.Contains("其中运费", (await clerk.Get(invoiced.Location.ToString())).Text);
        Assert.Contains("应是这个金额", (await treasurer.Submit(await treasurer.Get(page), "#pay", ("Reference", "R1"), ("Amount", "306.69"))).Text);
        await treasurer.Submit(await treasurer.Get(page), "#pay", ("Reference", "R1"));
        await clerk.Submit(await clerk.Get(page), "#received");
        var payables = await market.InDb(db => db.Payables.AsNoTracking().Include(p => p.Transfers).Include(p => p.Invoices).ToListAsync());
        Assert.All(payables, p => Assert.Equal((PaymentStatus.Confirmed, true), (p.Status, p.ProvenAt is not null)));
        Assert.Equal(306_70, payables.Sum(p => p.Received.Fen));
        Assert.Equal(306_70, await market.InDb(db => db.Ledger.Where(e => e.Stage == Stage.Verified).SumAsync(e => (long)e.Amount)));
        await treasurer.Submit(await treasurer.Get(invoiced.Location.ToString()), "#check", ("Result", "Genuine"));
        Assert.Contains("查验一致", (await treasurer.Get(invoiced.Location.ToString())).Text);
        var paper = await clerk.Follow(await clerk.Submit(await clerk.Get(page), "#paper"));
        foreach (var said in new[] { "对账单", one.Number, two.Number, "¥306.70" }) Assert.Contains(said, paper.Text);
    }

    [Fact]
    public async Task What_was_recorded_after_the_page_was_shown_is_not_confirmed_with_it()
    {
        var page = await Stated();
        Task Transfer(Purchase purchase, long fen, string reference) => market.InDb(db => db.Write(async ct =>
        {
            var payable = await db.Payables.Include(p => p.Transfers).Include(p => p.Invoices).SingleAsync(p => p.OrderId == purchase.OrderId, ct);
            payable.RecordTransfer("财政零余额", reference, new DateOnly(2026, 11, 20), new(fen), null, one.Treasurer.Id, market.Given.Now);
            return await db.SaveChangesAsync(ct);
        }, CancellationToken.None));
        await Transfer(one, 200_00, "R1");
        var shown = await clerk.Get(page);
        await Transfer(two, 50_00, "R2");
        Assert.Contains("现在共 ¥250.00", (await clerk.Submit(shown, "#received")).Text);
        Assert.Contains("现在共 ¥250.00", (await clerk.PostTo($"{page}/received")).Text);
        Assert.Equal(0, await market.InDb(db => db.Payables.SelectMany(p => p.Transfers).CountAsync(t => t.Status == TransferStatus.Received)));
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.Submit(await clerk.Get(page), "#received")).Status);
        Assert.Equal(2, await market.InDb(db => db.Payables.SelectMany(p => p.Transfers).CountAsync(t => t.Status == TransferStatus.Received)));
    }

    [Fact]
    public async Task One_slip_does_not_pay_a_statement_and_another_order()
    {
        var page = await Stated();
        await treasurer.Submit(await treasurer.Get(page), "#agree");
        var other = await market.Given.Purchase(buyer: one.Buyer, kilograms: 3);
        await treasurer.PostTo($"{other.Page}/transfer", ("PayerName", "财政零余额"), ("Reference", "Hk20261120"), ("PaidOn", "2026-11-20"), ("Amount", "60"));
        Assert.Equal(60_00, (await market.Given.Payable(other)).Recorded.Fen);
        var seen = await treasurer.Submit(await treasurer.Get(page), "#pay", ("PayerName", "财政零余额"), ("Reference", " HK20261120 "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("已经登记在别的订单上", seen.Text);
        Assert.Equal(HttpStatusCode.Redirect, (await treasurer.Submit(await treasurer.Get(page), "#pay", ("PayerName", "财政零余额"), ("Reference", "HK20261121"))).Status);
    }

    [Fact]
    public async Task An_invoice_of_several_orders_is_not_cancelled_on_one_of_them()
    {
        var page = await Stated();
        Assert.Equal(HttpStatusCode.Redirect, (await Invoice(clerk, page, Xml(306.70m))).Status);
        var invoice = (await market.Given.Payable(one)).Invoices.Single();
        Assert.Null((await clerk.Get(one.Page)).Document.QuerySelector($"#cancel-{invoice.Id}"));
        var seen = await clerk.PostTo($"{one.Page}/invoices/{invoice.Id}/cancel", ("Reason", "开错"));
        Assert.Contains($"数电票 {invoice.Number} 不能只在一张订单上作废", seen.Text);
        Assert.True((await market.Given.Payable(one)).NotInvoiced.IsZero);
    }

    [Fact]
    public async Task The_bundle_holds_every_paper_and_a_manifest_of_digests()
    {
        var page = await Stated();
        await treasurer.Submit(await treasurer.Get(page), "#agree");
        await Invoice(clerk, page, Xml(306.70m));
        await clerk.Submit(await clerk.Get(page), "#paper");
        using var zip = new ZipArchive(new MemoryStream(await treasurer.Download($"{page}/bundle")), ZipArchiveMode.Read);
        byte[] Bytes(ZipArchiveEntry entry)
        {
            using var stream = entry.Open();
            using var kept = new MemoryStream();
            stream.CopyTo(kept);
            return kept.ToArray();
        }
        var manifest = Encoding.UTF8.GetString(Bytes(zip.GetEntry("manifest.sha256")!)).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(line => line[66..], line => line[..64]);
        var others = zip.Entries.Where(e => e.FullName != "manifest.sha256").ToArray();
        Assert.Equal(others.Select(e => e.FullName).Order(StringComparer.Ordinal), manifest.Keys.Order(StringComparer.Ordinal));
        Assert.All(others, entry => Assert.Equal(manifest[entry.FullName], Convert.ToHexStringLower(SHA256.HashData(Bytes(entry)))));
        Assert.Contains(others, e => e.FullName.EndsWith("dzfp.xml", StringComparison.Ordinal));
        Assert.Contains(others, e => e.FullName.StartsWith("papers/ZJ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invoice_that_does_not_fit_is_refused_in_a_sentence()
    {
        var page = await Stated();
        var other = await market.Given.Canteen();
        foreach (var (xml, said) in new[]
                 {
                     (Xml(306.70m, buyer: other.CreditCode), "不是这笔采购的付款单位"), (Xml(306.70m, seller: other.CreditCode), "不是供应商的"), (Xml(300m), "与待开票金额"), (Xml(306.70m, number: "123"), "20 位数字"),
                     (Xml(306.70m, prolog: "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"), "不是可以读取的数电票"), (Encoding.UTF8.GetBytes("<a>"), "不是可以读取的数电票"), (Encoding.UTF8.GetBytes("MZ"), "不是 XML 文件"), (Encoding.UTF8.GetBytes("<a/>"), "没有明细行"),
                 })
        {
            var seen = await Invoice(clerk, page, xml);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
            Assert.Contains(said, seen.Text);
        }
        Assert.Equal((0, 0), (await market.InDb(db => db.TaxInvoices.CountAsync()), await market.InDb(db => db.Set<Invoice>().CountAsync())));
    }

    [Fact]
    public async Task A_number_is_used_once_and_who_tries_again_is_noticed()
    {
        var supervisor = await market.As(await market.Given.CountySupervisor());
        var number = Given.InvoiceNumber();
        Assert.Equal(HttpStatusCode.Redirect, (await Invoice(clerk, "/invoices", Xml(200m, number: number), "#upload", ("Orders", one.Number))).Status);
        Assert.Contains("一张发票只能登记一次", (await Invoice(clerk, "/invoices", Xml(106.70m, number: number), "#upload", ("Orders", two.Number))).Text);
        Assert.Contains(number, (await supervisor.Get("/notices")).Text);
        // Typed by hand it is known as well.
        Assert.Contains(number, (await clerk.Submit(await clerk.Get($"{two.Page}/invoice"), "form#record-invoice", ("InvoiceNumber", number), ("IssuedOn", "2026-11-20"), ("Amount", "106.70"))).Text);
        Assert.Equal(1, await market.InDb(db => db.Set<Invoice>().CountAsync()));
    }

    [Fact]
    public async Task A_red_letter_invoice_takes_its_blue_one_back_and_another_may_follow()
    {
        var blue = Given.InvoiceNumber();
        await Invoice(clerk, "/invoices", Xml(200m, number: blue), "#upload", ("Orders", one.Number));
        Assert.Contains("还没有红冲的", (await Invoice(clerk, "/invoices", Xml(-200.01m, remark: $"被红冲蓝字数电票号码：{blue}"), "#upload")).Text);
        Assert.Equal(HttpStatusCode.Redirect, (await Invoice(clerk, "/invoices", Xml(-200m, remark: $"被红冲蓝字数电票号码：{blue}"), "#upload")).Status);
        Assert.Contains("已由红字发票", (await clerk.Get($"/invoices/{blue}")).Text);
        Assert.Equal(200_00, (await market.Given.Payable(one)).NotInvoiced.Fen);
        Assert.Equal(HttpStatusCode.Redirect, (await Invoice(clerk, "/invoices", Xml(200m), "#upload", ("Orders", one.Number))).Status);
    }

    [Fact]
    public async Task Several_red_letter_invoices_take_a_blue_one_back_in_parts_and_never_by_more()
    {
        var blue = Given.InvoiceNumber();
        var remark = $"被红冲蓝字数电票号码：{blue}";
        await Invoice(clerk, "/invoices", Xml(200m, number: blue), "#upload", ("Orders", one.Number));
        Assert.Equal(HttpStatusCode.Redirect, (await Invoice(clerk, "/invoices", Xml(-80m, remark: remark), "#upload")).Status);
        Assert.Contains("已部分红冲 ¥80.00，剩余 ¥120.00", (await clerk.Get($"/invoices/{blue}")).Document.QuerySelector("#partly")!.TextContent);
        Assert.Equal(80_00, (await market.Given.Payable(one)).NotInvoiced.Fen);
        Assert.Contains("还没有红冲的", (await Invoice(clerk, "/invoices", Xml(-120.01m, remark: remark), "#upload")).Text);
        Assert.Equal(HttpStatusCode.Redirect, (await Invoice(clerk, "/invoices", Xml(-120m, remark: remark), "#upload")).Status);
        Assert.Contains("已由红字发票", (await clerk.Get($"/invoices/{blue}")).Text);
        Assert.Equal(200_00, (await market.Given.Payable(one)).NotInvoiced.Fen);
    }

    [Fact]
    public async Task Of_a_proven_purchase_only_what_came_back_is_taken_back()
    {
        var blue = Given.InvoiceNumber();
        var remark = $"被红冲蓝字数电票号码：{blue}";
        await Invoice(clerk, "/invoices", Xml(200m, number: blue), "#upload", ("Orders", one.Number));
        await treasurer.Submit(await treasurer.Get($"{one.Page}/transfer"), "#record-transfer", ("Reference", "R77"));
        await clerk.Submit(await clerk.Get(one.Page), "form[id^=confirm-]");
        Assert.NotNull((await market.Given.Payable(one)).ProvenAt);
        Assert.Contains("只能红冲退货的部分", (await Invoice(clerk, "/invoices", Xml(-40m, remark: remark), "#upload")).Text);
        Assert.Equal(1, await market.InDb(db => db.TaxInvoices.CountAsync()));
        var asked = await treasurer.Submit(await treasurer.Get($"/orders/{one.Number}/return"), "#ask", ("Lines[0].Quantity", "2"), ("Cause", "Quality"), ("Text", "有霉点"));
        await clerk.Submit(await clerk.Get(asked.Location!.ToString()), "#agree");
        Assert.Contains("只能红冲退货的部分", (await Invoice(clerk, "/invoices", Xml(-40.02m, remark: remark), "#upload")).Text);
        Assert.Equal(HttpStatusCode.Redirect, (await Invoice(clerk, "/invoices", Xml(-40m, remark: remark), "#upload")).Status);
        var payable = await market.Given.Payable(one);
        Assert.Equal((160_00L, 160_00L, 0L), (payable.Due.Fen, payable.Invoiced.Fen, payable.ToTakeBackByInvoice.Fen));
    }

    [Fact]
    public async Task One_order_has_a_bundle_of_its_own_for_those_who_may_see_it()
    {
        await Invoice(clerk, "/invoices", Xml(200m), "#upload", ("Orders", one.Number));
        using var zip = new ZipArchive(new MemoryStream(await treasurer.Download($"/orders/{one.Number}/bundle")), ZipArchiveMode.Read);
        Assert.Contains(zip.Entries, e => e.FullName.EndsWith("dzfp.xml", StringComparison.Ordinal));
        Assert.Contains(zip.Entries, e => e.FullName == "2-acceptance.xlsx");
        Assert.DoesNotContain(zip.Entries, e => e.FullName == "1-statement.xlsx");
        Assert.NotNull(zip.GetEntry("manifest.sha256"));
        foreach (var stranger in new[] { await market.As((await market.Given.Purchase()).Clerk), await market.As((await market.Given.Purchase()).Treasurer) })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/orders/{one.Number}/bundle")).Status);
    }

    [Fact]
    public async Task A_heading_of_the_union_may_be_invoiced_once_it_is_on_record()
    {
        var union = await market.Given.Canteen();
        Assert.Contains("不是这笔采购的付款单位", (await Invoice(clerk, "/invoices", Xml(200m, buyer: union.CreditCode), "#upload", ("Orders", one.Number))).Text);
        Assert.Contains("校验位不对", (await treasurer.Submit(await treasurer.Get("/invoices"), "#heading", ("Name", "工会委员会"), ("TaxCode", "91350100M000100Y44"))).Text);
        await treasurer.Submit(await treasurer.Get("/invoices"), "#heading", ("Name", "工会委员会"), ("TaxCode", union.CreditCode));
        Assert.Equal(HttpStatusCode.Redirect, (await Invoice(clerk, "/invoices", Xml(200m, buyer: union.CreditCode), "#upload", ("Orders", one.Number))).Status);
    }

    [Fact]
    public async Task A_refused_statement_frees_its_orders_and_strangers_see_none()
    {
        var page = await Stated();
        Assert.Contains("没有已验收", (await clerk.PostTo("/statements", ("OtherId", one.Buyer.Id.ToString()), ("From", "2026-11-01"), ("To", "2026-11-30"))).Text);
        await treasurer.Submit(await treasurer.Get(page), "form[action$=answer]:not(#agree)", ("Reason", "少算一批"));
        Assert.NotEqual(page, await Stated());
        var stranger = await market.Given.Purchase();
        foreach (var who in new[] { stranger.Clerk, stranger.Treasurer })
        {
            var visitor = await market.As(who);
            foreach (var address in new[] { page, $"{page}/bundle" }) Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(address)).Status);
            foreach (var act in new[] { "answer", "pay", "received", "paper" })
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostTo($"{page}/{act}", ("Agrees", "true"), ("PayerName", "x"), ("Reference", "x"), ("PaidOn", "2026-11-20"), ("Amount", "1"))).Status);
        }
    }

    [Fact]
    public async Task Settlements_are_frozen_and_carry_on_from_each_other()
    {
        Assert.Contains("第一份结算单请填写开始日期", (await clerk.Submit(await clerk.Get("/settlements"), "#issue", ("To", "2026-11-19"))).Text);
        market.Clock.Advance(TimeSpan.FromDays(2));
        await clerk.Submit(await clerk.Get("/settlements"), "#issue", ("From", "2026-11-01"), ("To", "2026-11-20"));
        await market.Given.Prove(one);
        market.Clock.Advance(TimeSpan.FromDays(2));
        await clerk.Submit(await clerk.Get("/settlements"), "#issue", ("To", "2026-11-22"), ("Deductions", "6.70"), ("Note", "约定扣款"));
        Assert.Contains("截止日期 9999年12月31日 还没有到", (await clerk.Submit(await clerk.Get("/settlements"), "#issue", ("To", "9999-12-31"))).Text);
        var both = await market.InDb(db => db.Settlements.OrderBy(s => s.From).ToListAsync());
        Assert.Equal([(306_70L, 0L, 306_70L), (0L, 200_00L, 100_00L)], both.Select(s => (s.Accepted.Fen, s.Paid.Fen, s.ToBePaid.Fen)));
        Assert.Contains("¥100.00", (await clerk.Follow(await clerk.Submit(await clerk.Get("/settlements"), "form[action$=paper]"))).Text);
    }
}

public sealed class StatementOnSqlite(SqliteDatabases databases) : StatementTests(databases);

public sealed class StatementOnMySql(MySqlDatabases databases) : StatementTests(databases);
