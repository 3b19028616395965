using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders.Standing;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>Other quantities for one delivery only.</summary>
public sealed record ChangeDeliveryOnce(string Number, long? Version, [Required, Display(Name = "送货日期")] DateOnly? DueOn, IReadOnlyList<DeliveryLine>? Lines, Guid FormKey) : ICommand<bool>, IOnce;

/// <summary>Other quantities for every delivery from the next one on.</summary>
public sealed record ChangeFromNowOn(string Number, long? Version, IReadOnlyList<DeliveryLine>? Lines, Guid FormKey) : ICommand<bool>, IOnce;

/// <summary>Leaves one delivery out.</summary>
public sealed record SkipDelivery(string Number, long? Version, [Required, Display(Name = "送货日期")] DateOnly? DueOn) : ICommand<bool>;

/// <summary>Takes a skipped delivery up again.</summary>
public sealed record UnskipDelivery(string Number, long? Version, [Required, Display(Name = "送货日期")] DateOnly? DueOn) : ICommand<bool>;

/// <summary>Orders nothing until it is resumed.</summary>
public sealed record PauseStanding(string Number, long? Version) : ICommand<bool>;

/// <summary>Orders again from the next delivery on.</summary>
public sealed record ResumeStanding(string Number, long? Version) : ICommand<bool>;

/// <summary>Ends it for good.</summary>
public sealed record EndStanding(string Number, long? Version) : ICommand<bool>;

/// <summary>Another buyer answers for it: the one who asks.</summary>
public sealed record TakeOverStanding(string Number, long? Version) : ICommand<bool>;

/// <summary>The unit stands behind it: orders within a tenth need no approval of their own.</summary>
public sealed record ApproveStanding(string Number, long? Version, [StringLength(300), Display(Name = "意见")] string? Comment, Guid FormKey) : ICommand<bool>, IOnce;

/// <summary>The unit does not stand behind it: its orders are approved one by one.</summary>
public sealed record RefuseStanding(string Number, long? Version, [Required, StringLength(300), Display(Name = "退回原因")] string? Reason, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class StandingActsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) :
    IRequestHandler<ChangeDeliveryOnce, bool>, IRequestHandler<ChangeFromNowOn, bool>, IRequestHandler<SkipDelivery, bool>, IRequestHandler<UnskipDelivery, bool>, IRequestHandler<PauseStanding, bool>,
    IRequestHandler<ResumeStanding, bool>, IRequestHandler<EndStanding, bool>, IRequestHandler<TakeOverStanding, bool>, IRequestHandler<ApproveStanding, bool>, IRequestHandler<RefuseStanding, bool>
{
    private Guid Me => user.MemberId!.Value;

    public Task<bool> Handle(ChangeDeliveryOnce form, CancellationToken ct) => Change(form.Number, form.Version, standing => MustBeOpen(standing, form.DueOn!.Value, ct),
        standing => standing.ChangeOnce(form.DueOn!.Value, form.Lines.Typed(standing), Me, clock.Now()), ct);

    public Task<bool> Handle(ChangeFromNowOn form, CancellationToken ct) => Change(form.Number, form.Version, async standing =>
    {
        standing.ChangeQuantities(form.Lines.Typed(standing), Me, clock.Now());
        await TellApprovers(standing, ct);
    }, null, ct);

    public Task<bool> Handle(SkipDelivery form, CancellationToken ct) => Change(form.Number, form.Version, standing => MustBeOpen(standing, form.DueOn!.Value, ct), standing => standing.Skip(form.DueOn!.Value, Me, clock.Now()), ct);

    public Task<bool> Handle(UnskipDelivery form, CancellationToken ct) => Change(form.Number, form.Version, standing => MustBeOpen(standing, form.DueOn!.Value, ct), standing => standing.Unskip(form.DueOn!.Value, Me, clock.Now()), ct);

    public Task<bool> Handle(PauseStanding form, CancellationToken ct) => Change(form.Number, form.Version, null, standing => standing.Pause(Me, null, clock.Now()), ct);

    public Task<bool> Handle(ResumeStanding form, CancellationToken ct) => Change(form.Number, form.Version, null, standing => standing.Resume(Me, clock.Now()), ct);

    public Task<bool> Handle(EndStanding form, CancellationToken ct) => Change(form.Number, form.Version, null, standing => standing.End(Me, null, clock.Now()), ct);

    public Task<bool> Handle(TakeOverStanding form, CancellationToken ct) => Change(form.Number, form.Version, null, standing => standing.TakeOver(Me, clock.Now()), ct);

    public Task<bool> Handle(ApproveStanding form, CancellationToken ct) => Change(form.Number, form.Version, async standing =>
    {
        standing.Approve(Me, form.Comment, clock.Now());
        await db.NotifyMember(standing.ResponsibleId, "定期订单 {0} 已审批通过。", [standing.Number], $"/standing/{standing.Number}", clock.Now(), ct);
    }, null, ct);

    public Task<bool> Handle(RefuseStanding form, CancellationToken ct) => Change(form.Number, form.Version, async standing =>
    {
        standing.Refuse(Me, form.Reason, clock.Now());
        await db.NotifyMember(standing.ResponsibleId, "定期订单 {0} 审批未通过：{1}", [standing.Number, form.Reason], $"/standing/{standing.Number}", clock.Now(), ct);
    }, null, ct);

    private async Task<bool> Change(string number, long? version, Func<StandingOrder, Task>? before, Action<StandingOrder>? act, CancellationToken ct)
    {
        var standing = await db.StandingOrders.Of(user).WithDeliveries().Where(o => o.Number == number).OrNotThere(ct);
        standing.Expect(version);
        if (before is not null) await before(standing);
        act?.Invoke(standing);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>A delivery that was placed, or missed, is past changing.</summary>
    private async Task MustBeOpen(StandingOrder standing, DateOnly dueOn, CancellationToken ct)
    {
        if (await db.StandingRuns.AsNoTracking().Where(r => r.StandingOrderId == standing.Id && r.DueOn == dueOn && r.Status != RunStatus.NotPlaced).Select(r => (RunStatus?)r.Status).SingleOrDefaultAsync(ct) is { } done)
            throw new RuleBroken("{0} 的这一次已经是“{1}”，不能再改。", dueOn, done);
        if (dueOn <= clock.Today()) throw new RuleBroken("{0} 的送货日已到，不能再改。", dueOn);
    }

    private Task TellApprovers(StandingOrder standing, CancellationToken ct) => standing.Approval != StandingApproval.Awaited ? Task.CompletedTask
        : db.Notify(standing.BuyerId, [MarketRole.Approver], "定期订单 {0}（{1}）等您审批。", [standing.Number, standing.Amount], $"/standing/{standing.Number}", clock.Now(), ct, Me);
}
