using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Approvals;
using WeixiIncome.Domain.Buying.Approvals;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Approvals;

/// <summary>An approver of the unit is away for a time, and another approves for them; entered by any of its approvers.</summary>
public sealed record EnterAbsence(
    Guid FormKey,
    [Required, Display(Name = "谁不在")] Guid? MemberId,
    [Required, Display(Name = "代理人")] Guid? SubstituteId,
    [Required, Display(Name = "开始日期")] DateOnly? From,
    [Required, Display(Name = "截止日期")] DateOnly? To,
    [StringLength(200), Display(Name = "原因")] string? Reason) : ICommand<bool>, IOnce;

internal sealed class EnterAbsenceHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<EnterAbsence, bool>
{
    public async Task<bool> Handle(EnterAbsence form, CancellationToken ct)
    {
        var (unit, now) = (user.OrganisationId!.Value, clock.Now());
        var holders = await db.ApproversOf(unit, clock.Today()).ToListAsync(ct);
        if (holders.Find(a => a.Id == form.MemberId) is null) throw new RuleBroken("请选择本单位在岗的审批人。") { Field = nameof(form.MemberId) };
        if (holders.Find(a => a.Id == form.SubstituteId) is not { } substitute) throw new RuleBroken("代理人必须是本单位在岗的审批人。") { Field = nameof(form.SubstituteId) };
        var absence = new Absence(unit, form.MemberId!.Value, substitute.Id, form.From!.Value, form.To!.Value, form.Reason, user.MemberId!.Value, now);
        var others = await db.Absences.Where(a => a.UnitId == unit && a.EndedAt == null && a.From <= absence.To && a.To >= absence.From).ToListAsync(ct);
        if (others.Exists(a => a.MemberId == absence.MemberId)) throw new RuleBroken("这段时间已经登记过代理，请先结束原来的。") { Field = nameof(form.From) };
        if (others.Exists(a => a.MemberId == substitute.Id)) throw new RuleBroken("{0} 这段时间自己也不在，请另选代理人。", substitute.Name) { Field = nameof(form.SubstituteId) };
        if (others.Exists(a => a.SubstituteId == absence.MemberId)) throw new RuleBroken("此人这段时间正代理别人审批，请先改由他人代理。") { Field = nameof(form.MemberId) };
        db.Absences.Add(absence);
        if (substitute.Id != user.MemberId)
            await db.NotifyMember(substitute.Id, "{0} 至 {1} 请您代理 {2} 审批订单。", [absence.From, absence.To, holders.Find(a => a.Id == form.MemberId)!.Name], "/approvals", now, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Back earlier: the substitute approves no longer.</summary>
public sealed record EndAbsence(Guid Id, Guid FormKey, long? Version) : ICommand<bool>, IOnce;

internal sealed class EndAbsenceHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<EndAbsence, bool>
{
    public async Task<bool> Handle(EndAbsence form, CancellationToken ct)
    {
        var absence = await db.Absences.Where(a => a.Id == form.Id && a.UnitId == user.OrganisationId).OrNotThere(ct);
        absence.Expect(form.Version);
        absence.End(clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}
