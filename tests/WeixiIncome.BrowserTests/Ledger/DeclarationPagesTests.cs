using Microsoft.Playwright;
using WeixiIncome.BrowserTests.Kernel;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.BrowserTests.Ledger;

/// <summary>A declared purchase from the unit's form to the goal's figure, and the pages of pledges and activities, on a phone and on a desk.</summary>
public sealed class DeclarationPagesTests(Chromium chromium) : IAsyncLifetime
{
    private Market market = null!;
    private Declaring of = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Serve(chromium.Databases);
        of = await market.Given.Declaring(name: "上海市宝山区某企业");
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task A_unit_declares_the_township_checks_the_county_verifies_and_the_goal_moves(int width)
    {
        await using var buyer = await (await chromium.Window(market, width)).SignIn(of.Buyer);
        await buyer.Visit("/declarations");
        await buyer.Visit("/declarations/import");
        await buyer.Visit("/declarations/new");
        var form = "#keep-declaration";
        foreach (var (name, value) in Given.Typed(of, await market.Given.Category("yam")).Where(f => !string.IsNullOrEmpty(f.Value)))
            await buyer.Fill(form, (name, value!));
        await buyer.Press($"{form} .btn-primary");
        await buyer.Press("#submit button");
        await Assertions.Expect(buyer.Page.Locator(".form-errors")).ToContainTextAsync("还缺材料：发票");
        foreach (var kind in new[] { EvidenceKind.Invoice, EvidenceKind.TransferSlip })
        {
            await buyer.Page.SelectOptionAsync("#attach [name=Evidence]", kind.ToString());
            await buyer.Page.SetInputFilesAsync("#attach [name=Paper]", new FilePayload { Name = "票.pdf", MimeType = "application/pdf", Buffer = Given.Pdf });
            await buyer.Press("#attach button");
        }
        await buyer.Press("#submit button");
        var number = new Uri(buyer.Page.Url).Segments[^1];
        await buyer.Visit("/declarations");

        await using var township = await (await chromium.Window(market, width)).SignIn(of.Township);
        await township.Visit("/oversight");
        await township.Visit("/oversight/declarations");
        await township.Press("tbody .row-title a");
        await township.Press("#check button");

        await using var county = await (await chromium.Window(market, width)).SignIn(of.County);
        await county.Visit("/oversight/goals?year=2026");
        await county.Visit($"/declarations/{number}");
        await county.PressAndAgree("#verify button");
        await county.Visit("/oversight/goals?year=2026");
        await Assertions.Expect(county.Page.Locator("main")).ToContainTextAsync("2,400.00");
        await county.Visit($"/oversight/ledger?q={number}");
        foreach (var page in new[] { "/pledges", "/activities", "/activities/new" }) await county.Visit(page);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task A_pledge_is_written_and_signed_and_an_activity_entered(int width)
    {
        var unit = await market.Given.BuyingUnit();
        await using var buyer = await (await chromium.Window(market, width)).SignIn(unit.Buyer);
        await buyer.Visit("/pledges");
        await buyer.Visit("/pledges/new");
        await buyer.Fill("#keep-pledge", ("Amount", "50000"));
        await buyer.Press("#keep-pledge .btn-primary");
        await using var approver = await (await chromium.Window(market, width)).SignIn(unit.Approver);
        await approver.Visit(new Uri(buyer.Page.Url).AbsolutePath);
        await approver.Fill("#sign", ("DocumentNumber", "示例函1号"));
        await approver.Press("#sign .btn-primary");
        await approver.Visit("/pledges");
        await buyer.Visit("/activities/new");
        await buyer.Fill("#keep-activity", ("Title", "进校园"), ("Place", "操场"));
        await buyer.Press("#keep-activity .btn-primary");
        await buyer.Visit("/activities");
    }
}
