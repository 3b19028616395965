using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders.Complaints;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Complaints;

/// <summary>A complaint for the desk, for whoever complains (signed in or by the code), or for the side complained of.</summary>
public sealed record ShowComplaint(string Number, string? Code = null) : IRequest<ComplaintPage>;

/// <summary>The complaint's page; who looks decides what is on it.</summary>
/// <param name="Voice">For whom it is made.</param>
/// <param name="Contact">Of the complainant, for the desk alone.</param>
/// <param name="Officers">To whom the desk may give it.</param>
public sealed record ComplaintPage(Complaint Complaint, ComplaintVoice Voice, string? Code, string? Concerned, string? Contact, string? AssignedTo,
    IReadOnlyList<ComplaintStepRow> Steps, IReadOnlyList<(Guid Id, string Name)> Officers, DateOnly Today, bool MayAct, Guid FormKey)
{
    public bool IsDesk => Voice == ComplaintVoice.Desk;
    public string CodeQuery => Code is null ? "" : $"?code={Uri.EscapeDataString(Code)}";
}

/// <summary>A step of a complaint; names are for the desk.</summary>
public sealed record ComplaintStepRow(ComplaintAct Act, string? Who, string? Note, DateTime At);

internal sealed class ShowComplaintHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowComplaint, ComplaintPage>
{
    public async Task<ComplaintPage> Handle(ShowComplaint query, CancellationToken ct)
    {
        var (complaint, voice) = await db.ComplaintFor(query.Number, query.Code, user, tracked: false, ct);
        var desk = voice == ComplaintVoice.Desk;
        var names = desk ? await Names(complaint, ct) : [];
        var concerned = complaint.ConcernedId is { } id ? await db.Organisations.Where(o => o.Id == id).Select(o => o.Kind == OrganisationKind.Person ? null : o.Name).SingleAsync(ct) : null;
        var contact = !desk ? null : string.Join(" · ", new[] { complaint.ContactName, complaint.ContactPhone, complaint.MemberId is { } m ? names.GetValueOrDefault(m) : null }.OfType<string>().Distinct());
        return new(complaint, voice, query.Code, concerned, contact, complaint.AssignedTo is { } to ? names.GetValueOrDefault(to) : null,
            [.. complaint.Steps.OrderBy(s => s.At).ThenBy(s => s.Act).Select(s => new ComplaintStepRow(s.Act, desk && s.MemberId is { } who && s.Act != ComplaintAct.Receive ? names.GetValueOrDefault(who) : null, desk ? s.Note : null, s.At))],
            desk ? await db.DeskOfficers(complaint, clock.Today(), ct) : [], clock.Today(), desk && !await db.IsConcerned(complaint, user, clock.Today(), ct), Guid.CreateVersion7());
    }

    private Task<Dictionary<Guid, string>> Names(Complaint complaint, CancellationToken ct)
    {
        var ids = complaint.Steps.Select(s => s.MemberId).Append(complaint.AssignedTo).Append(complaint.MemberId).OfType<Guid>().Distinct().ToList();
        return db.Members.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.DisplayName, ct);
    }
}

/// <summary>Finds a complaint for whoever may see it, and says as whom.</summary>
internal static class ComplaintsAtHand
{
    /// <exception cref="NotThere">Another's, or the code does not fit: the same answer.</exception>
    public static async Task<(Complaint Complaint, ComplaintVoice Voice)> ComplaintFor(this MarketDb db, string number, string? code, ICurrentUser user, bool tracked, CancellationToken ct)
    {
        var all = db.Complaints.Include(c => c.Steps).Include(c => c.Messages).Include(c => c.Files).AsSplitQuery();
        if (!tracked) all = all.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(code))
        {
            var digest = Complaint.DigestOf(code);
            return (await all.Where(c => c.Number == number && c.CodeDigest == digest).OrNotThere(ct), ComplaintVoice.Complainant);
        }
        if (!user.IsSignedIn) throw new NotThere();
        var complaint = await all.VisibleTo(user).Where(c => c.Number == number).OrNotThere(ct);
        if (complaint.MemberId == user.MemberId) return (complaint, ComplaintVoice.Complainant);
        return (complaint, user.KeepsComplaintDesk() ? ComplaintVoice.Desk : ComplaintVoice.Concerned);
    }

    /// <summary>The complaint that an officer of the desk acts on.</summary>
    /// <exception cref="RuleBroken">The officer belongs to the side complained of.</exception>
    public static async Task<Complaint> DeskComplaint(this MarketDb db, string number, long? version, ICurrentUser user, DateOnly today, CancellationToken ct)
    {
        if (!user.KeepsComplaintDesk()) throw new NotThere();
        var (complaint, voice) = await db.ComplaintFor(number, null, user, tracked: true, ct);
        if (voice == ComplaintVoice.Complainant) throw new RuleBroken("投诉人不能处理自己的投诉。");
        if (await db.IsConcerned(complaint, user, today, ct)) throw new RuleBroken("被投诉方的人员不能办理这件投诉。");
        complaint.Expect(version);
        return complaint;
    }

    public static Task<bool> IsConcerned(this MarketDb db, Complaint complaint, ICurrentUser user, DateOnly today, CancellationToken ct) =>
        db.Memberships.HeldOn(today).AnyAsync(m => m.MemberId == user.MemberId && m.OrganisationId == complaint.ConcernedId, ct);

    /// <summary>Officers whose area the complaint lies in, without those of the side complained of.</summary>
    public static async Task<IReadOnlyList<(Guid Id, string Name)>> DeskOfficers(this MarketDb db, Complaint complaint, DateOnly today, CancellationToken ct)
    {
        var (county, township) = (complaint.AreaCode[..6], complaint.AreaCode.Length >= 9 ? complaint.AreaCode[..9] : "");
        var found = await (from post in db.Memberships.HeldOn(today)
                           join office in db.Organisations on post.OrganisationId equals office.Id
                           join member in db.Members on post.MemberId equals member.Id
                           where office.Status == OrganisationStatus.Active && office.Id != complaint.ConcernedId && !member.IsSuspended
                               && (post.Role == MarketRole.CountySupervisor && office.AreaCode == county || post.Role == MarketRole.TownshipOfficer && office.AreaCode == township)
                           select new { member.Id, member.DisplayName, office.Name }).ToListAsync(ct);
        return [.. found.DistinctBy(f => f.Id).OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.DisplayName, StringComparer.Ordinal).Select(f => (f.Id, $"{f.DisplayName} · {f.Name}"))];
    }
}
