using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.IntegrationTests.Ledger.Declarations;

public abstract class DoublesTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Declaring of = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        of = await market.Given.Declaring();
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task The_same_invoice_is_refused_and_strangers_do_not_learn_where_it_stands()
    {
        var invoice = Given.InvoiceNumber();
        var (first, _) = await market.Given.Submitted(of, invoice: invoice);
        var (number, again) = await market.Given.Submitted(of, invoice: invoice, changed: ("Lines[0].Amount", "99"));
        Assert.Equal((HttpStatusCode)422, again.Status);
        Assert.Contains($"已用在 {first}", again.Text);
        Assert.Equal(DeclarationStatus.Draft, (await market.Given.Declaration(number)).Status);

        var foreign = await market.Given.Submitted(await market.Given.Declaring(), invoice: invoice);
        Assert.Contains("已被另一笔采购使用", foreign.Seen.Text);
        Assert.DoesNotContain(first, foreign.Seen.Html);
    }

    [Fact]
    public async Task An_invoice_of_an_order_of_this_platform_is_refused()
    {
        var purchase = await market.Given.Purchase();
        await market.Given.Prove(purchase);
        var invoice = (await market.Given.Payable(purchase)).Invoices[0].Number;
        var (_, seen) = await market.Given.Submitted(of, invoice: invoice);
        Assert.Equal((HttpStatusCode)422, seen.Status);
        Assert.Contains("已被另一笔采购使用", seen.Text);
    }

    [Fact]
    public async Task A_declared_invoice_cannot_prove_an_order_too_and_a_stranger_does_not_learn_where_it_stands()
    {
        var invoice = Given.InvoiceNumber();
        var (number, _) = await market.Given.Submitted(of, invoice: invoice);
        var unit = await market.Given.BuyingUnit();
        var order = await market.Given.PlacedOrder(unit, await market.Given.Seller(), Domain.Orders.OrderStatus.Accepted, 5000);
        var treasurer = await market.As(unit.Treasurer);
        var page = await treasurer.Get($"/payments/{order.Number}/invoice");
        var seen = await treasurer.Submit(page, "form#record-invoice", ("InvoiceNumber", invoice), ("IssuedOn", "2026-11-20"), ("Amount", "100"));
        Assert.Equal((HttpStatusCode)422, seen.Status);
        Assert.Contains("已被平台上另一笔采购使用", seen.Text);
        Assert.DoesNotContain(number, seen.Text);
        Assert.Empty(await market.InDb(db => db.Payables.SelectMany(p => p.Invoices).ToListAsync()));
    }

    [Fact]
    public async Task An_order_on_832_of_the_same_number_is_pointed_out_and_refused_once_it_is_told_to_be_an_order_here()
    {
        var bought = await market.Given.Bought832(of.Unit, 100m, new DateOnly(2026, 11, 12));
        (string, string?)[] ordered = [("Venue", "Platform832"), ("VenueOrderNumber", bought.Number)];
        var (first, seen) = await market.Given.Submitted(of, changed: ordered);
        Assert.Equal(HttpStatusCode.Redirect, seen.Status);
        var township = await market.As(of.Township);
        Assert.NotNull((await township.Get($"/declarations/{first}")).Document.QuerySelector($".callout a[href='/reserve/purchases/{bought.Number}']"));

        var purchase = await market.Given.Purchase();
        await market.InDb(db => db.Purchases832.Where(p => p.Id == bought.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.OrderId, purchase.OrderId)));
        await township.Submit(await township.Get($"/declarations/{first}"), "form#reject", ("Reason", "不属实"));
        var (_, again) = await market.Given.Submitted(of, changed: ordered);
        Assert.Equal((HttpStatusCode)422, again.Status);
        Assert.Contains($"号码 {bought.Number} 已被另一笔采购使用", again.Text);
    }

    [Fact]
    public async Task What_the_unit_bought_on_832_of_the_same_supplier_and_amount_about_that_day_is_shown_to_the_checker()
    {
        var (number, _) = await market.Given.Submitted(of);
        var declared = await market.Given.Declaration(number);
        var bought = await market.Given.Bought832(of.Unit, declared.Total.Fen / 100m, declared.SoldOn.AddDays(2), supplier: of.Supplier.Name);
        var elsewhere = await market.Given.Bought832(of.Unit, declared.Total.Fen / 100m, declared.SoldOn.AddDays(4), supplier: of.Supplier.Name);
        var page = await (await market.As(of.Township)).Get($"/declarations/{number}");
        Assert.NotNull(page.Document.QuerySelector($".callout a[href='/reserve/purchases/{bought.Number}']"));
        Assert.Null(page.Document.QuerySelector($".callout a[href='/reserve/purchases/{elsewhere.Number}']"));
    }

    [Fact]
    public async Task An_order_number_of_another_venue_counts_once_and_a_rejected_one_is_free_again()
    {
        (string, string?)[] ordered = [("Venue", "Platform832"), ("VenueOrderNumber", "d832-0001")];
        var (first, _) = await market.Given.Submitted(of, changed: ordered);
        var (_, again) = await market.Given.Submitted(of, changed: ordered);
        Assert.Contains($"D832-0001 已用在 {first}", again.Text);
        var township = await market.As(of.Township);
        await township.Submit(await township.Get($"/declarations/{first}"), "form#reject", ("Reason", "不属实"));
        var (_, third) = await market.Given.Submitted(of, changed: ordered);
        Assert.Equal(HttpStatusCode.Redirect, third.Status);
    }

    [Fact]
    public async Task Two_who_hand_in_the_same_number_at_once_have_it_once()
    {
        var invoice = Given.InvoiceNumber();
        var other = await market.Given.Declaring();
        var forms = new List<(Visitor Visitor, Seen Page)>();
        foreach (var unit in new[] { of, other })
        {
            var buyer = await market.As(unit.Buyer);
            var (number, _) = await market.Given.Keep(unit, buyer, DeclarationKind.Offline, invoice);
            await Given.Prove(buyer, number, DeclarationKind.Offline);
            forms.Add((buyer, await buyer.Get($"/declarations/{number}")));
        }
        var answers = await Task.WhenAll(forms.Select(f => f.Visitor.Submit(f.Page, "form#submit")));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Single(answers, a => a.Status == (HttpStatusCode)422);
        Assert.Equal(1, await market.InDb(db => db.Declarations.CountAsync(d => d.Status == DeclarationStatus.Submitted)));
    }

    [Fact]
    public async Task A_like_deal_within_three_days_is_shown_to_the_checker_with_its_link_and_not_to_the_unit()
    {
        var (first, _) = await market.Given.Submitted(of);
        var (near, _) = await market.Given.Submitted(of, changed: [("SoldOn", "2026-11-15"), ("PaidOn", "2026-11-15")]);
        var (far, _) = await market.Given.Submitted(of, changed: [("SoldOn", "2026-11-11"), ("PaidOn", "2026-11-11")]);
        var township = await market.As(of.Township);
        var page = await township.Get($"/declarations/{first}");
        Assert.NotNull(page.Document.QuerySelector($".callout a[href='/declarations/{near}']"));
        Assert.Null(page.Document.QuerySelector($".callout a[href='/declarations/{far}']"));
        Assert.Null((await (await market.As(of.Buyer)).Get($"/declarations/{first}")).Document.QuerySelector(".callout a"));
    }

    [Fact]
    public async Task An_order_here_of_the_same_supplier_amount_and_day_is_shown()
    {
        var unit = await market.Given.BuyingUnit();
        var seller = await market.Given.Seller();
        var order = await market.Given.PlacedOrder(unit, seller, Domain.Orders.OrderStatus.Accepted, 5000);
        var declaring = of with { Unit = unit.Organisation, Buyer = unit.Buyer, Supplier = seller.Organisation };
        var (number, _) = await market.Given.Submitted(declaring, changed: [("Lines[0].Amount", "100"), ("Purpose", "Union")]);
        Assert.NotNull((await (await market.As(of.Township)).Get($"/declarations/{number}")).Document.QuerySelector($".callout a[href='/orders/{order.Number}']"));
    }

    [Fact]
    public async Task Papers_are_read_by_those_who_may_see_the_declaration_and_by_nobody_else()
    {
        var (number, _) = await market.Given.Submitted(of);
        var file = (await market.Given.Declaration(number)).Papers[0].FileId;
        async Task<HttpStatusCode> Of(Person person) => (await (await market.As(person)).Get($"/files/{file}")).Status;
        foreach (var person in new[] { of.Buyer, of.Township, of.County }) Assert.Equal(HttpStatusCode.OK, await Of(person));
        Assert.Equal(HttpStatusCode.NotFound, await Of(await market.Given.TownshipOfficer("533423103")));
        Assert.Equal(HttpStatusCode.NotFound, await Of((await market.Given.Declaring()).Buyer));
        Assert.Equal(HttpStatusCode.NotFound, await Of(await market.Given.Member(of.Supplier, MarketRole.CooperativeClerk)));
    }

    [Fact]
    public async Task Lists_ledger_and_sheets_show_declared_purchases_by_their_own_number_and_words()
    {
        var number = await market.Given.Entered(of);
        var county = await market.As(of.County);
        var ledger = await county.Get("/oversight/ledger?q=" + number);
        Assert.Equal(3, ledger.Document.QuerySelectorAll($"tbody a[href='/declarations/{number}']").Length);
        foreach (var text in new[] { "鲜山药", "200 公斤", of.Supplier.Name, "申报采购" }) Assert.Contains(text, ledger.Text);
        Assert.NotNull((await county.Get("/oversight")).Document.QuerySelector($".inbox a[href='/declarations/{number}']"));
        var sheet = Sheet.Read(new MemoryStream(await county.Download("/oversight/ledger/export?format=csv")), "a.csv");
        Assert.All(sheet.Rows, row => Assert.Equal((number, "鲜山药", "线下"), (row["来源编号"], row["产品"], row["发生地"])));
        var own = Sheet.Read(new MemoryStream(await (await market.As(of.Buyer)).Download("/declarations/export?format=xlsx")), "a.xlsx");
        Assert.Equal((number, "2400"), (own.Rows.Single()["申报编号"], own.Rows.Single()["金额"].Replace(".00", "")));
        Assert.Empty(Sheet.Read(new MemoryStream(await (await market.As((await market.Given.Declaring()).Buyer)).Download("/declarations/export?format=csv")), "a.csv").Rows);
    }

    [Fact]
    public async Task The_paper_prints_with_its_number()
    {
        var (number, _) = await market.Given.Submitted(of);
        var buyer = await market.As(of.Buyer);
        var printed = await buyer.Submit(await buyer.Get($"/declarations/{number}"), "form#print");
        var paper = await buyer.Follow(printed);
        Assert.Contains("采购申报单", paper.Text);
        Assert.Contains(number, paper.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As((await market.Given.Declaring()).Buyer)).PostTo($"/declarations/{number}/print", ("FormKey", Guid.NewGuid().ToString()))).Status);
    }
}

public sealed class DoublesOnSqlite(SqliteDatabases databases) : DoublesTests(databases);

public sealed class DoublesOnMySql(MySqlDatabases databases) : DoublesTests(databases);
