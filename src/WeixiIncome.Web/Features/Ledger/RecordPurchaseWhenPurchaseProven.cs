using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Ledger;

/// <summary>Order, acceptance, invoice and payment agree: the purchase is verified, and goals count it.</summary>
internal sealed class RecordPurchaseWhenPurchaseProven(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<PurchaseProven>>
{
    public async Task Handle(Happened<PurchaseProven> notification, CancellationToken cancellationToken)
    {
        var payable = await db.Payables.FindAsync([notification.What.PayableId], cancellationToken);
        await db.Entry(payable!).Collection(p => p.Invoices).LoadAsync(cancellationToken);
        await db.Entry(payable!).Collection(p => p.Transfers).LoadAsync(cancellationToken);
        var order = await db.OrderWithLines(notification.What.OrderId, cancellationToken);
        var files = payable!.Invoices.Select(i => i.FileId).Concat(payable.Transfers.Select(t => t.SlipFileId)).Concat(order.Shipments.Select(s => s.PhotoFileId)).OfType<Guid>();
        var evidence = EvidenceManifest.Of(order, payable, await db.HashesOf(files, cancellationToken), clock.Now());
        await db.Record(order, Stage.Verified, payable.PaidOn, clock.Now(), cancellationToken, evidence);
    }
}
