using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WeixiIncome.BrowserTests.Kernel;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Goals;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.BrowserTests.Journeys;

/// <summary>A purchase from the shelf to the goal, each step by the person whose step it is, every page examined once.</summary>
public sealed class PurchaseJourneyTests(Chromium chromium)
{
    private const string Password = "korrekt-pferd-batterie";

    private Market market = null!;
    private int width;
    private bool script;
    private bool axe = true;

    private sealed record Hands(Person Buyer, Person Approver, Person Receiver, Person SecondReceiver, Person Treasurer);

    [Theory]
    [InlineData(390, true)]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    public async Task A_paired_units_order_raises_the_goals_own_figure_and_a_canteens_only_the_wide_one(int screen, bool withScript)
    {
        await using var served = market = await Market.Serve(chromium.Databases);
        (width, script) = (screen, withScript);
        var cooperative = await market.Given.Cooperative("塔城示例合作社");
        var clerk = await market.Given.Member(cooperative, MarketRole.CooperativeClerk);
        var supervisor = await market.Given.Member(await market.Given.Organisation(OrganisationKind.CountyDepartment, "示例主管部门"), MarketRole.CountySupervisor);
        var unit = await Staff(await market.Given.Organisation(OrganisationKind.PairedUnit, "示例省级单位", AssistanceRelation.Provincial, "5301"));
        var canteen = await Staff(await market.Given.Canteen("示例机关食堂"));
        await market.InDb(async db =>
        {
            db.Goals.Add(new Goal(Area.Weixi, 2026, GoalRule.CountyPlan, Money.FromYuan(10_000_000), null, "示例文件", "第一条", "示例目标", isSample: true));
            await db.SaveChangesAsync();
        });
        var product = await Listed(clerk, supervisor);
        var (own, all) = await Figures(supervisor);

        var first = await Purchase(unit, clerk, product, "12");
        Assert.Equal((own + first, all + first), await Figures(supervisor));

        axe = false;
        var second = await Purchase(canteen, clerk, product, "5");
        Assert.Equal((own + first, all + first + second), await Figures(supervisor));
    }

    /// <summary>The cooperative writes down a product and an offer and hands it in; the supervisor puts it on the shelf.</summary>
    private async Task<string> Listed(Person clerk, Person supervisor)
    {
        await using var cooperative = await Open(clerk);
        await cooperative.Visit("/supply/products/new");
        await cooperative.Fill("form#new-product", ("Name", "老黑谷米"), ("CategoryCode", "rice"), ("OriginAreaCode", Given.Township), ("Description", "高海拔稻田的老品种。"));
        await cooperative.Press("form#new-product button.btn-primary");
        var number = await market.InDb(db => db.Products.Select(p => p.Number).SingleAsync());
        await cooperative.Visit($"/supply/products/{number}/offers/new");
        await cooperative.Fill("form#offer", ("Specification", "真空 5 公斤袋"), ("Unit", "Kilogram"), ("Price", "20"), ("Minimum", "1"), ("Available", "1000"), ("LeadDays", "0"));
        await cooperative.Press("form#offer button.btn-primary");
        await cooperative.Visit($"/supply/products/{number}");
        await cooperative.Press("form#submit-product button");
        await using var county = await Open(supervisor);
        await county.Visit($"/oversight/products/{number}");
        await county.Press("form#publish button");
        // All that it sells came from one alleviated household over the scale: base A.
        var listed = await market.InDb(db => db.Products.AsNoTracking().SingleAsync(p => p.Number == number));
        await market.Given.LotOfOne(await market.InDb(db => db.Organisations.AsNoTracking().SingleAsync(o => o.Id == listed.SupplierId)), listed, 100_000);
        return number;
    }

    private async Task<Hands> Staff(Organisation organisation) => new(
        await market.Given.Member(organisation, MarketRole.Buyer), await market.Given.Member(organisation, MarketRole.Approver),
        await market.Given.Member(organisation, MarketRole.Receiver), await market.Given.Member(organisation, MarketRole.Receiver),
        await market.Given.Member(organisation, MarketRole.Treasurer));

