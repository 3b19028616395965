using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Orders.Shipments;

namespace WeixiIncome.Data.Orders.Returns;

/// <summary>What always holds of goods that came back after acceptance.</summary>
public static class ReturnInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("每行的退货等于各件同意的退货之和，不超过验收数量", (db, ct) => Verdict.Of(db.ShipmentLines.Where(l => l.ReturnedQuantity != 0), db.ShipmentLines
            .Where(l => (l.ReturnedQuantity != 0 || db.Set<GoodsReturnLine>().Any(r => r.ShipmentLineId == l.Id && r.Granted > 0))
                && (l.ReturnedQuantity > l.AcceptedQuantity
                    || l.ReturnedQuantity != db.Set<GoodsReturnLine>().Where(r => r.ShipmentLineId == l.Id && r.Granted != null).Sum(r => r.Granted!.Value)
                    || (long)l.ReturnedAmount != db.Set<GoodsReturnLine>().Where(r => r.ShipmentLineId == l.Id && r.Granted != null).Sum(r => (long)r.Amount)))
            .Join(db.Shipments, l => l.ShipmentId, s => s.Id, (_, s) => s.Number), ct)),
        new("订单的退货金额等于各件退货之和", (db, ct) => Verdict.Of(db.Orders.Where(o => db.Returns.Any(r => r.OrderId == o.Id)), db.Orders
            .Where(o => (long)o.ReturnedTotal != db.Returns.Where(r => r.OrderId == o.Id && r.GrantedOn != null).Sum(r => (long)r.Amount)).Select(o => o.Number), ct)),
        new("退货金额等于各行之和，同意的退货都有日期", (db, ct) => Verdict.Of(db.Returns, db.Returns
            .Where(r => (long)r.Amount != r.Lines.Sum(l => (long)l.Amount) || (r.Status == ReturnStatus.Granted ? r.GrantedOn == null : r.GrantedOn != null) || (r.Status < ReturnStatus.Granted ? r.OpenOrderId == null : r.OpenOrderId != null))
            .Select(r => r.Number), ct)),
        new("退回批次的数量与退货相符", (db, ct) => Verdict.Of(db.Set<GoodsReturnLine>().Where(l => l.Goods == RefusedGoods.BackInLot), db.Set<GoodsReturnLine>()
            .Where(l => l.LotId != null && (l.Goods == RefusedGoods.BackInLot ? l.Granted!.Value : 0) != db.LotMovements.Where(m => m.SourceId == l.Id).Sum(m => m.Delta))
            .Join(db.Returns, l => l.ReturnId, r => r.Id, (_, r) => r.Number), ct)),
    ];
}
