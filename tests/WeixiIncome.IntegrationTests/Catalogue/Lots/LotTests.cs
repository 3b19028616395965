using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Catalogue.Lots;

/// <summary>From the scale to the label, the trace and the recall.</summary>
public abstract class LotTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Seller seller = null!;
    private Household household = null!;
    private Visitor clerk = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        seller = await market.Given.Seller("鲜核桃", category: "walnut");
        household = await market.Given.Household(boundTo: seller.Organisation);
        clerk = await market.As(seller.Clerk);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<Lot> Only() => market.InDb(db => db.Lots.AsNoTracking().Include(l => l.Shares).Include(l => l.WeighIns).SingleAsync());

    private async Task<string> Opened()
    {
        var seen = await clerk.Submit(await clerk.Get("/supply/lots"), "#open", ("Grade", "一级"), ("VillageCode", Given.Village));
        return seen.Location!.ToString().Split('=')[1];
    }

    private async Task<Seen> Weigh(string lot, string? household, string gross, string tare = "0", string price = "8", Guid? key = null) =>
        await clerk.Submit(await clerk.Get($"/supply/weigh-in?lot={lot}"), "#weigh", [("Lot", lot), ("Household", household), ("Gross", gross), ("Tare", tare), ("Price", price), .. key is { } k ? new (string, string?)[] { ("FormKey", k.ToString()) } : []]);

    [Fact]
    public async Task Produce_is_weighed_in_owed_and_signed_for()
    {
        var lot = await Opened();
        var seen = await clerk.Follow(await Weigh(lot, household.Number, "52.5", "2.5"));
        Assert.Contains("已过磅，收据 GB", seen.Text);
        await Weigh(lot, null, "10");
        var kept = await Only();
        Assert.Equal((60_000L, 60_000L, 50_000L), (kept.Quantity, kept.Available, kept.AlleviatedWeight));
        var due = await market.InDb(db => db.HouseholdDues.SingleAsync());
        Assert.Equal((household.Id, 400_00L, lot), (due.HouseholdId, due.Amount.Fen, due.LotNumber));
        var receipt = await clerk.Get($"/supply/weigh-ins/{kept.WeighIns.Single(w => w.HouseholdId is not null).Number}");
        foreach (var said in new[] { "50 公斤", "¥400.00", "和**" }) Assert.Contains(said, receipt.Text);
        Assert.DoesNotContain("和示例", receipt.Html);
        Assert.Contains("签字或按手印", (await clerk.Get($"/supply/lots/{lot}/signatures")).Text);
    }

    [Fact]
    public async Task What_the_phone_kept_is_sent_once_and_keeps_the_time_of_weighing()
    {
        var (lot, key) = (await Opened(), Guid.NewGuid());
        market.Clock.Advance(TimeSpan.FromHours(3));
        var page = await clerk.Get("/supply/weigh-in");
        (string, string?)[] typed = [("FormKey", key.ToString()), ("Lot", lot), ("Household", household.Number), ("Gross", "20"), ("Price", "8"), ("WeighedAt", market.Clock.GetUtcNow().AddHours(-2).ToString("O"))];
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => clerk.Submit(page, "#weigh", typed)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.Status));
        var weighed = Assert.Single((await Only()).WeighIns);
        Assert.Equal(TimeSpan.FromHours(2), weighed.RecordedAt - weighed.WeighedAt);
        Assert.Contains("太早", (await clerk.Submit(page, "#weigh", [.. typed.Skip(1).SkipLast(1), ("FormKey", Guid.NewGuid().ToString()), ("WeighedAt", market.Clock.GetUtcNow().AddDays(-20).ToString("O"))])).Text);
    }

    [Fact]
    public async Task What_a_phone_kept_counts_once_whichever_clerk_sends_it()
    {
        var (lot, key) = (await Opened(), Guid.NewGuid());
        var colleague = await market.As(await market.Given.Member(seller.Organisation, MarketRole.CooperativeClerk));
        var first = await Weigh(lot, household.Number, "20", key: key);
        var (page, typed) = (await colleague.Get("/supply/weigh-in"), new (string, string?)[] { ("FormKey", key.ToString()), ("Lot", lot), ("Household", household.Number), ("Gross", "20"), ("Price", "8") });
        var second = await colleague.Submit(page, "#weigh", typed);
        Assert.Equal((first.Status, first.Location), (second.Status, second.Location));
        var receipt = Assert.Single((await Only()).WeighIns).Number;
        Assert.Contains(receipt, (await colleague.Follow(second)).Text);
        Assert.Equal(160_00, await market.InDb(db => db.HouseholdDues.SumAsync(d => (long)d.Amount)));
        // At the same moment too.
        var other = Guid.NewGuid().ToString();
        var both = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? clerk : colleague).Submit(page, "#weigh", [("FormKey", other), .. typed.Skip(1)])));
        Assert.DoesNotContain(both, a => a.Status == HttpStatusCode.InternalServerError);
        Assert.Equal((2, 40_000L), ((await Only()).WeighIns.Count, (await Only()).Available));
        // Another supplier's key is another key.
        var stranger = await market.Given.Seller("鲜核桃", category: "walnut");
        var theirs = await market.Given.Lot(stranger.Product, [], ready: false);
        Assert.Equal(HttpStatusCode.Redirect, (await (await market.As(stranger.Clerk)).PostTo("/supply/weigh-in", ("FormKey", key.ToString()), ("Lot", theirs.Number), ("Gross", "1"), ("Price", "1"))).Status);
        Assert.Equal(3, await market.InDb(db => db.WeighIns.CountAsync()));
    }

    [Fact]
    public async Task A_dispute_does_not_write_back_the_stock_that_it_read()
    {
        var lot = await market.Given.Lot(seller.Product, [(household, 10_000)]);
        await market.InDb(async db =>
        {
            var read = await db.Lots.Include(l => l.Shares).SingleAsync(l => l.Id == lot.Id);
            await market.InDb(other => other.Write(async ct =>
            {
                await other.MoveLot(lot, -4000, LotCause.WrittenOff, Guid.NewGuid(), market.Given.Now, ct);
                return await other.SaveChangesAsync(ct);
            }, CancellationToken.None));
            read.Dispute(household.Id, true);
            await db.SaveChangesAsync();
        });
        var kept = await market.InDb(db => db.Lots.AsNoTracking().Include(l => l.Shares).SingleAsync(l => l.Id == lot.Id));
        Assert.Equal((6000L, true, lot.Version + 1), (kept.Available, kept.Shares[0].IsDisputed, kept.Version));
    }

    [Fact]
    public async Task A_recall_of_the_county_is_ended_by_the_county_alone()
    {
        var lot = await market.Given.Lot(seller.Product, [(household, 20_000)]);
        var county = await market.As(await market.Given.CountySupervisor());
        var recall = (await county.PostTo($"/supply/lots/{lot.Number}/recall", ("Reason", "抽检不合格"), ("Advice", "停止食用"))).Location!.ToString();
        Assert.Contains("由主管部门发起，请由主管部门结束", (await clerk.Submit(await clerk.Get(recall), "#end", ("Note", "没有问题"))).Text);
        Assert.Equal(LotStatus.Recalled, (await Only()).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await county.Submit(await county.Get(recall), "#end", ("Note", "复检合格"))).Status);
        Assert.Equal(LotStatus.Ready, (await Only()).Status);
    }

    [Theory]
    [InlineData("0001-01-01", "9999-12-31")]
    [InlineData("2026-11-20", "9999-12-31")]
    [InlineData("9999-12-31", "9999-12-31")]
    public async Task Days_at_the_end_of_the_calendar_are_told_and_not_failed_at(string produced, string best)
    {
        var seen = await clerk.Submit(await clerk.Get("/supply/lots"), "#open", ("Grade", "一级"), ("VillageCode", Given.Village), ("ProducedOn", produced), ("BestBefore", best));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        var lot = await Opened();
        foreach (var (gross, price) in new[] { ("79228162514264337593543950335", "1"), ("1", "79228162514264337593543950335") }) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Weigh(lot, null, gross, price: price)).Status);
        var late = await clerk.PostTo("/supply/weigh-in", ("Lot", lot), ("Gross", "1"), ("Price", "1"), ("WeighedAt", "9999-12-31T23:59:59Z"));
        Assert.Contains("还没有到", late.Text);
    }

    [Theory]
    [InlineData("NH999999", "10", "0", "8", "没有绑定本单位")]
    [InlineData(null, "10", "10", "8", "皮重")]
    [InlineData(null, "0", "0", "8", "毛重应大于 0")]
    [InlineData(null, "10", "0", "8.005", "太细")]
    public async Task A_wrong_weigh_in_is_told_and_nothing_is_kept(string? number, string gross, string tare, string price, string said)
    {
        var lot = await Opened();
        var seen = await Weigh(lot, number, gross, tare, price);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(said, seen.Text);
        Assert.Equal(gross, seen.Document.QuerySelector("#Gross")!.GetAttribute("value"));
        Assert.Equal((0L, 0), ((await Only()).Quantity, (await Only()).WeighIns.Count));
    }

    [Fact]
    public async Task A_voided_weigh_in_leaves_stock_and_dues_and_is_refused_once_money_is_on_its_way()
    {
        var lot = await Opened();
        await Weigh(lot, household.Number, "20");
        await Weigh(lot, household.Number, "30");
        await clerk.Submit(await clerk.Get($"/supply/lots/{lot}"), "form[action$=void-weigh-in]", ("Reason", "打错了"));
        var kept = await Only();
        Assert.Equal((1, kept.Quantity), (kept.WeighIns.Count(w => w.VoidedAt is not null), kept.Available));
        Assert.Equal(1, await market.InDb(db => db.HouseholdDues.CountAsync(d => d.VoidedAt != null)));
        await clerk.Submit(await clerk.Get("/payouts"), "#draw", ("Households[0].Chosen", "true"));
        var refused = await clerk.Submit(await clerk.Get($"/supply/lots/{lot}"), "form[action$=void-weigh-in]", ("Reason", "也错了"));
        Assert.Contains("已经在发放", refused.Text);
        Assert.Equal(kept.Quantity, (await Only()).Available);
    }

    [Fact]
    public async Task A_category_that_needs_a_certificate_leaves_with_one_and_oil_with_its_nuts_households()
    {
        var unit = await market.Given.BuyingUnit();
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Confirmed, 20_000);
        var page = $"/orders/{order.Number}";
        Assert.Contains("要凭承诺达标合格证发货", (await clerk.Submit(await clerk.Get(page), "#ship")).Text);
        var lot = await Opened();
        await Weigh(lot, household.Number, "30");
        Assert.Contains("请先收秤", (await clerk.PostTo($"/supply/lots/{lot}/certificate", ("ProductName", "核桃"), ("Quantity", "1"), ("Origin", "x"), ("Issuer", "x"), ("Contact", "x"), ("IssuedOn", "2026-11-20"), ("Basis", "OwnTest"))).Text);
        await clerk.Submit(await clerk.Get($"/supply/lots/{lot}"), "#close");
        Assert.Contains("没有合格证", (await clerk.Get($"{page}/ship")).Text);
        Assert.Contains("合格证要写明产地", (await clerk.Submit(await clerk.Get($"/supply/lots/{lot}"), "#certificate", ("Origin", " "), ("Contact", "0887"))).Text);
        var issued = await clerk.Submit(await clerk.Get($"/supply/lots/{lot}"), "#certificate", ("Contact", "0887-1"), ("Basis", "OwnTest"));
        var label = await clerk.Get(issued.Location!.ToString());
        foreach (var said in new[] { "我承诺", "30 公斤", "☑ 自我检测", lot }) Assert.Contains(said, label.Text);
        Assert.StartsWith("data:image/png", label.Document.QuerySelector(".paper-code img")!.GetAttribute("src"));
        Assert.Contains(lot, (await clerk.Get($"/supply/certificates?q={lot}")).Text);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.Submit(await clerk.Get($"{page}/ship"), "#shipping", ("Carrier", "货运"))).Status);
        Assert.Equal(10_000, (await Only()).Available);
        var shipped = await clerk.Get($"{page}/shipments/1");
        Assert.Contains(lot, shipped.Text);
        Assert.Contains("承诺达标合格证", shipped.Text);
        // The rest is made into another lot, whose households come along; it needs a certificate of its own.
        var made = await clerk.Submit(await clerk.Get("/supply/lots/make"), "#make", ("Kind", "Processed"), ("Draws[0].Quantity", "10"), ("Output", "4"), ("Grade", "精制"));
        var output = await market.InDb(db => db.Lots.AsNoTracking().Include(l => l.Shares).SingleAsync(l => l.Kind == LotKind.Processed));
        Assert.Equal(($"/supply/lots/{output.Number}", 4000L, 10_000L, household.Id), (made.Location!.ToString(), output.Available, output.AlleviatedWeight, output.Shares[0].HouseholdId!.Value));
        Assert.Contains("待开具", (await clerk.Get("/supply/lots?view=WithoutCertificate")).Text);
        Assert.Contains("只剩", (await clerk.Submit(await clerk.Get($"/supply/lots/{output.Number}"), "form[action$=write-off]", ("Quantity", "5"), ("Reason", "受潮"))).Text);
    }

    [Fact]
    public async Task The_trace_is_public_and_names_a_household_only_with_its_consent()
    {
        var consenting = await market.Given.Household(head: "余同意");
        await market.InDb(db => db.Write(async ct =>
        {
            var tracked = await db.Households.Include(h => h.Bindings).Include(h => h.Members).SingleAsync(h => h.Id == consenting.Id, ct);
            tracked.Bind(new(seller.Organisation.Id, LinkageMode.Contract, new DateOnly(2026, 11, 20), null, null, ConsentHow.Signature, new DateOnly(2026, 11, 20), null, true), null, market.Given.Now);
            return await db.SaveChangesAsync(ct);
        }, CancellationToken.None));
        var lot = await market.Given.Lot(seller.Product, [(household, 5000), (consenting, 5000)]);
        var seen = await market.Anyone().Get($"/trace/{lot.Number}");
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        foreach (var said in new[] { "鲜核桃", seller.Organisation.Name, "少于 3 户", "余同意" }) Assert.Contains(said, seen.Text);
        foreach (var hidden in new[] { "和示例", household.Number, consenting.Number, "10 公斤" }) Assert.DoesNotContain(hidden, seen.Html);
        var open = await market.Given.Lot(seller.Product, [(household, 1000)], ready: false);
        foreach (var number in new[] { open.Number, "L20200101-0001" }) Assert.Equal(HttpStatusCode.NotFound, (await market.Anyone().Get($"/trace/{number}")).Status);
    }

    [Fact]
    public async Task A_proof_is_shown_while_it_is_valid_and_warned_of_once()
    {
        var lot = await market.Given.Lot(seller.Product, [(household, 5000)]);
        Assert.Contains("请填写有效期至", (await clerk.Submit(await clerk.Get("/supply/proofs"), "#proof", ("Kind", "Organic"), ("Number", "115OP-1"), ("Issuer", "认证中心"), ("IssuedOn", "2026-01-01"))).Text);
        await clerk.Submit(await clerk.Get("/supply/proofs"), "#proof", ("Kind", "Organic"), ("Number", "115OP-1"), ("Issuer", "认证中心"), ("IssuedOn", "2026-01-01"), ("ExpiresOn", "2026-12-10"));
        Assert.Contains("115OP-1", (await market.Anyone().Get($"/trace/{lot.Number}")).Text);
        Assert.Equal((1, 0), (await market.Send(new Web.Features.Catalogue.Lots.Papers.WarnOfProofs()), await market.Send(new Web.Features.Catalogue.Lots.Papers.WarnOfProofs())));
        Assert.Contains("115OP-1 将在", (await clerk.Get("/notices")).Text);
        market.Clock.Advance(TimeSpan.FromDays(21));
        Assert.DoesNotContain("115OP-1", (await market.Anyone().Get($"/trace/{lot.Number}")).Text);
    }

    [Fact]
    public async Task A_recall_stops_the_lot_and_what_was_made_of_it_tells_every_buyer_and_follows_their_answers()
    {
        var unit = await market.Given.BuyingUnit();
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Confirmed, 5000);
        var lot = await market.Given.Lot(seller.Product, [(household, 20_000)]);
        await market.Given.ShipFrom(order.Id, seller.Clerk.Id, lot);
        await clerk.Submit(await clerk.Get("/supply/lots/make"), "#make", ("Kind", "Divided"), ("Draws[0].Quantity", "5"), ("Output", "5"), ("Grade", "一级"));
        var started = await clerk.Submit(await clerk.Get($"/supply/lots/{lot.Number}"), "form[action$=recall]", ("Reason", "农残超标"), ("Advice", "停止食用"));
        var recall = started.Location!.ToString();
        Assert.All(await market.InDb(db => db.Lots.Select(l => l.Status).ToListAsync()), status => Assert.Equal(LotStatus.Recalled, status));
        Assert.Contains("正在召回，请停止食用", (await market.Anyone().Get($"/trace/{lot.Number}")).Text);
        Assert.Contains("农残超标", (await (await market.As(unit.Receiver)).Get("/notices")).Text);
        Assert.Contains("正在召回", (await clerk.PostTo($"/supply/lots/{lot.Number}/certificate", ("ProductName", "核桃"), ("Quantity", "1"), ("Origin", "x"), ("Issuer", "x"), ("Contact", "x"), ("IssuedOn", "2026-11-20"), ("Basis", "OwnTest"))).Text);
        var buyer = await market.As(unit.Receiver);
        Assert.Contains("5 公斤", (await buyer.Get(recall)).Text);
        await buyer.Submit(await buyer.Get(recall), "#answer", ("Outcome", "Returned"), ("Note", "整箱退回"));
        var page = await clerk.Get(recall);
        Assert.Equal("1 / 1", page.Document.QuerySelector("#answered")!.TextContent.Trim());
        Assert.Contains("整箱退回", page.Text);
        var stranger = await market.Given.BuyingUnit();
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(stranger.Buyer)).Get(recall)).Status);
        await clerk.Submit(page, "#end", ("Note", "全部收回"));
        Assert.All(await market.InDb(db => db.Lots.Select(l => l.Status).ToListAsync()), status => Assert.Equal(LotStatus.Ready, status));
    }

    [Fact]
    public async Task Other_peoples_lots_are_not_there()
    {
        var lot = await market.Given.Lot(seller.Product, [(household, 5000)]);
        var other = await market.Given.Seller();
        var stranger = await market.As(other.Clerk);
        foreach (var page in new[] { $"/supply/lots/{lot.Number}", $"/supply/lots/{lot.Number}/signatures" }) Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(page)).Status);
        foreach (var act in new[] { "close", "write-off", "recall", "certificate" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostTo($"/supply/lots/{lot.Number}/{act}", ("Quantity", "1"), ("Reason", "x"), ("Advice", "x"), ("IssuedOn", "2026-11-20"), ("Basis", "OwnTest"))).Status);
        Assert.DoesNotContain(lot.Number, (await stranger.Get("/supply/lots?view=All")).Text);
        Assert.Contains("没有批次", (await stranger.PostTo("/supply/weigh-in", ("Lot", lot.Number), ("Gross", "1"), ("Price", "1"))).Text);
        Assert.Contains("没有批次", (await stranger.PostTo("/supply/lots/make", ("Kind", "Divided"), ("ProductId", other.Product.Id.ToString()), ("Grade", "x"), ("Output", "1"), ("ProducedOn", "2026-11-20"), ("Draws[0].Lot", lot.Number), ("Draws[0].Quantity", "1"))).Text);
    }

    [Fact]
    public async Task A_lot_is_never_shipped_beyond_what_it_has()
    {
        var supervisor = await market.As(await market.Given.CountySupervisor());
        var unit = await market.Given.BuyingUnit();
        var rice = await market.Given.Seller();
        var lot = await market.Given.Lot(rice.Product, [(null, 6000)]);
        var orders = new[] { await market.Given.PlacedOrder(unit, rice, OrderStatus.Confirmed, 5000), await market.Given.PlacedOrder(unit, rice, OrderStatus.Confirmed, 5000) };
        var visitor = await market.As(rice.Clerk);
        var pages = new List<Seen>();
        foreach (var order in orders) pages.Add(await visitor.Get($"/orders/{order.Number}/ship"));
        // Both forms were filled while there was enough for one.
        var answers = await Task.WhenAll(pages.Select(page => visitor.Submit(page, "#shipping", ("Lines[0].Quantity", "5"), ("Lines[1].Quantity", ""))));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Contains(answers, a => a.Text.Contains("只剩", StringComparison.Ordinal));
        Assert.Equal(1000, await market.InDb(db => db.Lots.Where(l => l.Id == lot.Id).Select(l => l.Available).SingleAsync()));
        Assert.Equal(1, await market.InDb(db => db.Shipments.CountAsync()));
        // The attempt left nothing, but the county hears of it.
        Assert.Contains("的一次操作被拒绝", (await supervisor.Get("/notices")).Text);
    }
}

public sealed class LotOnSqlite(SqliteDatabases databases) : LotTests(databases);

public sealed class LotOnMySql(MySqlDatabases databases) : LotTests(databases);
