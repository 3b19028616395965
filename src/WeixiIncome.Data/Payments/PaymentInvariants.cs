using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;

namespace WeixiIncome.Data.Payments;

/// <summary>What always holds of what is due, paid and invoiced.</summary>
public static class PaymentInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("每笔验收的订单都有一笔应付，金额等于验收合计减退货", (db, ct) => Verdict.Of(db.Orders.Where(o => o.Status == OrderStatus.Accepted), db.Orders
            .Where(o => o.Status == OrderStatus.Accepted && (long)o.AcceptedTotal!.Value > 0
                ? db.Payables.Count(p => p.OrderId == o.Id && (long)p.Due + (long)p.Returned == (long)o.AcceptedTotal!.Value && p.Returned == o.ReturnedTotal && p.BuyerId == o.BuyerId && p.SupplierId == o.SupplierId && p.AcceptedOn == o.AcceptedOn) != 1
                : db.Payables.Any(p => p.OrderId == o.Id))
            .Select(o => o.Number), ct)),
        new("付款合计不超过验收金额", (db, ct) => Verdict.Of(db.Payables, Named(db, db.Payables
            .Where(p => p.Transfers.Where(t => t.Status != TransferStatus.NotReceived).Sum(t => (long)t.Amount) > (long)p.Due + (long)p.Returned)), ct)),
        new("发票合计不超过验收金额", (db, ct) => Verdict.Of(db.Payables, Named(db, db.Payables
            .Where(p => p.Invoices.Where(i => i.CancelledAt == null).Sum(i => (long)i.Amount) > (long)p.Due + (long)p.Returned)), ct)),
        new("付款状态与付款记录相符", (db, ct) => Verdict.Of(db.Payables, Named(db, db.Payables.Where(p => p.Status !=
            (p.Transfers.Where(t => t.Status != TransferStatus.NotReceived).Sum(t => (long)t.Amount) < (long)p.Due ? PaymentStatus.Due
                : p.Transfers.Any(t => t.Status == TransferStatus.Recorded) ? PaymentStatus.Recorded
                : PaymentStatus.Confirmed))), ct)),
        new("付清的应付都有付款日，全部退货的除外", (db, ct) => Verdict.Of(db.Payables.Where(p => p.Status == PaymentStatus.Confirmed),
            Named(db, db.Payables.Where(p => p.Status == PaymentStatus.Confirmed ? p.PaidOn == null && (long)p.Due > 0 : p.PaidOn != null)), ct)),
        new("货、验、票、款都齐的采购才算核实", (db, ct) => Verdict.Of(db.Payables, Named(db, db.Payables.Where(p => p.ProvenAt == null
            ? p.Status == PaymentStatus.Confirmed && (long)p.Due > 0 && p.Invoices.Where(i => i.CancelledAt == null).Sum(i => (long)i.Amount) == (long)p.Due
            : p.Status != PaymentStatus.Confirmed || p.Invoices.Where(i => i.CancelledAt == null).Sum(i => (long)i.Amount) < (long)p.Due)), ct)),
        new("退款合计不超过多付的金额", (db, ct) => Verdict.Of(db.Payables.Where(p => p.Refunds.Any()), Named(db, db.Payables.Where(p => p.Refunds.Any()
            && p.Refunds.Where(r => r.Status != TransferStatus.NotReceived).Sum(r => (long)r.Amount)
                > p.Transfers.Where(t => t.Status == TransferStatus.Received).Sum(t => (long)t.Amount) - (long)p.Due)), ct)),
        new("应付期限是验收后 30 天", (db, ct) => Verdict.Of(db.Payables.Join(db.Orders, p => p.OrderId, o => o.Id, (p, o) => new { o.Number, p.AcceptedOn, p.DueOn }),
            row => row.DueOn == row.AcceptedOn.AddDays(Payable.DaysToPay) ? null : row.Number, ct)),
        new("结束的订单都已结清，结清的订单都已结束", (db, ct) => Verdict.Of(db.Orders.Where(o => o.Status == OrderStatus.Accepted), db.Orders
            .Where(o => o.Status == OrderStatus.Accepted
                && ((long)o.AcceptedTotal!.Value == 0 || db.Payables.Any(p => p.OrderId == o.Id && p.Status == PaymentStatus.Confirmed) ? o.ClosedAt == null : o.ClosedAt != null))
            .Select(o => o.Number), ct)),
        new("一个发票号码只用一次", (db, ct) => Verdict.Of(db.Set<Invoice>(), db.Set<Invoice>().Where(i => i.CancelledAt == null && (i.TaxInvoiceId == null || db.TaxInvoices.Any(t => t.Id != i.TaxInvoiceId && t.LiveNumber == i.Number)))
            .GroupBy(i => i.Number).Where(g => g.Count() > 1).Select(g => g.Key), ct)),
    ];

    private static IQueryable<string> Named(MarketDb db, IQueryable<Payable> payables) => payables.Join(db.Orders, p => p.OrderId, o => o.Id, (_, o) => o.Number);
}
