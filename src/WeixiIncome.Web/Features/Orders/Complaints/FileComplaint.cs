using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders.Complaints;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Orders.Complaints;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Orders.Complaints;

/// <summary>Anybody complains, with an account or without, with a name or without.</summary>
/// <param name="About">Number of the order or product, name or credit code of the organisation, or the complainant's own words.</param>
/// <param name="Website">Nobody sees this field; machines fill it in.</param>
public sealed record FileComplaint(
    Guid FormKey,
    [Required, Display(Name = "投诉事项")] ComplaintSubject? Subject,
    [StringLength(100), Display(Name = "投诉对象")] string? About,
    [Required, StringLength(Complaint.LongestText), Display(Name = "投诉内容")] string? Text,
    [StringLength(50), Display(Name = "您的姓名")] string? ContactName,
    [StringLength(30), Display(Name = "联系电话")] string? ContactPhone,
    string? Website,
    [Display(Name = "照片或材料")] IFormFile? Paper = null) : ICommand<FiledComplaint>, IOnce, IWithPaper;

/// <param name="Code">Opens the complaint to whoever has no account; shown once and kept nowhere.</param>
public sealed record FiledComplaint(string Number, DateOnly AcceptBy, DateOnly DecideBy, [property: JsonIgnore] string? Code = null);

internal sealed class FileComplaintHandler(MarketDb db, ICurrentUser user, UploadedFiles files, TimeProvider clock) : IRequestHandler<FileComplaint, FiledComplaint>
{
    public async Task<FiledComplaint> Handle(FileComplaint form, CancellationToken ct)
    {
        if (!string.IsNullOrEmpty(form.Website)) throw new RuleBroken("请把“网址”一栏留空后再提交。") { Field = nameof(form.Website) };
        var (now, today, code) = (clock.Now(), clock.Today(), OneTimeCode.New());
        var concerned = await Concerned(form, ct);
        var area = concerned is not null && Area.Contains(Area.Weixi, concerned.AreaCode) ? concerned.AreaCode : Area.Weixi;
        var who = new Complainant(user.MemberId, user.Roles.Count > 0 ? user.OrganisationId : null, form.ContactName, form.ContactPhone);
        var complaint = new Complaint(await db.NextComplaintNumber(now, ct), code, new(form.Subject!.Value, concerned, form.About, area), who, form.Text, await db.ComplaintTermsOn(today, ct), now);
        if (await files.Take(form.Paper, null, ct) is { } file) complaint.Attach(ComplaintVoice.Complainant, file, now);
        db.Complaints.Add(complaint);
        await db.TellDesk(complaint, "收到投诉 {0}（{1}），请在 {2} 前受理。", [complaint.Number, Words.Chinese(complaint.Subject), complaint.AcceptBy], now, ct);
        await db.SaveChangesAsync(ct);
        return new(complaint.Number, complaint.AcceptBy, complaint.DecideBy, code);
    }

    /// <summary>Found out quietly where it can be: whoever complains learns nothing by it, and the desk may name another side.</summary>
    private async Task<Organisation?> Concerned(FileComplaint form, CancellationToken ct)
    {
        if (form.About?.Trim() is not { Length: > 0 } about) return null;
        var number = about.ToUpperInvariant();
        var id = form.Subject switch
        {
            ComplaintSubject.Order => await db.Orders.VisibleTo(user).Where(o => user.MemberId != null && o.Number == number).Select(o => (Guid?)(o.SupplierId == user.OrganisationId ? o.BuyerId : o.SupplierId)).SingleOrDefaultAsync(ct),
            ComplaintSubject.Product => await db.Products.Where(p => p.Number == number).Select(p => (Guid?)p.SupplierId).SingleOrDefaultAsync(ct),
            ComplaintSubject.Supplier or ComplaintSubject.Buyer => await ByName(about, ct),
            _ => null,
        };
        return id is null ? null : await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == id, ct);
    }

    private async Task<Guid?> ByName(string about, CancellationToken ct)
    {
        var code = CreditCode.Normal(about);
        var found = await db.Organisations.Where(o => o.Kind != OrganisationKind.Person && (o.Name == about || o.CreditCode == code)).Select(o => o.Id).Take(2).ToListAsync(ct);
        return found.Count == 1 ? found[0] : null;
    }
}

/// <summary>Whom a complaint is put before.</summary>
internal static class DeskNotices
{
    /// <summary>County supervisors, and the township officers of the place; not those of the side complained of.</summary>
    public static async Task TellDesk(this MarketDb db, Complaint complaint, string sentence, object?[] said, DateTime now, CancellationToken ct)
    {
        var (county, township) = (complaint.AreaCode[..6], complaint.AreaCode.Length >= 9 ? complaint.AreaCode[..9] : "");
        var offices = await db.Organisations.Where(o => o.Status == OrganisationStatus.Active && o.Id != complaint.ConcernedId
            && (o.Kind == OrganisationKind.CountyDepartment && o.AreaCode == county || o.Kind == OrganisationKind.Township && o.AreaCode == township)).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(ct);
        foreach (var office in offices)
            await db.Notify(office, [MarketRole.CountySupervisor, MarketRole.TownshipOfficer], sentence, said, $"/complaints/{complaint.Number}", now, ct, complaint.MemberId);
    }

    /// <summary>The complainant, where they have an account.</summary>
    public static Task TellComplainant(this MarketDb db, Complaint complaint, string sentence, object?[] said, DateTime now, CancellationToken ct) =>
        complaint.MemberId is { } member ? db.NotifyMember(member, sentence, said, $"/complaints/{complaint.Number}", now, ct) : Task.CompletedTask;

    /// <summary>Those who answer for the side complained of.</summary>
    public static Task TellConcerned(this MarketDb db, Complaint complaint, string sentence, object?[] said, DateTime now, CancellationToken ct) =>
        complaint.ConcernedId is { } concerned
            ? db.Notify(concerned, [MarketRole.CooperativeClerk, MarketRole.Approver, MarketRole.Buyer, MarketRole.Individual], sentence, said, $"/complaints/{complaint.Number}", now, ct)
            : Task.CompletedTask;
}
