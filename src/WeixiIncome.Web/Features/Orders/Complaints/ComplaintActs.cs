using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders.Complaints;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Orders.Complaints;

/// <summary>The desk takes a complaint up and gives it to an officer; the side complained of is asked for its statement.</summary>
/// <param name="Concerned">Name or credit code of the side complained of, where it was not known.</param>
public sealed record AssignComplaint(string Number, long? Version, Guid FormKey, [Required, Display(Name = "经办人")] Guid? To,
    [StringLength(100), Display(Name = "被投诉方")] string? Concerned, [StringLength(300), Display(Name = "说明")] string? Note) : ICommand<bool>, IOnce;

internal sealed class AssignComplaintHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AssignComplaint, bool>
{
    public async Task<bool> Handle(AssignComplaint form, CancellationToken ct)
    {
        var (now, today) = (clock.Now(), clock.Today());
        var complaint = await db.DeskComplaint(form.Number, form.Version, user, today, ct);
        var isFirst = complaint.Status == ComplaintStatus.Received;
        var concerned = string.IsNullOrWhiteSpace(form.Concerned) ? null : await Concerned(form.Concerned.Trim(), ct);
        if ((await db.DeskOfficers(complaint, today, ct)).All(officer => officer.Id != form.To)) throw new RuleBroken("请选择本辖区的工作人员。") { Field = nameof(form.To) };
        complaint.Assign(form.To!.Value, concerned, user.MemberId!.Value, form.Note, now);
        await db.NotifyMember(form.To.Value, "投诉 {0} 交您办理，请在 {1} 前处理。", [complaint.Number, complaint.DecideBy], $"/complaints/{complaint.Number}", now, ct);
        if (isFirst)
        {
            await db.TellComplainant(complaint, "您的投诉 {0} 已受理。", [complaint.Number], now, ct);
            await db.TellConcerned(complaint, "有一件对本单位的投诉 {0}，请说明情况。", [complaint.Number], now, ct);
        }
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task<Organisation> Concerned(string typed, CancellationToken ct)
    {
        var code = CreditCode.Normal(typed);
        var found = await db.Organisations.Where(o => o.Name == typed || o.CreditCode == code).Take(2).ToListAsync(ct);
        return found.Count == 1 ? found[0] : throw new RuleBroken("没有找到唯一的单位“{0}”，请填写全称或信用代码。", typed) { Field = nameof(AssignComplaint.Concerned) };
    }
}

/// <summary>The side complained of says what it has to say.</summary>
public sealed record StateComplaint(string Number, Guid FormKey, [Required, StringLength(Complaint.LongestText), Display(Name = "情况说明")] string? Text,
    [Display(Name = "照片或材料")] IFormFile? Paper = null) : ICommand<bool>, IOnce, IWithPaper;

internal sealed class StateComplaintHandler(MarketDb db, ICurrentUser user, UploadedFiles files, TimeProvider clock) : IRequestHandler<StateComplaint, bool>
{
    public async Task<bool> Handle(StateComplaint form, CancellationToken ct)
    {
        var (complaint, voice) = await db.ComplaintFor(form.Number, null, user, tracked: true, ct);
        if (voice != ComplaintVoice.Concerned) throw new NotThere();
        complaint.State(form.Text, user.MemberId!.Value, clock.Now());
        if (await files.Take(form.Paper, null, ct) is { } file) complaint.Attach(ComplaintVoice.Concerned, file, clock.Now());
        if (complaint.AssignedTo is { } officer)
            await db.NotifyMember(officer, "被投诉方就投诉 {0} 提交了情况说明。", [complaint.Number], $"/complaints/{complaint.Number}", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The desk decides: upheld or not, with the finding and what is done.</summary>
public sealed record DecideComplaint(string Number, long? Version, Guid FormKey, [Required, Display(Name = "调查结果")] ComplaintDecision? Decision,
    [Required, StringLength(Complaint.LongestText), Display(Name = "调查结论")] string? Finding,
    [StringLength(Complaint.LongestText), Display(Name = "处理措施")] string? Measures) : ICommand<bool>, IOnce;

internal sealed class DecideComplaintHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DecideComplaint, bool>
{
    public async Task<bool> Handle(DecideComplaint form, CancellationToken ct)
    {
        var complaint = await db.DeskComplaint(form.Number, form.Version, user, clock.Today(), ct);
        complaint.Decide(form.Decision!.Value, form.Finding, form.Measures, user.MemberId!.Value, clock.Now());
        object?[] said = [complaint.Number, Words.Chinese(form.Decision.Value)];
        await db.TellComplainant(complaint, "您的投诉 {0} 已作出处理：{1}。", said, clock.Now(), ct);
        await db.TellConcerned(complaint, "对本单位的投诉 {0} 已作出处理：{1}。", said, clock.Now(), ct);
        await db.TellDesk(complaint, "投诉 {0} 已作出处理，请另一位工作人员复核办结。", [complaint.Number], clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>A second officer closes it.</summary>
public sealed record CloseComplaint(string Number, long? Version, Guid FormKey, [StringLength(300), Display(Name = "说明")] string? Note) : ICommand<bool>, IOnce;

internal sealed class CloseComplaintHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<CloseComplaint, bool>
{
    public async Task<bool> Handle(CloseComplaint form, CancellationToken ct)
    {
        var complaint = await db.DeskComplaint(form.Number, form.Version, user, clock.Today(), ct);
        complaint.Close(user.MemberId!.Value, form.Note, clock.Now());
        await db.TellComplainant(complaint, "您的投诉 {0} 已办结。", [complaint.Number], clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>A word between complainant and desk.</summary>
public sealed record SayInComplaint(string Number, string? Code, Guid FormKey, [Required, StringLength(1000), Display(Name = "留言")] string? Text) : ICommand<bool>, IOnce;

internal sealed class SayInComplaintHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SayInComplaint, bool>
{
    public async Task<bool> Handle(SayInComplaint form, CancellationToken ct)
    {
        var (complaint, voice) = await db.ComplaintFor(form.Number, form.Code, user, tracked: true, ct);
        if (voice == ComplaintVoice.Concerned) throw new NotThere();
        complaint.Say(voice, user.MemberId, form.Text, clock.Now());
        if (voice == ComplaintVoice.Desk) await db.TellComplainant(complaint, "投诉 {0} 有新的留言。", [complaint.Number], clock.Now(), ct);
        else if (complaint.AssignedTo is { } officer) await db.NotifyMember(officer, "投诉 {0} 有新的留言。", [complaint.Number], $"/complaints/{complaint.Number}", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
