using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders.Complaints;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders.Complaints;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Complaints;

/// <summary>The complaints of a desk; for everybody else their own and those against their organisation.</summary>
public sealed record ListComplaints(
    [Display(Name = "状态")] ComplaintStatus? Status = null, [Display(Name = "超期")] bool Overdue = false,
    [StringLength(60), Display(Name = "搜索")] string? Q = null, string? Sort = null, int? Page = null) : IRequest<ComplaintsPage>;

/// <summary>The list's page.</summary>
/// <param name="Terms">The deadlines that hold today.</param>
public sealed record ComplaintsPage(ListComplaints Query, Paged<ComplaintRow> Rows, int Open, int Late, ComplaintTerms Terms, DateOnly Today, bool IsDesk, bool MaySetTerms);

/// <summary>A complaint in a list.</summary>
public sealed record ComplaintRow(string Number, ComplaintSubject Subject, string? About, string? Concerned, DateTime ReceivedAt, DateOnly AcceptBy, DateOnly DecideBy, ComplaintStatus Status, ComplaintDecision? Decision, bool IsMine)
{
    public bool IsOverdue(DateOnly today) => Status == ComplaintStatus.Received && AcceptBy < today || Status < ComplaintStatus.Decided && DecideBy < today;
}

internal sealed class ListComplaintsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListComplaints, ComplaintsPage>
{
    public async Task<ComplaintsPage> Handle(ListComplaints query, CancellationToken ct)
    {
        var today = clock.Today();
        var all = db.Complaints.AsNoTracking().VisibleTo(user);
        var rows = await db.ComplaintRows(query, user, today).Page(query.Page, ct);
        return new(query, rows, await all.CountAsync(c => c.Status != ComplaintStatus.Closed, ct), await all.Late(today).CountAsync(ct), await db.ComplaintTermsOn(today, ct), today,
            user.KeepsComplaintDesk(), user.SeesEverything || user.Has(MarketRole.CountySupervisor));
    }
}

/// <summary>The rows of list and export.</summary>
internal static class ComplaintList
{
    public static IQueryable<Complaint> Late(this IQueryable<Complaint> complaints, DateOnly today) =>
        complaints.Where(c => c.Status == ComplaintStatus.Received && c.AcceptBy < today || c.Status < ComplaintStatus.Decided && c.DecideBy < today);

    public static IQueryable<ComplaintRow> ComplaintRows(this MarketDb db, ListComplaints query, ICurrentUser user, DateOnly today)
    {
        var found = db.Complaints.AsNoTracking().VisibleTo(user);
        if (query.Status is { } status) found = found.Where(c => c.Status == status);
        if (query.Overdue) found = found.Late(today);
        if (query.Q?.Trim() is { Length: > 0 } q && q.ToUpperInvariant() is var number)
            found = found.Where(c => c.Number.Contains(number) || c.About!.Contains(q) || db.Organisations.Any(o => o.Id == c.ConcernedId && o.Kind != OrganisationKind.Person && o.Name.Contains(q)));
        found = query.Sort switch
        {
            "number" => found.OrderBy(c => c.Number),
            "decide" => found.OrderBy(c => c.DecideBy).ThenBy(c => c.Id),
            "-decide" => found.OrderByDescending(c => c.DecideBy).ThenBy(c => c.Id),
            _ => found.OrderByDescending(c => c.Number),
        };
        var me = user.MemberId;
        return found.Select(c => new ComplaintRow(c.Number, c.Subject, c.About, db.Organisations.Where(o => o.Id == c.ConcernedId && o.Kind != OrganisationKind.Person).Select(o => o.Name).FirstOrDefault(),
            c.ReceivedAt, c.AcceptBy, c.DecideBy, c.Status, c.Decision, c.MemberId == me && me != null));
    }
}

/// <summary>The desk's list as a sheet; without anything of the complainants.</summary>
public sealed record ExportComplaints(ListComplaints Query) : IRequest<ExportedSheet>;

internal sealed class ExportComplaintsHandler(MarketDb db, ICurrentUser user, TimeProvider clock, Words words) : IRequestHandler<ExportComplaints, ExportedSheet>
{
    private static readonly string[] Columns = ["投诉编号", "投诉事项", "投诉对象", "被投诉方", "收到日期", "受理期限", "处理期限", "状态", "调查结果", "是否超期"];

    public async Task<ExportedSheet> Handle(ExportComplaints request, CancellationToken ct)
    {
        var today = clock.Today();
        var rows = await db.ComplaintRows(request.Query, user, today).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        return new([.. Columns.Select(column => words[column])], rows.Select(row => (IReadOnlyList<object?>)
            [row.Number, words.Of(row.Subject), row.About, row.Concerned, BusinessDate.Of(row.ReceivedAt), row.AcceptBy, row.DecideBy, words.Of(row.Status), row.Decision is { } decision ? words.Of(decision) : null, words[row.IsOverdue(today) ? "是" : "否"]]));
    }
}

/// <summary>The county sets the deadlines of its desk from a day on; complaints that came before keep theirs.</summary>
public sealed record SetComplaintTerms(
    [Required, Range(1, 30), Display(Name = "受理期限（工作日）")] int? AcceptWorkingDays,
    [Required, Range(1, 180), Display(Name = "处理期限（天）")] int? DecideDays,
    [Required, Display(Name = "开始日期")] DateOnly? From) : ICommand<bool>;

internal sealed class SetComplaintTermsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SetComplaintTerms, bool>
{
    public async Task<bool> Handle(SetComplaintTerms form, CancellationToken ct)
    {
        if (form.From < clock.Today()) throw new RuleBroken("期限只能从今天或以后开始改。") { Field = nameof(form.From) };
        db.ComplaintTerms.Add(new ComplaintTerms(Domain.Areas.Area.Weixi, form.AcceptWorkingDays!.Value, form.DecideDays!.Value, form.From!.Value, user.MemberId, clock.Now()));
        await db.SaveChangesAsync(ct);
        return true;
    }
}
