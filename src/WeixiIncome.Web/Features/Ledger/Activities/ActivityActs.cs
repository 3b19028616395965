using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Buying.Activities;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Ledger.Activities;

/// <summary>A photo or paper of an activity.</summary>
public sealed record AddActivityPaper(
    Guid FormKey, string Number,
    [Required, Display(Name = "材料种类")] ActivityPaperKind? Kind,
    [StringLength(100), Display(Name = "说明")] string? Caption,
    [Required, Display(Name = "材料文件")] IFormFile? Paper = null) : ICommand<string>, IOnce, IWithPaper;

/// <summary>What came of it, in words.</summary>
public sealed record ReportActivity(Guid FormKey, long? Version, string Number, [Required, StringLength(2000), Display(Name = "活动总结")] string? Report) : ICommand<string>, IOnce;

/// <summary>It does not take place.</summary>
public sealed record CancelActivity(Guid FormKey, long? Version, string Number, [Required, StringLength(300), Display(Name = "取消原因")] string? Reason) : ICommand<string>, IOnce;

internal sealed class ActivityActsHandler(MarketDb db, ICurrentUser user, TimeProvider clock, UploadedFiles files)
    : IRequestHandler<AddActivityPaper, string>, IRequestHandler<ReportActivity, string>, IRequestHandler<CancelActivity, string>
{
    public async Task<string> Handle(AddActivityPaper form, CancellationToken ct)
    {
        var activity = await Own(form.Number, null, ct);
        var file = await files.Take(form.Paper, null, ct) ?? throw new RuleBroken("请选择要上传的材料。") { Field = nameof(form.Paper) };
        activity.Add(form.Kind!.Value, file, form.Caption, clock.Now());
        await db.SaveChangesAsync(ct);
        return form.Number;
    }

    public async Task<string> Handle(ReportActivity form, CancellationToken ct)
    {
        (await Own(form.Number, form.Version, ct)).Tell(form.Report, clock.Now());
        await db.SaveChangesAsync(ct);
        return form.Number;
    }

    public async Task<string> Handle(CancelActivity form, CancellationToken ct)
    {
        (await Own(form.Number, form.Version, ct)).Cancel(form.Reason);
        await db.SaveChangesAsync(ct);
        return form.Number;
    }

    /// <summary>Whoever entered it, and the unit at whose place it is held.</summary>
    private async Task<ActivityEvent> Own(string number, long? version, CancellationToken ct)
    {
        var own = user.OrganisationId;
        var activity = await db.ActivityEvents.Include(a => a.Papers).Where(a => a.Number == number && (a.EnteredById == own || a.HostUnitId == own)).OrNotThere(ct);
        activity.Expect(version);
        return activity;
    }
}
