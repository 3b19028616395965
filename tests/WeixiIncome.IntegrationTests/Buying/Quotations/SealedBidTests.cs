using System.Net;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Buying.Quotations;

namespace WeixiIncome.IntegrationTests.Buying.Quotations;

/// <summary>What suppliers hand in stays sealed until it is opened after the deadline, and nothing is handed in after it.</summary>
public abstract class SealedBidTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Request request = null!;
    private Seller rice = null!;
    private Seller rival = null!;
    private Visitor clerk = null!;
    private Visitor buyer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        rice = await market.Given.Seller("老黑谷米");
        rival = await market.Given.Seller("红米");
        request = await market.Given.Request();
        clerk = await market.As(rice.Clerk);
        buyer = await market.As(request.Unit.Buyer);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<List<Bid>> Bids() => market.InDb(db => db.Set<Bid>().AsNoTracking().Include(b => b.Lines).Include(b => b.Revisions).ToListAsync());

    private async Task<int> Tick(Market? of = null)
    {
        await using var scope = (of ?? market).Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CloseDueQuotations());
    }

    [Fact]
    public async Task A_supplier_hands_in_revises_and_withdraws_and_each_revision_is_kept()
    {
        Assert.Contains("有新的询价", (await clerk.Get("/notices")).Text);
        Assert.Contains(request.Number, (await clerk.Get("/supply/quotations")).Text);

        Assert.Equal(HttpStatusCode.Found, (await clerk.Answer(request, ("18.88", "80"))).Status);
        Assert.Equal(HttpStatusCode.Found, (await clerk.Answer(request, ("17.77", "100"))).Status);
        var bid = Assert.Single(await Bids());
        Assert.Equal((2, 1777, 100_000, 177_700), (bid.Revision, bid.Lines.Single().Price.Fen, bid.Lines.Single().Quantity, bid.Lines.Single().Amount.Fen));
        Assert.Contains("1888", bid.Revisions.Single(r => r.Number == 1).Content, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await clerk.Submit(await clerk.Get(request.SupplyPage), "#withdraw-bid")).Status);
        bid = Assert.Single(await Bids());
        Assert.True(bid.IsWithdrawn);
        Assert.Equal(3, bid.Revisions.Count);
        Assert.Contains("0 份", (await buyer.Get(request.Page)).Text);
        await Assert.ThrowsAnyAsync<Exception>(() => market.InDb(db => db.Database.ExecuteSqlRawAsync("UPDATE BidRevisions SET Content = ''")));
    }

    [Fact]
    public async Task Before_the_opening_nobody_reads_a_price_by_any_way()
    {
        await clerk.Answer(request, ("18.88", "80"));
        await (await market.As(rival.Clerk)).Answer(request, ("16.66", "90"));
        var county = await market.As(await market.Given.CountySupervisor());
        var admin = await market.As(await market.Given.Member(await market.Given.Organisation(OrganisationKind.Platform), MarketRole.Administrator));
        var approver = await market.As(request.Unit.Approver);
        foreach (var late in new[] { false, true })
        {
            if (late)
            {
                market.Clock.Advance(TimeSpan.FromDays(1));
                await Tick();
            }
            foreach (var (who, visitor) in new[] { ("buyer", buyer), ("approver", approver), ("county", county), ("admin", admin) })
                foreach (var path in new[] { "/quotations", request.Page, $"{request.Page}/export?format=csv", "/quotations/export?format=csv", $"{request.Page}/award", "/notices" })
                {
                    var seen = Encoding.UTF8.GetString(await Bytes(visitor, path));
                    Assert.False(seen.Contains("18.88", StringComparison.Ordinal) || seen.Contains("16.66", StringComparison.Ordinal), $"{who} reads a price at {path}, late: {late}");
                    Assert.False(seen.Contains(rice.Organisation.Name, StringComparison.Ordinal), $"{who} reads who answered at {path}, late: {late}");
                }
            Assert.Contains("2 份", (await buyer.Get(request.Page)).Text);
            var rivals = await market.As(rival.Clerk);
            Assert.DoesNotContain("18.88", (await rivals.Get(request.SupplyPage)).Html);
        }
        // Opening by the wrong people, and by the right ones: then the prices are there.
        Assert.NotEqual(HttpStatusCode.OK, (await county.PostTo($"{request.Page}/open", ("Number", request.Number))).Status);
        Assert.Equal(HttpStatusCode.Found, (await buyer.Submit(await buyer.Get(request.Page), "#open")).Status);
        Assert.Contains("¥18.88", (await buyer.Get(request.Page)).Text);
        Assert.Contains("18.88", Encoding.UTF8.GetString(await Bytes(buyer, $"{request.Page}/export?format=csv")));
        // A rival never reads the other's price, and no other unit reads anything.
        Assert.DoesNotContain("18.88", (await (await market.As(rival.Clerk)).Get(request.SupplyPage)).Html);
        Assert.NotEqual(HttpStatusCode.OK, (await (await market.As(rival.Clerk)).Get(request.Page)).Status);
        var stranger = await market.Given.BuyingUnit();
        foreach (var path in new[] { request.Page, $"{request.Page}/export", $"{request.Page}/award" })
            Assert.NotEqual(HttpStatusCode.OK, (await (await market.As(stranger.Buyer)).Get(path)).Status);
    }

    private static async Task<byte[]> Bytes(Visitor visitor, string path) => Encoding.UTF8.GetBytes((await visitor.Get(path)).Html);

    [Fact]
    public async Task An_answer_at_or_after_the_deadline_is_refused_in_a_sentence_whatever_the_page_showed()
    {
        await clerk.Answer(request, ("18.88", "80"));
        var page = await clerk.Get(request.SupplyPage);
        market.Clock.Advance(TimeSpan.FromDays(1));

        var revised = await clerk.Submit(page, "#bid", ("Lines[0].Price", "9.99"));
        var withdrawn = await clerk.Submit(page, "#withdraw-bid");
        var late = await (await market.As(rival.Clerk)).PostTo($"{request.SupplyPage}/bid", ("Number", request.Number), ("Lines[0].LineId", request.Lines[0].Id.ToString()),
            ("Lines[0].OfferId", rival.Offer.Id.ToString()), ("Lines[0].Price", "9"), ("Lines[0].Quantity", "10"), ("Lines[0].DeliverOn", "2026-11-25"), ("FormKey", Guid.NewGuid().ToString()));

        foreach (var seen in new[] { revised, withdrawn, late })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
            Assert.Contains("截止，不能再提交", seen.Text);
        }
        var bid = Assert.Single(await Bids());
        Assert.Equal((1, 1888, false), (bid.Revision, bid.Lines.Single().Price.Fen, bid.IsWithdrawn));
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
    }

    [Fact]
    public async Task Nobody_opens_before_the_deadline_and_the_buyer_may_open_before_the_job_comes()
    {
        await clerk.Answer(request, ("18.88", "80"));
        var early = await buyer.PostTo($"{request.Page}/open", ("Number", request.Number), ("FormKey", Guid.NewGuid().ToString()));
        Assert.Contains("还没有到，不能开启", early.Text);
        market.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Found, (await buyer.Submit(await buyer.Get(request.Page), "#open")).Status);
        var quotation = await market.InDb(db => db.Quotations.SingleAsync());
        Assert.Equal((QuotationStatus.Opened, request.Unit.Buyer.Id), (quotation.Status, quotation.OpenedBy!.Value));
        Assert.Contains("的报价已开启", (await (await market.As(request.Unit.Approver)).Get("/notices")).Text);
    }

    [Fact]
    public async Task The_deadline_is_told_once_by_three_processes_at_once_and_what_nobody_awards_expires_once()
    {
        await clerk.Answer(request, ("18.88", "80"));
        Assert.Equal(0, await Tick());
        market.Clock.Advance(TimeSpan.FromDays(1));
        await using var second = market.Replica();
        await using var third = market.Replica();
        foreach (var replica in new[] { second, third }) replica.Clock.SetUtcNow(market.Clock.GetUtcNow());

        var moved = await Task.WhenAll(Tick(), Tick(second), Tick(third), Tick(), Tick(second));
        Assert.Equal(1, moved.Sum());
        Assert.Equal(0, await Tick());
        Assert.Equal(1, await Told(request.Unit.Buyer, "询价“{0}”已截止，收到 {1} 份报价，请开启。"));

        market.Clock.Advance(TimeSpan.FromDays(Quotation.DaysToAward));
        foreach (var replica in new[] { second, third }) replica.Clock.SetUtcNow(market.Clock.GetUtcNow());
        Assert.Equal(1, (await Task.WhenAll(Tick(), Tick(second), Tick(third))).Sum());
        Assert.Equal(QuotationStatus.Expired, await market.InDb(db => db.Quotations.Select(q => q.Status).SingleAsync()));
        Assert.Equal(1, await Told(rice.Clerk, "询价“{0}”逾期未定标，已过期。"));
        Assert.DoesNotContain("id=\"open\"", (await buyer.Get(request.Page)).Html);
    }

    private Task<int> Told(Person person, string sentence) => market.InDb(db => db.Notices.CountAsync(n => n.MemberId == person.Id && n.Sentence == sentence));

    [Fact]
    public async Task Two_answers_of_one_supplier_at_once_become_one_and_the_second_is_told()
    {
        var colleague = await market.As(await market.Given.Member(rice.Organisation, MarketRole.CooperativeClerk));
        var (mine, theirs) = (await clerk.Get(request.SupplyPage), await colleague.Get(request.SupplyPage));

        var answers = await Task.WhenAll(clerk.Submit(mine, "#bid", ("Lines[0].Price", "18")), colleague.Submit(theirs, "#bid", ("Lines[0].Price", "17")));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Found);
        Assert.Matches("刚刚", answers.Single(a => a.Status == HttpStatusCode.UnprocessableEntity).Text);
        var bid = Assert.Single(await Bids());
        Assert.Equal(1, bid.Revision);
        Assert.Single(bid.Revisions);
    }

    [Fact]
    public async Task Many_suppliers_answer_at_once_and_each_has_its_answer()
    {
        var sellers = new List<Seller> { rice, rival };
        for (var i = 0; i < 4; i++) sellers.Add(await market.Given.Seller($"米{i}"));
        var pages = new List<(Visitor Visitor, Seen Page)>();
        foreach (var seller in sellers)
        {
            var visitor = await market.As(seller.Clerk);
            pages.Add((visitor, await visitor.Get(request.SupplyPage)));
        }
        var answers = await Task.WhenAll(pages.Select(p => p.Visitor.Submit(p.Page, "#bid", ("Lines[0].Price", "18"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.Status));
        Assert.Equal(6, (await Bids()).Count);
        Assert.Contains("6 份", (await buyer.Get(request.Page)).Text);
    }

    [Theory]
    [InlineData("Lines[0].Price", "-1", "单价应大于 0")]
    [InlineData("Lines[0].Price", "0.001", "太细")]
    [InlineData("Lines[0].Quantity", "101", "不超过 100 公斤")]
    [InlineData("Lines[0].Quantity", "", "请填写可供数量")]
    [InlineData("Lines[0].DeliverOn", "2027-01-01", "送货日期应在")]
    [InlineData("Lines[0].OfferId", "0198a8a8-0000-7000-8000-000000000001", "请选择您的一个在售产品")]
    [InlineData("Lines[0].Price", "", "请至少给一行报价")]
    public async Task A_wrong_answer_is_refused_in_a_sentence_and_what_was_typed_stays(string field, string typed, string said)
    {
        var seen = await clerk.Submit(await clerk.Get(request.SupplyPage), "#bid", ("Lines[0].Price", "18.88"), ("Lines[0].QualityMarks", "绿色食品"), (field, typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(said, seen.Text);
        Assert.Equal("绿色食品", seen.Document.QuerySelector("[name='Lines[0].QualityMarks']")!.GetAttribute("value"));
        Assert.Empty(await Bids());
    }

    [Fact]
    public async Task Only_invited_suppliers_see_and_answer_a_closed_request_and_the_ceiling_is_shown_to_none()
    {
        var third = await market.Given.Seller("糯米");
        var invited = await market.Given.Request(request.Unit, invited: [rice.Organisation.Id, third.Organisation.Id, (await market.Given.Seller("香米")).Organisation.Id], ceiling: 12345.67m);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Get(invited.SupplyPage)).Status);
        Assert.DoesNotContain("12,345.67", (await clerk.Get(invited.SupplyPage)).Html);
        Assert.Contains("12,345.67", (await buyer.Get(invited.Page)).Text);
        var outsider = await market.As(rival.Clerk);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Get(invited.SupplyPage)).Status);
        var posted = await outsider.PostTo($"{invited.SupplyPage}/bid", ("Number", invited.Number), ("Lines[0].LineId", invited.Lines[0].Id.ToString()), ("Lines[0].OfferId", rival.Offer.Id.ToString()),
            ("Lines[0].Price", "9"), ("Lines[0].Quantity", "10"), ("Lines[0].DeliverOn", "2026-11-25"));
        Assert.Equal(HttpStatusCode.NotFound, posted.Status);
        Assert.Empty(await Bids());
    }
}

public sealed class SealedBidsOnSqlite(SqliteDatabases databases) : SealedBidTests(databases);

public sealed class SealedBidsOnMySql(MySqlDatabases databases) : SealedBidTests(databases);
