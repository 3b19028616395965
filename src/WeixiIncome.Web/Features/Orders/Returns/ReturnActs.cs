using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Returns;

/// <summary>The supplier agrees with all that is asked.</summary>
public sealed record AgreeReturn(string Number, long? Version, Guid FormKey, [StringLength(300), Display(Name = "说明")] string? Note) : ICommand<bool>, IOnce;

/// <summary>The supplier does not agree, with the reason.</summary>
public sealed record RefuseReturn(string Number, long? Version, Guid FormKey, [Required, StringLength(GoodsReturn.LongestText), Display(Name = "不同意的理由")] string? Reason) : ICommand<bool>, IOnce;

/// <summary>The buyer asks the county to decide.</summary>
public sealed record DisputeReturn(string Number, long? Version, Guid FormKey, [Required, StringLength(GoodsReturn.LongestText), Display(Name = "申请裁定的理由")] string? Reason) : ICommand<bool>, IOnce;

/// <summary>The buyer changes its mind.</summary>
public sealed record WithdrawReturn(string Number, long? Version, Guid FormKey, [StringLength(300), Display(Name = "说明")] string? Reason) : ICommand<bool>, IOnce;

/// <summary>Returned goods that came home: into their lot again, or written off.</summary>
public sealed record ReceiveReturned(string Number, long? Version, Guid FormKey, Guid Line, [Required, Display(Name = "处理")] RefusedGoods? What) : ICommand<bool>, IOnce;

/// <summary>A message of one of the sides, or of the office that decides.</summary>
public sealed record SayInReturn(string Number, Guid FormKey, [Required, StringLength(1000), Display(Name = "留言")] string? Text) : ICommand<bool>, IOnce;

internal sealed class ReturnActsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AgreeReturn, bool>, IRequestHandler<RefuseReturn, bool>, IRequestHandler<DisputeReturn, bool>,
    IRequestHandler<WithdrawReturn, bool>, IRequestHandler<ReceiveReturned, bool>, IRequestHandler<SayInReturn, bool>
{
    public async Task<bool> Handle(AgreeReturn form, CancellationToken ct)
    {
        var returned = await db.ReturnToActOn(db.Returns.VisibleTo(user).Where(r => r.SupplierId == user.OrganisationId), form.Number, form.Version, ct);
        returned.Agree(await db.OrderOf(returned, ct), user.MemberId!.Value, form.Note, clock.Now());
        await db.TellBuyer(returned, "{0} 同意退货 {1}，金额 {2}。", [user.OrganisationName, returned.Number, returned.Amount], clock.Now(), ct);
        return await Save(ct);
    }

    public async Task<bool> Handle(RefuseReturn form, CancellationToken ct)
    {
        var returned = await db.ReturnToActOn(db.Returns.VisibleTo(user).Where(r => r.SupplierId == user.OrganisationId), form.Number, form.Version, ct);
        returned.Refuse(user.MemberId!.Value, form.Reason, clock.Now());
        await db.TellBuyer(returned, "{0} 不同意退货 {1}。如不接受，请在 {2} 前申请裁定。", [user.OrganisationName, returned.Number, returned.DisputeBy], clock.Now(), ct);
        return await Save(ct);
    }

    public async Task<bool> Handle(DisputeReturn form, CancellationToken ct)
    {
        var returned = await db.ReturnToActOn(db.Returns.VisibleTo(user).Where(r => r.BuyerId == user.OrganisationId), form.Number, form.Version, ct);
        returned.AskForDecision(user.MemberId!.Value, form.Reason, clock.Now());
        await db.TellSupplier(returned, "退货 {0} 已申请主管部门裁定。", [returned.Number], clock.Now(), ct);
        await db.TellDeciders(returned, "退货 {0} 双方意见不一，请在 {1} 前裁定。", [returned.Number, returned.DecideBy], clock.Now(), ct);
        return await Save(ct);
    }

    public async Task<bool> Handle(WithdrawReturn form, CancellationToken ct)
    {
        var returned = await db.ReturnToActOn(db.Returns.VisibleTo(user).Where(r => r.BuyerId == user.OrganisationId), form.Number, form.Version, ct);
        returned.Withdraw(user.MemberId!.Value, form.Reason, clock.Now());
        await db.TellSupplier(returned, "{0} 撤回了退货 {1}。", [user.OrganisationName, returned.Number], clock.Now(), ct);
        return await Save(ct);
    }

    public async Task<bool> Handle(ReceiveReturned form, CancellationToken ct)
    {
        if (form.What is not (RefusedGoods.BackInLot or RefusedGoods.WrittenOff)) throw new RuleBroken("请选择退回入批次或报损。");
        var returned = await db.ReturnToActOn(db.Returns.VisibleTo(user).Where(r => r.SupplierId == user.OrganisationId), form.Number, form.Version, ct);
        var line = returned.ReceiveBack(form.Line, form.What.Value, user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        if (form.What == RefusedGoods.BackInLot && line.LotId is { } lotId)
            await db.MoveLot(await db.Lots.SingleAsync(l => l.Id == lotId, ct), line.Granted!.Value, LotCause.Returned, line.Id, clock.Now(), ct);
        return await Save(ct);
    }

    public async Task<bool> Handle(SayInReturn form, CancellationToken ct)
    {
        var returned = await db.ReturnToActOn(db.Returns.VisibleTo(user), form.Number, null, ct);
        var (buys, sells) = (returned.BuyerId == user.OrganisationId, returned.SupplierId == user.OrganisationId);
        if (!buys && !sells && !user.Has(MarketRole.CountySupervisor)) throw new NotThere();
        returned.Say(user.MemberId!.Value, user.OrganisationId!.Value, form.Text, clock.Now());
        object?[] said = [user.OrganisationName, returned.Number];
        if (!buys) await db.TellBuyer(returned, "{0} 在退货 {1} 里留言。", said, clock.Now(), ct);
        if (!sells) await db.TellSupplier(returned, "{0} 在退货 {1} 里留言。", said, clock.Now(), ct);
        return await Save(ct);
    }

    private async Task<bool> Save(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        return true;
    }
}
