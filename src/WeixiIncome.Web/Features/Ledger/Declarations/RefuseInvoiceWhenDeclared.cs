using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>An invoice that a declaration under way or entered holds cannot prove an order too.</summary>
internal sealed class RefuseInvoiceWhenDeclared(MarketDb db, ICurrentUser user) : INotificationHandler<Happened<InvoiceRecorded>>
{
    public async Task Handle(Happened<InvoiceRecorded> notification, CancellationToken cancellationToken)
    {
        var number = notification.What.Number;
        var holders = db.Declarations.Where(d => d.Claims.Any(c => c.Kind == ClaimKind.Invoice && c.Number == number));
        if (!await holders.AnyAsync(cancellationToken)) return;
        // Where: only to those who may open that declaration.
        var declaration = await holders.VisibleTo(user).Select(d => d.Number).FirstOrDefaultAsync(cancellationToken);
        throw declaration is null ? new RuleBroken("发票号码 {0} 已被平台上另一笔采购使用，请核对票面号码；确认无误请联系县级主管。", number) { Field = "InvoiceNumber" }
            : new RuleBroken("号码 {0} 已用在 {1}，一笔采购只能入账一次。", number, declaration) { Field = "InvoiceNumber" };
    }
}
