using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>Goods that came back in the demonstration county: one agreed and refunded, one that waits for the supplier, one for the county; and a unit that lets time accept.</summary>
internal sealed class DemoReturns(MarketDb db, DemoParties parties, DemoIds ids, DateTime now)
{
    public async Task Happen(CancellationToken ct)
    {
        var unit = parties.Units[3];
        ids.At = now.AddDays(-90);
        db.AutoAcceptances.Add(new AutoAcceptance(unit.Organisation, 7, unit.Approver, now.AddDays(-90)));
        var since = BusinessDate.Of(now).AddDays(-25);
        var paid = db.Payables.Where(p => p.Status == PaymentStatus.Confirmed && p.AcceptedOn >= since.AddDays(-10) && p.PaidOn <= since.AddDays(17)).Select(p => p.OrderId);
        var due = db.Payables.Where(p => p.Status == PaymentStatus.Due && p.AcceptedOn >= since).Select(p => p.OrderId);
        if (await Any(paid, 0, ct) is { } refunded) await Refunded(refunded, ct);
        if (await Any(due, 0, ct) is { } asked) await Ask(asked, ReturnCause.Missing, "示例：开箱复称少了一点，随货照片已留存。", false, now.AddDays(-1), ct);
        if (await Any(due, 1, ct) is { } disputed) await Disputed(disputed, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>An order of a unit that holds no budget line, so that nothing else moves with it.</summary>
    private Task<Order?> Any(IQueryable<Guid> among, int skipped, CancellationToken ct) =>
        db.Orders.Include(o => o.Lines).Include(o => o.Shipments).ThenInclude(s => s.Lines).AsSplitQuery()
            .Where(o => among.Contains(o.Id) && o.BudgetLineId == null && o.Purpose != Purpose.Personal && o.Status == OrderStatus.Accepted && o.Shipments.All(s => s.Lines.All(l => l.AcceptedQuantity >= 10)))
            .OrderByDescending(o => o.Number).Skip(skipped).FirstOrDefaultAsync(ct);

    private async Task<GoodsReturn> Ask(Order order, ReturnCause cause, string text, bool back, DateTime at, CancellationToken ct)
    {
        ids.At = at;
        var piece = order.Shipments.SelectMany(s => s.Lines).OrderBy(l => l.Id).First();
        var returned = new GoodsReturn(await db.NextDayNumber("TH", at, ct), order, new(cause, text, back, [new(piece.Id, Math.Max(1, piece.AcceptedQuantity!.Value / 10))], null), order.PlacedBy, at);
        db.Returns.Add(returned);
        return returned;
    }

    private async Task Refunded(Order order, CancellationToken ct)
    {
        var (asked, agreed) = (now.AddDays(-6), now.AddDays(-5));
        var clerk = parties.Suppliers.Single(s => s.Organisation.Id == order.SupplierId).Clerk;
        var returned = await Ask(order, ReturnCause.Spoiled, "示例：底层几箱受潮，照片随单。", true, asked, ct);
        ids.At = agreed;
        returned.Agree(order, clerk, "示例：车厢漏雨，同意退。", agreed);
        await db.RecordReturn(order, returned, agreed, ct);
        var payable = await db.Payables.Include(p => p.Transfers).Include(p => p.Invoices).Include(p => p.Refunds).AsSplitQuery().SingleAsync(p => p.OrderId == order.Id, ct);
        payable.Return(returned.Amount, clerk, agreed);
        payable.RecordRefund("示例退款001", BusinessDate.Of(now.AddDays(-2)), returned.Amount, null, clerk, now.AddDays(-2));
    }

    private async Task Disputed(Order order, CancellationToken ct)
    {
        var clerk = parties.Suppliers.Single(s => s.Organisation.Id == order.SupplierId).Clerk;
        var returned = await Ask(order, ReturnCause.Quality, "示例：部分果面有霉点。", true, now.AddDays(-4), ct);
        ids.At = now.AddDays(-3);
        returned.Refuse(clerk, "示例：送达时两人验收完好。", now.AddDays(-3));
        ids.At = now.AddDays(-2);
        returned.AskForDecision(order.PlacedBy, "示例：到货第三天出现，请主管部门看一看照片。", now.AddDays(-2));
        returned.Say(order.PlacedBy, order.BuyerId, "示例：可随时到食堂查看实物。", now.AddDays(-2));
    }
}
