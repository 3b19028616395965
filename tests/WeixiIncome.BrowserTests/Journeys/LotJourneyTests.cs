using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WeixiIncome.BrowserTests.Kernel;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.BrowserTests.Journeys;

/// <summary>From the scale to the household: weighed, certified, shipped twice, accepted with a part refused, stated, invoiced, paid in one, and paid on to the households.</summary>
public sealed class LotJourneyTests(Chromium chromium)
{
    private Market market = null!;
    private Seller seller = null!;

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task A_canteens_kilo_of_walnuts_ends_as_yuan_in_named_households(int width)
    {
        await using var served = market = await Market.Serve(chromium.Databases);
        seller = await market.Given.Seller("鲜核桃", category: "walnut");
        var unit = await market.Given.BuyingUnit();
        var numbers = Enumerable.Range(0, 3).Select(_ => Given.ResidentNumberOfNobody()).ToArray();
        foreach (var number in numbers) await market.Given.Household(boundTo: seller.Organisation, number: number);
        await using var clerk = await (await chromium.Window(market, width)).SignIn(seller.Clerk);
        await Weigh(clerk);
        var lot = await market.InDb(db => db.Lots.Select(l => l.Number).SingleAsync());
        await clerk.Visit($"/supply/lots/{lot}");
        await clerk.Press("#close button");
        await clerk.Fill("#certificate", ("Contact", "0887-1234567"), ("Basis", "OwnTest"));
        await clerk.Press("#certificate button");
        Assert.Contains("我承诺", await clerk.Text("article"), StringComparison.Ordinal);
        await clerk.Visit($"/trace/{lot}");

        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Confirmed, 100_000);
        await Deliver(clerk, unit, order.Number, width, "40", "38.8");
        await Deliver(clerk, unit, order.Number, width, "60", "58.2");
        Assert.Equal(OrderStatus.Accepted, await market.InDb(db => db.Orders.Select(o => o.Status).SingleAsync()));
        await Settle(clerk, unit, order.Number, width);
        // Three households brought all of it: all that was accepted is base A, and verified.
        Assert.Equal(1940_00, await market.InDb(db => db.Ledger.Where(e => e.Stage == Stage.Verified && e.Base == PurchaseBase.A).SumAsync(e => (long)e.Amount)));
        await PayOn(clerk, numbers, width);
    }

    /// <summary>One with signal, one without: it is kept on the phone and sent once.</summary>
    private async Task Weigh(Window clerk)
    {
        // The phone's clock is the market's.
        await clerk.Page.Clock.SetFixedTimeAsync(market.Clock.GetUtcNow().UtcDateTime);
        await clerk.Visit("/supply/lots");
        await clerk.Fill("#open", ("Grade", "一级"), ("VillageCode", Given.Village));
        await clerk.Press("#open button");
        async Task One(string household, string gross)
        {
            await clerk.Fill("#weigh", ("Household", household), ("Gross", gross), ("Price", "8"));
            await clerk.Page.Locator("#weigh button.btn-primary").ClickAsync();
        }
        await One("NH000001", "50");
        await Assertions.Expect(clerk.Page.Locator("#today")).ToContainTextAsync("NH000001");
        await clerk.Page.Context.SetOfflineAsync(true);
        await One("NH000002", "30");
        await Assertions.Expect(clerk.Page.Locator("[data-offline-status]")).ToContainTextAsync("已存在手机里");
        await One("NH000003", "20");
        await Assertions.Expect(clerk.Page.Locator("[data-offline-list] li")).ToHaveCountAsync(2);
        await clerk.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(clerk.Page.Locator("#today")).ToContainTextAsync("NH000003", new() { Timeout = 20_000 });
        await Assertions.Expect(clerk.Page.Locator("[data-offline-list] li")).ToHaveCountAsync(0);
        await clerk.Visit("/supply/weigh-in");
        Assert.Equal((3, 100_000), (await market.InDb(db => db.WeighIns.CountAsync()), await market.InDb(db => db.Lots.Select(l => l.Available).SingleAsync())));
    }

    private async Task Deliver(Window clerk, BuyingUnit unit, string order, int width, string kilograms, string accepted)
    {
        await clerk.Visit($"/orders/{order}/ship");
        await clerk.Fill("#shipping", ("Lines[0].Quantity", kilograms), ("Carrier", "示例冷链"));
        await clerk.Press("#shipping .form-actions button");
        await using (var first = await (await chromium.Window(market, width)).SignIn(unit.Receiver))
        {
            await first.Visit($"/orders/{order}/acceptance");
            await first.Fill("#inspect", ("Lines[0].Accepted", accepted), ("Lines[0].Reason", "有虫眼"));
            await first.Press("#inspect .form-actions button");
        }
        await using var second = await (await chromium.Window(market, width)).SignIn(unit.SecondReceiver);
        await second.Visit($"/orders/{order}/acceptance");
        await second.Press("#countersign button");
        await second.Visit($"/orders/{order}/shipments/1");
        await second.Visit("/inspections");
    }

    private async Task Settle(Window clerk, BuyingUnit unit, string order, int width)
    {
        await clerk.Visit("/statements");
        await clerk.Fill("#issue", ("From", "2026-11-01"), ("To", "2026-11-30"));
        await clerk.Press("#issue button");
        var page = new Uri(clerk.Page.Url).AbsolutePath;
        await using var treasurer = await (await chromium.Window(market, width)).SignIn(unit.Treasurer);
        await treasurer.Visit(page);
        await treasurer.Press("#agree button");
        var xml = FormattableString.Invariant($"<EInvoice><SellerIdNum>{seller.Organisation.CreditCode}</SellerIdNum><SellerName>合作社</SellerName><BuyerIdNum>{unit.Organisation.CreditCode}</BuyerIdNum><BuyerName>食堂</BuyerName><TotalTax-includedAmount>1940.00</TotalTax-includedAmount><IssuItemInformation><ItemName>*坚果*鲜核桃</ItemName><Amount>1940.00</Amount><ComTaxAm>0</ComTaxAm></IssuItemInformation><InvoiceNumber>{Given.InvoiceNumber()}</InvoiceNumber><IssueTime>2026-11-20</IssueTime></EInvoice>");
        await clerk.Visit(page);
        await clerk.Page.Locator("#invoice input[type=file]").SetInputFilesAsync(new FilePayload { Name = "dzfp.xml", MimeType = "text/xml", Buffer = Encoding.UTF8.GetBytes(xml) });
        await clerk.Press("#invoice button");
        await clerk.Visit("/invoices");
        await treasurer.Visit(page);
        await treasurer.Fill("#pay", ("Reference", "SL20261120001"));
        await treasurer.Press("#pay button");
        await clerk.Visit(page);
        await clerk.Press("#received button");
        await clerk.Visit("/settlements");
        Assert.NotEmpty(order);
    }

    private async Task PayOn(Window clerk, string[] numbers, int width)
    {
        await clerk.Visit("/payouts");
        for (var i = 0; i < 3; i++) await clerk.Page.Locator($"[name='Households[{i}].Chosen']").CheckAsync();
        await clerk.Press("#draw .form-actions button");
        var payout = new Uri(clerk.Page.Url).AbsolutePath;
        var number = payout.Split('/')[^1];
        await clerk.Visit("/payouts/import");
        var csv = "发放批次,户编号,金额,结果,发放日期,流水号,失败原因\n" + string.Join('\n', new[] { ("NH000001", 400), ("NH000002", 240), ("NH000003", 160) }.Select(r => $"{number},{r.Item1},{r.Item2},成功,2026-11-20,DF,"));
        await clerk.Page.Locator("form#import input[type=file]").SetInputFilesAsync(new FilePayload { Name = "结果.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await clerk.Press("form#import button.btn-primary");
        await clerk.Press("form#import-confirm button");
        Assert.Equal(800_00, await market.InDb(db => db.HouseholdDues.SumAsync(d => (long)d.Paid)));
        await clerk.Visit(payout);
        await clerk.Press("#links button");
        var links = await clerk.Page.Locator("article.receipt [data-link]").AllInnerTextsAsync();
        await using var phone = await chromium.Window(market, 390);
        foreach (var (link, i) in links.Take(2).Select((link, i) => (new Uri(link.Trim()).AbsolutePath, i)))
        {
            await phone.Visit(link);
            await phone.Fill("#confirm", ("Last4", numbers[i][^4..]), ("Note", i == 0 ? "" : "只收到两百元"));
            await phone.Press($"#confirm button[value={(i == 0 ? "true" : "false")}]");
        }
        Assert.Equal(560_00, await market.InDb(db => db.HouseholdDues.SumAsync(d => (long)d.Paid)));
        // 30 of the 100 kg are in question: base A goes without them.
        Assert.Equal(1358_00, await market.InDb(db => db.Ledger.Where(e => e.Stage == Stage.Verified && e.Base == PurchaseBase.A).SumAsync(e => (long)e.Amount)));
        await using var village = await (await chromium.Window(market, width)).SignIn(await market.Given.VillageOfficer());
        foreach (var page in new[] { payout, "/income/notices", "/income?year=2027" }) await village.Visit(page);
        Assert.Contains("¥560.00", await village.Text("#receipts"), StringComparison.Ordinal);
        await using var county = await (await chromium.Window(market, width)).SignIn(await market.Given.CountySupervisor());
        foreach (var page in new[] { "/nodes", "/income/exchange", "/income/import", "/supply/lots?view=All", "/recalls" }) await county.Visit(page);
    }
}
