using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Payments;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Payments.Refunds;

/// <summary>The supplier writes down what it paid back for returned goods.</summary>
public sealed record RecordRefund(Guid FormKey, long? Version, string Number, [Required, StringLength(60), Display(Name = "银行流水号")] string? Reference, [Required, Display(Name = "退款日期")] DateOnly? PaidOn,
    [Required, Display(Name = "退款金额")] decimal? Amount, [Display(Name = "银行回单")] IFormFile? Paper = null) : ICommand<string>, IOnce, IWithPaper;

/// <summary>The buyer saw the refund in its account.</summary>
public sealed record ConfirmRefund(Guid FormKey, long? Version, string Number, Guid Refund) : ICommand<string>, IOnce;

/// <summary>The buyer did not find it: it is to be refunded again.</summary>
public sealed record DenyRefund(Guid FormKey, long? Version, string Number, Guid Refund, [Required, StringLength(300), Display(Name = "未收到原因")] string? Reason) : ICommand<string>, IOnce;

internal sealed class RecordRefundHandler(MarketDb db, ICurrentUser user, TimeProvider clock, UploadedFiles files) : IRequestHandler<RecordRefund, string>, IRequestHandler<ConfirmRefund, string>, IRequestHandler<DenyRefund, string>
{
    public async Task<string> Handle(RecordRefund form, CancellationToken ct)
    {
        var payable = await db.PayableOf(form.Number, user).Where(p => p.SupplierId == user.OrganisationId).OrNotThere(ct);
        payable.Expect(form.Version);
        var refund = payable.RecordRefund(form.Reference, form.PaidOn!.Value, Money.Typed(form.Amount!.Value, nameof(form.Amount)), await files.Take(form.Paper, payable.BuyerId, ct), user.MemberId!.Value, clock.Now());
        return await Told(payable.BuyerId, [MarketRole.Treasurer, MarketRole.Individual], "{0} 登记了订单 {1} 的退款 {2}，请查看账户后确认。", [user.OrganisationName, form.Number, refund.Amount], form.Number, ct);
    }

    public async Task<string> Handle(ConfirmRefund form, CancellationToken ct)
    {
        var payable = await db.PayableOf(form.Number, user).Where(p => p.BuyerId == user.OrganisationId).OrNotThere(ct);
        payable.Expect(form.Version);
        payable.ConfirmRefund(form.Refund, user.MemberId!.Value, clock.Now());
        return await Told(payable.SupplierId, [MarketRole.Treasurer, MarketRole.CooperativeClerk], "{0} 已确认收到订单 {1} 的退款。", [user.OrganisationName, form.Number], form.Number, ct);
    }

    public async Task<string> Handle(DenyRefund form, CancellationToken ct)
    {
        var payable = await db.PayableOf(form.Number, user).Where(p => p.BuyerId == user.OrganisationId).OrNotThere(ct);
        payable.Expect(form.Version);
        payable.DenyRefund(form.Refund, form.Reason, user.MemberId!.Value, clock.Now());
        return await Told(payable.SupplierId, [MarketRole.Treasurer, MarketRole.CooperativeClerk], "{0} 没有收到订单 {1} 的退款，请核对：{2}", [user.OrganisationName, form.Number, form.Reason!.Trim()], form.Number, ct);
    }

    private async Task<string> Told(Guid whom, MarketRole[] roles, string sentence, object?[] said, string number, CancellationToken ct)
    {
        await db.Notify(whom, roles, sentence, said, $"/payments/{number}", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return number;
    }
}
