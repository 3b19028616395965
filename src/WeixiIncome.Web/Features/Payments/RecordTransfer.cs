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

/// <summary>The buyer's treasurer writes down a transfer made from the unit's account straight to the supplier's.</summary>
public sealed record RecordTransfer(
    Guid FormKey, long? Version, string Number,
    [Required, StringLength(100), Display(Name = "付款户名")] string? PayerName,
    [Required, StringLength(60), Display(Name = "银行流水号")] string? Reference,
    [Required, Display(Name = "付款日期")] DateOnly? PaidOn,
    [Required, Display(Name = "付款金额")] decimal? Amount,
    [Display(Name = "一笔汇款付几张订单")] bool CoversSeveral,
    [Display(Name = "银行回单")] IFormFile? Paper = null) : ICommand<string>, IOnce, IWithPaper;

internal sealed class RecordTransferHandler(MarketDb db, ICurrentUser user, TimeProvider clock, UploadedFiles files) : IRequestHandler<RecordTransfer, string>
{
    public async Task<string> Handle(RecordTransfer request, CancellationToken cancellationToken)
    {
        var payable = await db.PayableOf(request.Number, user).Where(p => p.BuyerId == user.OrganisationId).OrNotThere(cancellationToken);
        payable.Expect(request.Version);
        var amount = Money.Typed(request.Amount!.Value, nameof(request.Amount));
        if (!request.CoversSeveral) await RefuseTheSameSlip(payable, request, amount, cancellationToken);
        var (now, slip) = (clock.Now(), await files.Take(request.Paper, payable.SupplierId, cancellationToken));
        payable.RecordTransfer(request.PayerName!, request.Reference!, request.PaidOn!.Value, amount, slip, user.MemberId!.Value, now);
        await db.Notify(payable.SupplierId, [MarketRole.Treasurer, MarketRole.CooperativeClerk], "{0} 登记了订单 {1} 的付款 {2}，请查看账户后确认到账。",
            [user.OrganisationName, request.Number, amount], $"/payments/{request.Number}", now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return request.Number;
    }

    /// <summary>One transfer may pay several orders, but equal amounts under one reference are mostly the same slip typed twice.</summary>
    private async Task RefuseTheSameSlip(Payable payable, RecordTransfer form, Money amount, CancellationToken ct)
    {
        var (payer, reference) = (form.PayerName!.Trim(), form.Reference!.Trim());
        var elsewhere = await db.Payables.Where(p => p.BuyerId == payable.BuyerId && p.Id != payable.Id
                && p.Transfers.Any(t => t.Reference == reference && t.PayerName == payer && t.Amount == amount && t.Status != TransferStatus.NotReceived))
            .Join(db.Orders, p => p.OrderId, o => o.Id, (_, o) => o.Number).FirstOrDefaultAsync(ct);
        if (elsewhere is not null)
            throw new RuleBroken("流水号 {0}、金额 {1} 的付款已登记在订单 {2}。若确实是一笔汇款付几张订单，请勾选后再提交。", reference, amount, elsewhere) { Field = nameof(form.CoversSeveral) };
    }
}
