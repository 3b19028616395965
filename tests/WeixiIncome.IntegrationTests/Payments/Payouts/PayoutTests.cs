using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Payments.Payouts;

/// <summary>Money to households: owed, paid, checked, confirmed or disputed, and what the ledger makes of it.</summary>
public abstract class PayoutTests(IDatabases databases) : IAsyncLifetime
{
    private const string FirstNumber = "99000019700315001";

    private Market market = null!;
    private Seller seller = null!;
    private Visitor clerk = null!;
    private Household[] households = null!;
    private string[] numbers = null!;
    private Lot lot = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        seller = await market.Given.Seller();
        clerk = await market.As(seller.Clerk);
        numbers = [FirstNumber + ResidentNumber.CheckOf(FirstNumber), Given.ResidentNumberOfNobody(), Given.ResidentNumberOfNobody()];
        households = [await Bound(0), await Bound(1), await Bound(2)];
        lot = await market.Given.Lot(seller.Product, [(households[0], 10_000), (households[1], 6_000), (households[2], 4_000)]);
    }

    private Task<Household> Bound(int i) => market.Given.Household(boundTo: seller.Organisation, number: numbers[i]);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private async Task<string> Drawn(PayoutWay way, params (string, string?)[] typed)
    {
        var page = await clerk.Get("/payouts");
        var chosen = typed.Length > 0 ? typed : [("Households[0].Chosen", "true"), ("Households[1].Chosen", "true"), ("Households[2].Chosen", "true")];
        var seen = await clerk.Submit(page, "#draw", [.. chosen, ("Way", way.ToString())]);
        return seen.Location?.ToString() ?? throw new InvalidOperationException(seen.Text);
    }

    private async Task<string> Paid()
    {
        var page = await Drawn(PayoutWay.BankBatch);
        var number = page.Split('/')[^1];
        await Given.HandIn(clerk, "/payouts/import", ["发放批次,户编号,金额,结果,发放日期,流水号,失败原因", .. households.Select((h, i) => $"{number},{h.Number},{new[] { 100, 60, 40 }[i]},成功,2026-11-20,DF{i},")]);
        return page;
    }

    private Task<long> Sum(PurchaseBase of, Stage stage = Stage.Accepted) => market.InDb(db => db.Ledger.Where(e => e.Base == of && e.Stage == stage).SumAsync(e => (long)e.Amount));

    [Fact]
    public async Task A_bank_batch_pays_to_the_fen_and_a_file_with_one_wrong_row_pays_nobody()
    {
        var page = await Drawn(PayoutWay.BankBatch);
        var number = page.Split('/')[^1];
        string[] good = [$"{number},{households[0].Number},100,成功,2026-11-20,DF0,", $"{number},{households[1].Number},60,成功,2026-11-20,DF1,"];
        var refused = await Given.HandIn(clerk, "/payouts/import", ["发放批次,户编号,金额,结果,发放日期,流水号,失败原因", .. good, $"{number},{households[2].Number},40.01,成功,2026-11-20,DF2,"]);
        Assert.Contains("应发 ¥40.00", refused.Text);
        Assert.Equal(0, await market.InDb(db => db.PayoutLines.CountAsync(l => l.Status != PayoutLineStatus.Open)));
        await Given.HandIn(clerk, "/payouts/import", ["发放批次,户编号,金额,结果,发放日期,流水号,失败原因", .. good, $"{number},{households[2].Number},40,失败,2026-11-20,,账号有误"]);
        var dues = await market.InDb(db => db.HouseholdDues.AsNoTracking().ToListAsync());
        Assert.Equal((160_00L, 40_00L, 200_00L), (dues.Sum(d => d.Paid.Fen), dues.Sum(d => d.Open.Fen), dues.Sum(d => d.Amount.Fen)));
        Assert.Contains("账号有误", (await clerk.Get(page)).Text);
    }

    [Fact]
    public async Task More_than_is_owed_is_refused_and_the_county_hears_of_it()
    {
        var supervisor = await market.As(await market.Given.CountySupervisor());
        var seen = await clerk.Submit(await clerk.Get("/payouts"), "#draw", ("Households[0].Chosen", "true"), ("Households[0].Amount", "100.01"), ("Way", "BankBatch"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("应付未付 ¥100.00", seen.Text);
        Assert.Equal(0, await market.InDb(db => db.Payouts.CountAsync()));
        Assert.Contains("请留意", (await supervisor.Get("/notices")).Text);
    }

    [Fact]
    public async Task Two_windows_cannot_draw_the_same_money_twice()
    {
        var pages = new[] { await clerk.Get("/payouts"), await clerk.Get("/payouts") };
        var answers = await Task.WhenAll(pages.Select(page => clerk.Submit(page, "#draw", ("Households[0].Chosen", "true"), ("Way", "BankBatch"))));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Equal(100_00, await market.InDb(db => db.HouseholdDues.SumAsync(d => (long)d.OnTheWay)));
    }

    [Fact]
    public async Task A_signature_list_counts_once_the_village_checked_it()
    {
        var page = await Drawn(PayoutWay.SignatureList);
        Assert.Contains("请上传", (await clerk.Submit(await clerk.Get(page), "#signatures")).Text);
        await clerk.Upload(await clerk.Get(page), "#signatures", [("Paper", "签领表.jpg", Pictures.Of(600, 400, SkiaSharp.SKEncodedImageFormat.Jpeg))]);
        Assert.Equal(0, await market.InDb(db => db.HouseholdDues.SumAsync(d => (long)d.Paid)));
        var village = await market.As(await market.Given.VillageOfficer());
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.PostTo($"{page}/check")).Status);
        var elsewhere = await market.As(await market.Given.VillageOfficer("533423103204"));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(page)).Status);
        await village.Submit(await village.Get(page), "#check", ("NotSigned", households[2].Number));
        var dues = await market.InDb(db => db.HouseholdDues.AsNoTracking().ToListAsync());
        Assert.Equal((160_00L, 40_00L), (dues.Sum(d => d.Paid.Fen), dues.Sum(d => d.Open.Fen)));
    }

    [Fact]
    public async Task One_confirms_on_a_phone_another_disputes_and_base_A_and_receipts_follow()
    {
        var unit = await market.Given.BuyingUnit();
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Confirmed, 10_000);
        await market.Given.ShipFrom(order.Id, seller.Clerk.Id, lot);
        await market.Given.Act(order.Id, o => o.Inspect([new(o.Lines[0].Id, 10_000, 0, null)], unit.Organisation, unit.Receiver.Id, market.Given.Now));
        await market.Given.Act(order.Id, o => o.Countersign(unit.SecondReceiver.Id, market.Given.Now));
        Assert.Equal(200_00, await Sum(PurchaseBase.A));
        var page = await Paid();
        var receipts = await clerk.Submit(await clerk.Get(page), "#links");
        var links = receipts.Document.QuerySelectorAll("article.receipt [data-link]").Select(p => new Uri(p.TextContent.Trim()).AbsolutePath).ToArray();
        Assert.Equal(3, links.Length);
        var phone = market.Anyone();
        var first = await phone.Get(links[0]);
        Assert.Contains("¥100.00", first.Text);
        Assert.DoesNotContain("和示例", first.Html);
        Assert.Contains("后四位与这一户登记的号码不符", (await phone.Submit(first, "#confirm", ("Received", "true"), ("Last4", "0000"))).Text);
        Assert.Contains("已确认", (await phone.Submit(first, "#confirm", ("Received", "true"), ("Last4", numbers[0][^4..]))).Text);
        Assert.Contains("已经用过", (await phone.Get(links[0])).Text);
        Assert.Contains("已经用过", (await phone.PostLink(links[0], numbers[0][^4..])).Text);
        // The second household: only its own number opens its link.
        var second = await phone.Get(links[1]);
        Assert.Contains("请写明哪里不对", (await phone.Submit(second, "#confirm", ("Received", "false"), ("Last4", numbers[1][^4..]))).Text);
        Assert.Contains("异议已收到", (await phone.Submit(second, "#confirm", ("Received", "false"), ("Last4", numbers[1][^4..]), ("Note", "只收到三十元"))).Text);
        // 6 of the 20 kg are in question: ¥60 of the ¥200 leave base A by linked entries, nothing is rewritten.
        Assert.Equal((140_00L, 60_00L), (await Sum(PurchaseBase.A), await Sum(PurchaseBase.C)));
        Assert.Equal(1, await market.InDb(db => db.Ledger.CountAsync(e => e.IsReversal)));
        var officer = await market.As(await market.Given.CountySupervisor());
        Assert.Equal("¥140.00", (await officer.Get("/income?year=2027")).Document.QuerySelector("#receipts")!.TextContent.Trim());
        var village = await market.As(await market.Given.VillageOfficer());
        await village.Submit(await village.Get(page), "form[action$=decide]", ("WasPaid", "true"), ("Reason", "与银行核对，已到账"));
        Assert.Equal((200_00L, 0L), (await Sum(PurchaseBase.A), await Sum(PurchaseBase.C)));
        Assert.Equal("¥200.00", (await officer.Get("/income?year=2027")).Document.QuerySelector("#receipts")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_link_locks_after_wrong_numbers_and_the_county_is_told()
    {
        var supervisor = await market.As(await market.Given.CountySupervisor());
        var receipts = await clerk.Submit(await clerk.Get(await Paid()), "#links");
        var link = new Uri(receipts.Document.QuerySelector("article.receipt [data-link]")!.TextContent.Trim()).AbsolutePath;
        var phone = market.Anyone();
        var form = await phone.Get(link);
        for (var i = 0; i < HouseholdLink.MostAttempts; i++) await phone.Submit(form, "#confirm", ("Received", "true"), ("Last4", "000A"));
        Assert.Contains("已锁定", (await phone.Get(link)).Text);
        Assert.Contains("已锁定", (await phone.PostLink(link, numbers[0][^4..])).Text);
        Assert.Contains("是否有人冒答", (await supervisor.Get("/notices")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await phone.Get("/confirm/0123456789abcdef")).Status);
        Assert.Null(await market.InDb(db => db.PayoutLines.Where(l => l.HouseholdSays != null).Select(l => (Guid?)l.Id).FirstOrDefaultAsync()));
    }

    [Fact]
    public async Task The_file_for_the_bank_is_made_after_its_reveals_are_on_record()
    {
        var page = await Drawn(PayoutWay.BankBatch);
        Assert.Contains("没有登记收款账户", (await clerk.PostTo($"{page}/bank-file")).Text);
        await market.InDb(db => db.Write(async ct =>
        {
            foreach (var (household, i) in (await db.Households.Include(h => h.Members).ToListAsync(ct)).Select((h, i) => (h, i))) household.PayTo(market.Given.Vault.Number($"62001234567890{i}"), market.Given.Vault.Digest($"62001234567890{i}"), "信用社", null, market.Given.Now);
            return await db.SaveChangesAsync(ct);
        }, CancellationToken.None));
        var file = await clerk.PostTo($"{page}/bank-file", ("format", "csv"));
        Assert.Contains("62001234567890", file.Html);
        Assert.Equal(3, await market.InDb(db => db.PersonalReveals.CountAsync(r => r.By == seller.Clerk.Id)));
        foreach (var shown in new[] { page, "/payouts", $"{page}/list" }) Assert.DoesNotContain("62001234567890", (await clerk.Get(shown)).Html);
        var other = await market.As((await market.Given.Seller()).Clerk);
        foreach (var address in new[] { page, $"{page}/list" }) Assert.Equal(HttpStatusCode.NotFound, (await other.Get(address)).Status);
        foreach (var act in new[] { "bank-file", "links", "signatures" }) Assert.Equal(HttpStatusCode.NotFound, (await other.PostTo($"{page}/{act}", ("On", "2026-11-20"))).Status);
    }

    [Fact]
    public async Task The_file_for_the_bank_downloaded_again_lists_what_is_still_open()
    {
        var page = await Drawn(PayoutWay.BankBatch);
        var number = page.Split('/')[^1];
        await market.InDb(db => db.Write(async ct =>
        {
            foreach (var (household, i) in (await db.Households.Include(h => h.Members).ToListAsync(ct)).Select((h, i) => (h, i))) household.PayTo(market.Given.Vault.Number($"62001234567890{i}"), market.Given.Vault.Digest($"62001234567890{i}"), "信用社", null, market.Given.Now);
            return await db.SaveChangesAsync(ct);
        }, CancellationToken.None));
        await Given.HandIn(clerk, "/payouts/import", ["发放批次,户编号,金额,结果,发放日期,流水号,失败原因", $"{number},{households[0].Number},100,成功,2026-11-20,DF0,"]);
        var file = await clerk.PostTo($"{page}/bank-file", ("format", "csv"));
        Assert.DoesNotContain(households[0].Number, file.Html);
        foreach (var open in households.Skip(1)) Assert.Contains(open.Number, file.Html);
        var revealed = await market.InDb(db => db.PersonalReveals.Where(r => r.By == seller.Clerk.Id).Select(r => r.HouseholdId).ToListAsync());
        Assert.Equal(households.Skip(1).Select(h => h.Id).Order(), revealed.Order());
    }

    private async Task<string[]> Links(string page) =>
        [.. (await clerk.Submit(await clerk.Get(page), "#links")).Document.QuerySelectorAll("article.receipt [data-link]").Select(p => new Uri(p.TextContent.Trim()).AbsolutePath)];

    private Task<List<int>> Attempts() => market.InDb(db => db.HouseholdLinks.OrderBy(l => l.MadeAt).ThenBy(l => l.Id).Select(l => l.Attempts).ToListAsync());

    [Fact]
    public async Task Many_wrong_numbers_at_once_never_exceed_the_limit()
    {
        var supervisor = await market.As(await market.Given.CountySupervisor());
        var link = (await Links(await Paid()))[0];
        var phone = market.Anyone();
        var form = await phone.Get(link);
        // Had each been looked at before it was counted, the right one among them would have come through.
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => phone.Submit(form, "#confirm", ("FormKey", Guid.NewGuid().ToString()), ("Received", "true"), ("Last4", $"A{i:000}"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.Status));
        Assert.Equal(HouseholdLink.MostAttempts - 1, answers.Count(a => a.Text.Contains("还可以试", StringComparison.Ordinal)));
        Assert.Equal(HouseholdLink.MostAttempts, (await Attempts()).Max());
        Assert.Single((await market.InDb(db => db.Notices.Where(n => n.Sentence.Contains("是否有人冒答")).ToListAsync())));
        Assert.Contains("是否有人冒答", (await supervisor.Get("/notices")).Text);
        Assert.Contains("已锁定", (await phone.PostLink(link, numbers[0][^4..])).Text);
    }

    [Fact]
    public async Task A_right_number_uses_up_no_try_even_where_the_answer_is_not_complete()
    {
        var link = (await Links(await Paid()))[0];
        var phone = market.Anyone();
        var form = await phone.Get(link);
        for (var i = 0; i < HouseholdLink.MostAttempts + 1; i++) Assert.Contains("请写明哪里不对", (await phone.Submit(form, "#confirm", ("Received", "false"), ("Last4", numbers[0][^4..]))).Text);
        Assert.Equal(0, (await Attempts()).Max());
    }

    [Fact]
    public async Task Printing_anew_forgives_no_wrong_number_and_a_locked_household_gets_no_link()
    {
        var page = await Paid();
        var phone = market.Anyone();
        var form = await phone.Get((await Links(page))[0]);
        for (var i = 1; i < HouseholdLink.MostAttempts; i++) await phone.Submit(form, "#confirm", ("Received", "true"), ("Last4", "000A"));
        var second = await Links(page);
        Assert.Equal(3, second.Length);
        Assert.Contains("已锁定", (await phone.Submit(await phone.Get(second[0]), "#confirm", ("Received", "true"), ("Last4", "000A"))).Text);
        var third = await Links(page);
        Assert.Equal(2, third.Length);
        foreach (var link in third)
            for (var i = 0; i < HouseholdLink.MostAttempts; i++) await phone.PostLink(link, "000A");
        Assert.Contains("因核对号码填错太多次而锁定", (await clerk.Submit(await clerk.Get(page), "#links")).Text);
    }

    [Fact]
    public async Task A_lot_stays_in_question_while_another_dispute_of_the_household_reaches_it()
    {
        await Drawn(PayoutWay.BankBatch, ("Households[0].Chosen", "true"), ("Households[0].Amount", "40"));
        await Drawn(PayoutWay.BankBatch, ("Households[0].Chosen", "true"), ("Households[0].Amount", "60"));
        var drawn = await market.InDb(db => db.Payouts.AsNoTracking().Include(p => p.Lines).OrderBy(p => p.Number).ToListAsync());
        await Given.HandIn(clerk, "/payouts/import", ["发放批次,户编号,金额,结果,发放日期,流水号,失败原因", .. drawn.Select(p => $"{p.Number},{p.Lines[0].HouseholdNumber},{p.Total.Yuan},成功,2026-11-20,DF{p.Number},")]);
        var disputing = drawn[0].Lines[0].HouseholdId;
        var village = await market.As(await market.Given.VillageOfficer());
        foreach (var payout in drawn)
            Assert.Equal(HttpStatusCode.Redirect, (await village.PostTo($"/payouts/{payout.Number}/answers", ("LineId", payout.Lines[0].Id.ToString()), ("Received", "false"), ("How", "ByPhone"), ("Note", "没有收到"))).Status);
        Task<bool> InQuestion() => market.InDb(db => db.LotShares.Where(s => s.HouseholdId == disputing).Select(s => s.IsDisputed).SingleAsync());
        Assert.True(await InQuestion());
        Task<Seen> Decide(int i) => village.PostTo($"/payouts/{drawn[i].Number}/decide", ("LineId", drawn[i].Lines[0].Id.ToString()), ("WasPaid", "true"), ("Reason", "与银行核对，已到账"));
        Assert.Equal(HttpStatusCode.Redirect, (await Decide(0)).Status);
        Assert.True(await InQuestion());
        Assert.Equal(HttpStatusCode.Redirect, (await Decide(1)).Status);
        Assert.False(await InQuestion());
    }

    [Fact]
    public async Task Returns_beside_the_price_are_owed_too()
    {
        await clerk.Submit(await clerk.Get("/payouts"), "#return", ("Household", households[0].Number), ("Kind", "FloorPrice"), ("Amount", "12.34"), ("Note", "保底价 10.5"));
        Assert.Equal(212_34, await market.InDb(db => db.HouseholdDues.SumAsync(d => (long)d.Amount)));
        var stranger = await market.Given.Household();
        Assert.Contains("没有绑定过本单位", (await clerk.Submit(await clerk.Get("/payouts"), "#return", ("Household", stranger.Number), ("Kind", "FloorPrice"), ("Amount", "1"))).Text);
        Assert.Contains("收购款由过磅产生", (await clerk.Submit(await clerk.Get("/payouts"), "#return", ("Household", households[0].Number), ("Kind", "Produce"), ("Amount", "1"))).Text);
    }
}

internal static class LinkPosting
{
    /// <summary>Posts an answer although the page offers no form any more.</summary>
    public static async Task<Seen> PostLink(this Visitor phone, string link, string last4)
    {
        var token = (await phone.Get("/account/sign-in")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await phone.Post(link, [new("Received", "true"), new("Last4", last4), new("FormKey", Guid.NewGuid().ToString()), new("__RequestVerificationToken", token)]);
    }
}

public sealed class PayoutOnSqlite(SqliteDatabases databases) : PayoutTests(databases);

public sealed class PayoutOnMySql(MySqlDatabases databases) : PayoutTests(databases);
