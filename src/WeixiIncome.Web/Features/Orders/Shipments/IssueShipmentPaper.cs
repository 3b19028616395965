using System.Globalization;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Shipments;

/// <summary>Issues the acceptance paper (验收单) or stock entry (入库单) of an accepted shipment, or the delivery note (送货单) of any: numbered, frozen.</summary>
public sealed record IssueShipmentPaper(string Number, int Sequence, PaperKind Kind, Guid FormKey) : ICommand<string>, IOnce;

internal sealed class IssueShipmentPaperHandler(MarketDb db, IMediator mediator, ICurrentUser user, TimeProvider clock) : IRequestHandler<IssueShipmentPaper, string>
{
    public async Task<string> Handle(IssueShipmentPaper command, CancellationToken ct)
    {
        var page = await mediator.Send(new ShowShipment(command.Number, command.Sequence), ct);
        if (!page.IsParty || user.Roles.Count == 0 || command.Kind is not (PaperKind.DeliveryNote or PaperKind.Acceptance or PaperKind.StockEntry)) throw new NotThere();
        if (command.Kind != PaperKind.DeliveryNote && !page.Shipment.IsAccepted) throw new RuleBroken("这批货还没有验收完成，不能出具{0}。", command.Kind);
        // A stock entry is the buyer's own; the other two concern both sides.
        if (command.Kind == PaperKind.StockEntry && !page.IsBuyer) throw new NotThere();
        var owner = command.Kind == PaperKind.DeliveryNote ? page.Order.SupplierId : page.Order.BuyerId;
        var other = command.Kind == PaperKind.DeliveryNote ? page.Order.BuyerId : command.Kind == PaperKind.Acceptance ? page.Order.SupplierId : (Guid?)null;
        var paper = await db.IssuePaper(command.Kind, page.Shipment.Id, owner, other, Content(page, command.Kind), user.MemberId, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return paper.Number;
    }

    private static PaperContent Content(ShipmentPage page, PaperKind kind)
    {
        var (order, shipment) = (page.Order, page.Shipment);
        PaperFact[] facts =
        [
            new("采购单位", page.Buyer), new("供应商", page.Supplier), new("订单号", order.Number), new("发货批号", shipment.Number), new("发货日期", Day(shipment.ShippedOn)),
            .. shipment.AcceptedOn is { } on && kind != PaperKind.DeliveryNote ? new PaperFact[] { new("验收日期", Day(on)) } : [], new("承运方", $"{shipment.Carrier ?? "–"} {shipment.CarrierNumber} {shipment.Vehicle}".Trim()),
            .. page.Node is null ? Array.Empty<PaperFact>() : [new("集配节点", page.Node)], .. shipment.Temperature is null ? Array.Empty<PaperFact>() : [new("温度记录", shipment.Temperature)],
        ];
        var goods = kind == PaperKind.DeliveryNote
            ? new PaperTable("发货明细", ["产品", "规格", "批次号", "合格证", "生产日期", "保质期至", "数量"], [.. page.Lines.Select(l => (IReadOnlyList<string>)[l.Product, l.Specification, l.Lot ?? "–", l.Certificate ?? "–", Day(l.ProducedOn), Day(l.BestBefore), Text(l.Quantity)])])
            : new PaperTable(kind == PaperKind.Acceptance ? "验收明细" : "入库明细", ["产品", "规格", "批次号", "生产日期", "保质期至", "送达", "合格", "拒收", "拒收原因", "单价", "金额"], [.. Accepted(page)]);
        var papers = new PaperTable("索证索票", ["证件", "编号", "出具机构", "有效期至"], [.. page.Papers.Select(p => (IReadOnlyList<string>)[p.Kind, p.Number, p.Issuer, Day(p.ExpiresOn)])]);
        string[] signatures = kind switch
        {
            PaperKind.DeliveryNote => ["发货人", "承运人", "收货人"],
            PaperKind.Acceptance when page.Shipment.AutoAcceptanceId is not null => ["按约定自动验收，无验收人签字", "负责人"],
            PaperKind.Acceptance => [string.Format(CultureInfo.InvariantCulture, "验收人一 {0}", page.InspectedBy), string.Format(CultureInfo.InvariantCulture, "验收人二 {0}", page.CountersignedBy), "负责人"],
            _ => ["库管", "验收人", "财务"],
        };
        return new(facts, page.Papers.Count == 0 ? [goods] : [goods, papers], [], signatures);
    }

    private static IEnumerable<IReadOnlyList<string>> Accepted(ShipmentPage page)
    {
        var lines = page.Shipment.Lines.ToArray();
        foreach (var part in page.Order.Lines.OrderBy(l => l.Position).Select(line => (Line: line, Parts: lines.Where(l => l.OrderLineId == line.Id).OrderBy(l => l.LotNumber, StringComparer.Ordinal).ToArray())).Where(x => x.Parts.Length > 0))
            foreach (var one in part.Parts)
                yield return [part.Line.ProductName, part.Line.Specification, one.LotNumber ?? "–", Day(one.ProducedOn), Day(one.BestBefore), Text(new(one.Quantity, part.Line.Unit)), Text(new(one.AcceptedQuantity ?? 0, part.Line.Unit)),
                    Text(new(one.RefusedQuantity ?? 0, part.Line.Unit)), one.RefusalReason ?? "", MoneyText.Exact(part.Line.UnitPrice), MoneyText.Exact(part.Line.Unit.Price(part.Line.UnitPrice, one.AcceptedQuantity ?? 0))];
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–";

    private static string Text(Measured quantity) => $"{quantity.InUnit.ToString("0.###", CultureInfo.InvariantCulture)} {Words.Chinese(quantity.Unit)}";
}
