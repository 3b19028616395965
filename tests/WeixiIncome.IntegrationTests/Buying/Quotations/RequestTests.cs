using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Buying.Quotations;

/// <summary>A buyer writes, changes, publishes and withdraws requests.</summary>
public abstract class RequestTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Visitor buyer = null!;
    private string rice = "";

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit("测试食堂");
        await market.Given.Address(unit.Organisation);
        buyer = await market.As(unit.Buyer);
        rice = (await market.InDb(db => db.Categories.Where(c => c.Code == "rice").Select(c => c.Id).SingleAsync())).ToString();
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private (string, string?)[] Typed(params (string Name, string? Value)[] changed)
    {
        var fields = new Dictionary<string, string?>
        {
            ["Title"] = "十二月大米", ["Deadline"] = "2026-11-23T17:00", ["DeliverFrom"] = "2026-11-25", ["DeliverTo"] = "2026-12-05", ["Ceiling"] = "3000",
            ["Lines[0].Product"] = "大米", ["Lines[0].CategoryId"] = rice, ["Lines[0].Quantity"] = "100", ["Lines[0].Unit"] = "Kilogram",
        };
        foreach (var (name, value) in changed) fields[name] = value;
        return [.. fields.Select(field => (field.Key, field.Value))];
    }

    private Task<Quotation> Only() => market.InDb(db => db.Quotations.AsNoTracking().Include(q => q.Lines).SingleAsync());

    [Fact]
    public async Task A_draft_is_written_changed_published_and_then_fixed()
    {
        var seller = await market.Given.Seller();
        var saved = await buyer.Submit(await buyer.Get("/quotations/new"), "#quotation-form", Typed());
        Assert.Equal("/quotations/XJ20261120-0001", saved.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(seller.Clerk)).Get("/supply/quotations/XJ20261120-0001")).Status);

        var (edit, other) = (await buyer.Get("/quotations/XJ20261120-0001/edit"), await buyer.Get("/quotations/XJ20261120-0001/edit"));
        await buyer.Submit(edit, "#quotation-form", Typed(("Lines[0].Quantity", "120"), ("Lines[1].Product", "糯米"), ("Lines[1].CategoryId", rice), ("Lines[1].Quantity", "20.5"), ("Lines[1].Unit", "Jin")));
        var draft = await Only();
        Assert.Equal([120_000, 10_250], draft.Lines.OrderBy(l => l.Position).Select(l => l.Quantity));
        // 17:00 in China.
        Assert.Equal(new DateTime(2026, 11, 23, 9, 0, 0), draft.Deadline);

        var stale = await buyer.Submit(other, "#quotation-form", Typed(("Title", "别的")));
        Assert.Contains("刚刚被别人修改", stale.Text);
        Assert.Equal("别的", stale.Document.QuerySelector("#Title")!.GetAttribute("value"));

        await buyer.Submit(await buyer.Get("/quotations/XJ20261120-0001"), "#publish");
        Assert.Equal(QuotationStatus.Published, (await Only()).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await market.As(seller.Clerk)).Get("/supply/quotations/XJ20261120-0001")).Status);
        var late = await buyer.Submit(await buyer.Get("/quotations/XJ20261120-0001/edit"), "#quotation-form", Typed(("Title", "改名")));
        Assert.Contains("已发布，不能再改", late.Document.QuerySelector(".form-errors")?.TextContent ?? late.Text);
        Assert.Equal("十二月大米", (await Only()).Title);
    }

    [Theory]
    [InlineData("Title", "", "请填写询价名称")]
    [InlineData("Deadline", "abc", "不是有效的报价截止时间")]
    [InlineData("Deadline", "2027-11-23T17:00", "截止时间太远")]
    [InlineData("DeliverFrom", "2026-11-22", "不能早于报价截止日")]
    [InlineData("DeliverTo", "2026-11-24", "最晚送货日期不能早于")]
    [InlineData("Ceiling", "-5", "应大于 0")]
    [InlineData("Lines[0].Quantity", "0", "数量应大于 0")]
    [InlineData("Lines[0].Quantity", "0.0001", "太细")]
    [InlineData("Lines[0].CategoryId", "", "请选择品类")]
    [InlineData("Lines[0].Unit", "Litre", "与品类不符")]
    [InlineData("Purpose", "Personal", "不能选“个人”")]
    [InlineData("Invited", "one", "至少邀请 3 家")]
    public async Task A_wrong_field_is_told_in_a_sentence_and_nothing_typed_is_lost(string field, string typed, string said)
    {
        if (typed == "one") typed = (await market.Given.Cooperative()).Id.ToString();
        var seen = await buyer.Submit(await buyer.Get("/quotations/new"), "#quotation-form", Typed(("Note", "请送到后门"), (field, typed)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(said, seen.Text);
        Assert.Contains("请送到后门", seen.Document.QuerySelector("textarea[name=Note]")!.TextContent);
        Assert.Equal(0, await market.InDb(db => db.Quotations.CountAsync()));
    }

    [Fact]
    public async Task The_same_form_posted_twice_makes_one_request_and_a_passed_deadline_is_not_published()
    {
        var page = await buyer.Get("/quotations/new");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => buyer.Submit(page, "#quotation-form", Typed())));
        await Only();
        var ready = await buyer.Get("/quotations/XJ20261120-0001");
        market.Clock.Advance(TimeSpan.FromDays(4));
        var seen = await buyer.Submit(ready, "#publish");
        Assert.Contains("至少要在一小时以后", seen.Text);
        Assert.Equal(QuotationStatus.Draft, (await Only()).Status);
    }

    [Fact]
    public async Task A_withdrawal_needs_a_reason_and_tells_those_who_were_asked_but_not_once_it_was_opened()
    {
        var seller = await market.Given.Seller();
        var request = await market.Given.Request(unit);
        var clerk = await market.As(seller.Clerk);
        await clerk.Answer(request, ("18", "10"));
        var page = await buyer.Get(request.Page);
        Assert.Contains("请填写撤回原因", (await buyer.Submit(page, "#withdraw", ("Reason", ""))).Text);
        await buyer.Submit(page, "#withdraw", ("Reason", "计划有变"));
        Assert.Equal(QuotationStatus.Withdrawn, (await Only()).Status);
        Assert.Contains("计划有变", (await clerk.Get("/notices")).Text);
        var refused = await clerk.PostTo($"{request.SupplyPage}/bid", ("Number", request.Number), ("Lines[0].LineId", request.Lines[0].Id.ToString()), ("Lines[0].OfferId", seller.Offer.Id.ToString()),
            ("Lines[0].Price", "9"), ("Lines[0].Quantity", "10"), ("Lines[0].DeliverOn", "2026-11-25"));
        Assert.Contains("已撤回这次询价", refused.Text);
        // What was handed in is not read, even now.
        Assert.DoesNotContain("¥18.00", (await buyer.Get(request.Page)).Text);

        var other = await market.Given.Request(unit);
        market.Clock.Advance(TimeSpan.FromDays(1));
        var before = await buyer.Get(other.Page);
        await buyer.Submit(before, "#open");
        var seen = await buyer.PostTo($"{other.Page}/withdraw", ("Number", other.Number), ("Reason", "看了价格再说"));
        Assert.Contains("已经开启，不能撤回", seen.Text);
        await buyer.Submit(await buyer.Get(other.Page), "#fail", ("Reason", "没有人报价"));
        Assert.Equal(QuotationStatus.Failed, await market.InDb(db => db.Quotations.Where(q => q.Number == other.Number).Select(q => q.Status).SingleAsync()));
    }

    [Fact]
    public async Task Other_units_suppliers_and_individuals_find_nothing_and_officers_no_drafts()
    {
        var draft = await market.Given.Request(unit, published: false);
        var published = await market.Given.Request(unit);
        var stranger = await market.As((await market.Given.BuyingUnit()).Buyer);
        foreach (var path in new[] { draft.Page, published.Page, $"{draft.Page}/edit" }) Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(path)).Status);
        var person = await market.As(await market.Given.Member(await market.Given.Organisation(OrganisationKind.Person), MarketRole.Individual));
        Assert.NotEqual(HttpStatusCode.OK, (await person.Get("/quotations/new")).Status);
        var county = await market.As(await market.Given.CountySupervisor());
        Assert.Equal(HttpStatusCode.NotFound, (await county.Get(draft.Page)).Status);
        Assert.Equal(HttpStatusCode.OK, (await county.Get(published.Page)).Status);
        var list = await county.Get("/quotations");
        Assert.Contains(published.Number, list.Text);
        Assert.DoesNotContain(draft.Number, list.Text);
        Assert.NotEqual(HttpStatusCode.OK, (await market.Anyone().Get("/quotations")).Status);
        Assert.Equal(Purpose.Canteen, await market.InDb(db => db.Quotations.Where(q => q.Number == draft.Number).Select(q => q.Purpose).SingleAsync()));
    }
}

public sealed class RequestsOnSqlite(SqliteDatabases databases) : RequestTests(databases);

public sealed class RequestsOnMySql(MySqlDatabases databases) : RequestTests(databases);