    /// <returns>Fen that the purchase came to.</returns>
    private async Task<long> Purchase(Hands unit, Person clerk, string product, string kilograms)
    {
        var order = await Order(unit.Buyer, product, kilograms);
        await using (var approver = await Open(unit.Approver))
        {
            await approver.Visit("/approvals");
            Assert.Contains(order, await approver.Text("#approve-several"), StringComparison.Ordinal);
            await approver.Visit($"/orders/{order}");
            await approver.Press("form#approve button");
        }
        await using var cooperative = await Open(clerk);
        await cooperative.Visit($"/orders/{order}");
        await cooperative.Press("form#confirm button");
        await cooperative.Fill("form#ship", ("Carrier", "示例物流"), ("CarrierNumber", "YN0001"));
        await cooperative.Press("form#ship button");
        await Accept(unit, order);
        var due = await market.InDb(db => db.Payables.Join(db.Orders, p => p.OrderId, o => o.Id, (p, o) => new { o.Number, p.Due }).Where(p => p.Number == order).Select(p => p.Due).SingleAsync());
        await Invoice(cooperative, order, due);
        await Pay(unit.Treasurer, order, due);
        await cooperative.Visit($"/payments/{order}");
        await cooperative.PressAndAgree("form[id^=confirm-] button");
        Assert.Contains("已确认到账", await cooperative.Text("main"), StringComparison.Ordinal);
        return due.Fen;
    }

    /// <summary>Signs in by the form, finds the product by its initials, orders it.</summary>
    private async Task<string> Order(Person buyer, string product, string kilograms)
    {
        await GivePassword(buyer);
        await using var window = await chromium.Window(market, width, script, axe: axe);
        await window.Visit("/account/sign-in");
        await window.Fill("form#sign-in", ("Name", buyer.UserName), ("Password", Password));
        await window.Press("form#sign-in button");
        await window.Visit("/catalogue?q=lhg");
        await window.Press($"#results a[href*='/catalogue/{product}']");
        await window.Fill("form[action='/cart/add']", ("Quantity", kilograms));
        await window.Press("form[action='/cart/add'] button");
        await window.Visit("/cart");
        await window.Press("#checkout");
        await window.Fill("form#place-order", ("Recipient", "示例收货人"), ("Phone", "0887-1000001"), ("AreaCode", "533423101"), ("Detail", "示例路 1 号"), ("DeliverOn", "2026-11-24"));
        await window.Press("form#place-order button.btn-primary");
        return await market.InDb(db => db.Orders.OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Number).Select(o => o.Number).FirstAsync());
    }

    private async Task Accept(Hands unit, string order)
    {
        await using (var receiver = await Open(unit.Receiver))
        {
            await receiver.Visit($"/orders/{order}/acceptance");
            await receiver.Press("form#inspect button.btn-primary");
        }
        await using var second = await Open(unit.SecondReceiver);
        await second.Visit($"/orders/{order}/acceptance");
        await second.Press("form#countersign button");
    }

    private static async Task Invoice(Window cooperative, string order, Money due)
    {
        await cooperative.Visit($"/payments/{order}/invoice");
        await cooperative.Fill("form#record-invoice", ("InvoiceNumber", $"26539{order[^6..]}000000001"), ("IssuedOn", "2026-11-20"), ("Amount", Yuan(due)));
        await cooperative.Press("form#record-invoice button.btn-primary");
    }

    private async Task Pay(Person treasurer, string order, Money due)
    {
        await using var window = await Open(treasurer);
        await window.Visit($"/payments/{order}/transfer");
        await window.Fill("form#record-transfer", ("PayerName", "示例单位财政零余额账户"), ("Reference", $"SL{order}"), ("PaidOn", "2026-11-20"), ("Amount", Yuan(due)));
        await window.Press("form#record-transfer button.btn-primary");
    }

    /// <summary>Verified fen of 2026: by the goal's own rule, and in the wide reading.</summary>
    private async Task<(long Own, long All)> Figures(Person supervisor)
    {
        await using var window = await Open(supervisor);
        await window.Visit("/oversight/goals?year=2026");
        async Task<long> Read(string reading) => long.Parse((await window.Page.Locator($"#{reading} [data-stage=Verified]").GetAttributeAsync("data-fen"))!, CultureInfo.InvariantCulture);
        var (own, all) = (await Read("own"), await Read("all"));
        if (script && own > 0) await SeesAChart(window);
        return (own, all);
    }

    /// <summary>It is fetched and drawn only when it nears the screen.</summary>
    private static async Task SeesAChart(Window window)
    {
        var chart = window.Page.Locator("[data-chart]").First;
        await chart.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(chart.Locator("canvas")).ToBeVisibleAsync();
    }

    private async Task<Window> Open(Person person) => await (await chromium.Window(market, width, script, axe: axe)).SignIn(person);

    private Task GivePassword(Person person) => market.InDb(async db =>
    {
        var member = await db.Members.SingleAsync(m => m.Id == person.Id);
        member.PasswordHash = new PasswordHasher<Member>().HashPassword(member, Password);
        await db.SaveChangesAsync();
    });

    private static string Yuan(Money amount) => amount.Yuan.ToString("0.00", CultureInfo.InvariantCulture);
}
