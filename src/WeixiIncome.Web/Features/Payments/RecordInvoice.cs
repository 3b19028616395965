using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Payments;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>Either side writes down the digital invoice (数电票) of an accepted order; a number is used once in the whole market.</summary>
public sealed record RecordInvoice(
    Guid FormKey, long? Version, string Number,
    [Required, StringLength(40), Display(Name = "数电票号码")] string? InvoiceNumber,
    [Required, Display(Name = "开票日期")] DateOnly? IssuedOn,
    [Required, Display(Name = "价税合计")] decimal? Amount,
    [Display(Name = "红字发票")] bool IsRed = false,
    [Display(Name = "发票文件")] IFormFile? Paper = null) : ICommand<string>, IOnce, IWithPaper;

internal sealed class RecordInvoiceHandler(MarketDb db, ICurrentUser user, TimeProvider clock, UploadedFiles files) : IRequestHandler<RecordInvoice, string>
{
    public async Task<string> Handle(RecordInvoice request, CancellationToken cancellationToken)
    {
        var payable = await db.PayableOf(request.Number, user)
            .Where(p => p.BuyerId == user.OrganisationId || p.SupplierId == user.OrganisationId).OrNotThere(cancellationToken);
        payable.Expect(request.Version);
        var amount = Money.Typed(request.Amount!.Value, nameof(request.Amount));
        var other = payable.SupplierId == user.OrganisationId ? payable.BuyerId : payable.SupplierId;
        var (now, paper) = (clock.Now(), await files.Take(request.Paper, other, cancellationToken));
        var invoice = request.IsRed ? payable.RecordRedInvoice(request.InvoiceNumber!, request.IssuedOn!.Value, amount, paper, user.MemberId!.Value, now)
            : payable.RecordInvoice(request.InvoiceNumber!, request.IssuedOn!.Value, amount, paper, user.MemberId!.Value, now);
        await RefuseAUsedNumber(invoice, cancellationToken);
        if (payable.SupplierId == user.OrganisationId)
            await db.Notify(payable.BuyerId, [MarketRole.Treasurer, MarketRole.Individual], "{0} 登记了订单 {1} 的发票 {2}。",
                [user.OrganisationName, request.Number, invoice.Number], $"/payments/{request.Number}", now, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException broken) when (broken is not DbUpdateConcurrencyException && broken.Entries.Any(entry => entry.Entity is Invoice))
        {
            // Somebody recorded the number between the look and the save; the unique key held.
            throw UsedElsewhere(invoice.Number);
        }
        return request.Number;
    }

    private async Task RefuseAUsedNumber(Invoice invoice, CancellationToken ct)
    {
        var used = await db.Payables.Where(p => p.Invoices.Any(i => i.LiveNumber == invoice.Number)).Select(p => p.OrderId).FirstOrDefaultAsync(ct);
        if (used == Guid.Empty && await db.TaxInvoices.AnyAsync(i => i.LiveNumber == invoice.Number, ct)) throw UsedElsewhere(invoice.Number);
        if (used == Guid.Empty) return;
        // Where: only to those who may open that order.
        var order = await db.Orders.VisibleTo(user).Where(o => o.Id == used).Select(o => o.Number).SingleOrDefaultAsync(ct);
        throw order is null ? UsedElsewhere(invoice.Number)
            : new RuleBroken("发票号码 {0} 已登记在订单 {1}，一张发票只能登记一次。", invoice.Number, order) { Field = nameof(RecordInvoice.InvoiceNumber) };
    }

    private static RuleBroken UsedElsewhere(string number) =>
        new("发票号码 {0} 已被平台上另一笔采购使用，请核对票面号码；确认无误请联系县级主管。", number) { Field = nameof(RecordInvoice.InvoiceNumber) };
}
