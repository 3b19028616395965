using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Orders;

/// <summary>Several shipments of an order through the pages, each accepted by two people.</summary>
public abstract class ShipmentTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller seller = null!;
    private Visitor clerk = null!;
    private string page = "";
    private Guid orderId;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        (unit, seller) = (await market.Given.BuyingUnit(), await market.Given.Seller());
        clerk = await market.As(seller.Clerk);
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Confirmed, 10_000);
        (orderId, page) = (order.Id, $"/orders/{order.Number}");
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<Order> Order() => market.InDb(db => db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Shipments).ThenInclude(s => s.Lines).SingleAsync(o => o.Id == orderId));

    private async Task Accept(string accepted, string? reason = null)
    {
        var (first, second) = (await market.As(unit.Receiver), await market.As(unit.SecondReceiver));
        await first.Submit(await first.Get($"{page}/acceptance"), "#inspect", ("Lines[0].Accepted", accepted), ("Lines[0].Reason", reason));
        await second.Submit(await second.Get($"{page}/acceptance"), "#countersign");
    }

    [Fact]
    public async Task Two_shipments_by_lot_are_accepted_one_by_one_with_their_papers()
    {
        var late = await market.Given.Lot(seller.Product, [(null, 20_000)], new DateOnly(2027, 6, 1));
        var early = await market.Given.Lot(seller.Product, [(null, 3000)], new DateOnly(2026, 12, 1));
        // First to expire first: three kilograms of the early lot are proposed, the rest of the late one.
        var form = await clerk.Get($"{page}/ship");
        Assert.Equal(["3", "7"], form.Document.QuerySelectorAll("input[name$=Quantity]").Select(i => i.GetAttribute("value")).Take(2));
        await clerk.Submit(form, "#shipping", ("Lines[1].Quantity", "1"), ("Lines[2].Quantity", ""), ("Vehicle", "云R12345"));
        Assert.Contains("这是第 1 次发货", (await (await market.As(unit.Receiver)).Get($"{page}/acceptance")).Text);
        await Accept("4");
        Assert.Equal((OrderStatus.Confirmed, (DateOnly?)null), ((await Order()).Status, (await Order()).AcceptedOn));
        Assert.Equal(0, await market.InDb(db => db.Payables.CountAsync()));
        Assert.Contains("已有一批验收", (await clerk.Get(page)).Text);
        await clerk.Submit(await clerk.Get($"{page}/ship"), "#shipping");
        await Accept("5.8", "有破损");
        var done = await Order();
        Assert.Equal((OrderStatus.Accepted, 196_00L), (done.Status, done.AcceptedTotal!.Value.Fen));
        Assert.Equal([3000L, 1000L, 6000L], done.Shipments.OrderBy(s => s.Sequence).SelectMany(s => s.Lines.OrderBy(l => l.LotNumber == early.Number ? 0 : 1)).Select(l => l.Quantity));
        var receiver = await market.As(unit.Receiver);
        foreach (var kind in new[] { PaperKind.Acceptance, PaperKind.StockEntry })
        {
            var paper = await receiver.Follow(await receiver.PostTo($"{page}/shipments/2/papers", ("Kind", kind.ToString())));
            foreach (var said in new[] { late.Number, "5.8 公斤", "有破损" }) Assert.Contains(said, paper.Text);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.PostTo($"{page}/shipments/2/papers", ("Kind", "StockEntry"))).Status);
        var record = await receiver.Get("/inspections");
        Assert.Contains(early.Number, record.Text);
        // Shelf life and six months more.
        Assert.Contains("2027年6月1日", record.Text);
        Assert.Contains(early.Number, (await receiver.Get("/inspections/export?format=csv")).Html);
    }

    [Fact]
    public async Task Refused_goods_go_back_into_their_lot_once()
    {
        var lot = await market.Given.Lot(seller.Product, [(null, 10_000)]);
        await clerk.Submit(await clerk.Get(page), "#ship");
        await Accept("9", "变质或腐烂");
        var form = await clerk.Get(page);
        var line = form.Document.QuerySelector("form[action$=received-back] input[name=ShipmentLineId]")!.GetAttribute("value");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => clerk.PostTo($"{page}/received-back", ("ShipmentLineId", line), ("What", "BackInLot"), ("FormKey", Guid.NewGuid().ToString()))));
        Assert.Equal(1000, await market.InDb(db => db.Lots.Where(l => l.Id == lot.Id).Select(l => l.Available).SingleAsync()));
        Assert.Contains(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Equal(1, await market.InDb(db => db.LotMovements.CountAsync(m => m.Cause == Domain.Catalogue.Lots.LotCause.CameBack)));
    }

    [Fact]
    public async Task Refused_goods_are_given_back_or_written_off_once_whoever_is_first()
    {
        var lot = await market.Given.Lot(seller.Product, [(null, 10_000)]);
        await clerk.Submit(await clerk.Get(page), "#ship");
        await Accept("9", "变质或腐烂");
        var line = (await clerk.Get(page)).Document.QuerySelector("form[action$=received-back] input[name=ShipmentLineId]")!.GetAttribute("value");
        var answers = await Task.WhenAll(new[] { "BackInLot", "WrittenOff", "BackInLot" }.Select(what => clerk.PostTo($"{page}/received-back", ("ShipmentLineId", line), ("What", what), ("FormKey", Guid.NewGuid().ToString()))));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Redirect), a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.Status));
        var what = (await Order()).Shipments[0].Lines[0].Refused;
        Assert.Equal(what == RefusedGoods.BackInLot ? 1000 : 0, await market.InDb(db => db.Lots.Where(l => l.Id == lot.Id).Select(l => l.Available).SingleAsync()));
    }

    [Fact]
    public async Task Two_windows_that_read_the_same_refused_goods_do_not_both_save()
    {
        await market.Given.Lot(seller.Product, [(null, 10_000)]);
        await clerk.Submit(await clerk.Get(page), "#ship");
        await Accept("9", "变质或腐烂");
        Task<Order> Read(Data.MarketDb db) => db.Orders.Include(o => o.Lines).Include(o => o.Shipments).ThenInclude(s => s.Lines).SingleAsync(o => o.Id == orderId);
        await market.InDb(async one =>
        {
            var first = await Read(one);
            await market.InDb(async two =>
            {
                var second = await Read(two);
                second.ReceiveBack(second.Shipments[0].Lines[0].Id, RefusedGoods.WrittenOff);
                await two.SaveChangesAsync();
            });
            first.ReceiveBack(first.Shipments[0].Lines[0].Id, RefusedGoods.BackInLot);
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => one.SaveChangesAsync());
        });
    }

    [Fact]
    public async Task Wrong_quantities_lots_of_others_and_old_lots_are_told()
    {
        var old = await market.Given.Lot(seller.Product, [(null, 9000)], new DateOnly(2026, 11, 20));
        market.Clock.Advance(TimeSpan.FromDays(3));
        var line = (await Order()).Lines[0].Id.ToString();
        var form = await clerk.Get($"{page}/ship");
        Assert.Contains("已过保质期", form.Text);
        foreach (var (lot, quantity, said) in new[] { (old.Number, "1", "保质期到"), ("L20990101-0001", "1", "没有可以发货的批次"), ("", "10.4", "超过允许的"), ("", "-1", "应大于 0"), ("", "", "至少填写一行") })
        {
            var seen = await clerk.PostTo($"{page}/ship", ("Lines[0].LineId", line), ("Lines[0].Lot", lot), ("Lines[0].Quantity", quantity), ("FormKey", Guid.NewGuid().ToString()));
            Assert.True(seen.Text.Contains(said, StringComparison.Ordinal), $"{said}: {seen.Status} {seen.Document.QuerySelector(".form-errors")?.TextContent}");
        }
        Assert.Empty((await Order()).Shipments);
        var stranger = await market.As((await market.Given.Seller()).Clerk);
        foreach (var address in new[] { $"{page}/ship", $"{page}/shipments/1" }) Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(address)).Status);
        foreach (var act in new[] { "ship", "end-shipping", "received-back" }) Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostTo($"{page}/{act}", ("Reason", "x"), ("What", "WrittenOff"))).Status);
    }

    [Fact]
    public async Task The_rest_is_ended_with_a_reason_and_the_loading_sheet_lists_what_is_open()
    {
        var day = (await Order()).DeliverOn;
        Assert.Contains("10 公斤", (await clerk.Get($"/supply/loading?day={day:yyyy-MM-dd}")).Document.QuerySelector("#totals")!.TextContent);
        await clerk.Submit(await clerk.Get($"{page}/ship"), "#shipping", ("Lines[0].Quantity", "6"));
        Assert.Contains("4 公斤", (await clerk.Get($"/supply/loading?day={day:yyyy-MM-dd}")).Document.QuerySelector("#totals")!.TextContent);
        await Accept("6");
        var buyer = await market.As(unit.Buyer);
        Assert.Contains("不能取消", (await buyer.PostTo($"{page}/cancel", ("Reason", "不要了"))).Text);
        await clerk.Submit(await clerk.Get(page), "form[action$=end-shipping]", ("Reason", "今年没有了"));
        Assert.Equal((OrderStatus.Accepted, 120_00L), ((await Order()).Status, (await Order()).AcceptedTotal!.Value.Fen));
        Assert.Equal(120_00, await market.InDb(db => db.Payables.SumAsync(p => (long)p.Due)));
    }
}

public sealed class ShipmentOnSqlite(SqliteDatabases databases) : ShipmentTests(databases);

public sealed class ShipmentOnMySql(MySqlDatabases databases) : ShipmentTests(databases);
