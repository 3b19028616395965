using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Accounts;

/// <summary>
/// Tells people that something awaits them: a line on their notices page, and a mail in the outbox where they have a
/// confirmed address. Only adds rows, so that it may stand in a command or a reaction.
/// </summary>
public static class Notices
{
    private const int LongestSubject = 120;

    /// <summary>Tells the members who hold one of the roles in the organisation today.</summary>
    /// <param name="sentence">The Chinese sentence, the key of its translation, with {0}, {1}, …</param>
    /// <param name="link">An address of ours, such as /orders/WX20261122-000123.</param>
    /// <param name="except">Whoever did it, or may not act, needs not be told.</param>
    public static async Task Notify(this MarketDb db, Guid organisationId, MarketRole[] roles, string sentence, object?[] arguments,
        string link, DateTime now, CancellationToken ct, params Guid?[] except)
    {
        var today = BusinessDate.Of(now);
        var (anyOf, noneOf) = (roles.ToList(), except.OfType<Guid>().ToList());
        var members = await db.Memberships
            .Where(m => m.OrganisationId == organisationId && anyOf.Contains(m.Role) && m.From <= today && (m.To == null || m.To >= today) && !noneOf.Contains(m.MemberId))
            .Select(m => m.MemberId).Distinct()
            .Join(db.Members.Where(m => !m.IsSuspended), id => id, m => m.Id, (_, m) => new Told(m.Id, m.EmailConfirmed ? m.Email : null))
            .ToListAsync(ct);
        db.Tell(members, sentence, arguments, link, now, organisationId);
    }

    /// <summary>Tells the county's supervisors of what they should know.</summary>
    public static async Task TellSupervisors(this MarketDb db, string sentence, object?[] arguments, string link, DateTime now, CancellationToken ct, params Guid?[] except)
    {
        foreach (var office in await db.Organisations.Where(o => o.Kind == OrganisationKind.CountyDepartment && o.AreaCode == Domain.Areas.Area.Weixi && o.Status == OrganisationStatus.Active).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(ct))
            await db.Notify(office, [MarketRole.CountySupervisor], sentence, arguments, link, now, ct, except);
    }

    /// <summary>Tells one member, such as the person who placed an order.</summary>
    public static async Task NotifyMember(this MarketDb db, Guid memberId, string sentence, object?[] arguments, string link, DateTime now, CancellationToken ct)
    {
        var members = await db.Members.Where(m => m.Id == memberId && !m.IsSuspended)
            .Select(m => new Told(m.Id, m.EmailConfirmed ? m.Email : null)).ToListAsync(ct);
        db.Tell(members, sentence, arguments, link, now);
    }

    /// <summary>Tells the person who did something for an organisation, or whoever took their posts over since.</summary>
    public static async Task NotifyHolder(this MarketDb db, Guid organisationId, Guid memberId, string sentence, object?[] arguments, string link, DateTime now, CancellationToken ct)
    {
        var today = BusinessDate.Of(now);
        if (!await db.Memberships.HeldOn(today).AnyAsync(m => m.OrganisationId == organisationId && m.MemberId == memberId, ct))
        {
            var successors = await db.HandOvers.Where(h => h.OrganisationId == organisationId && h.ToMemberId != null).OrderBy(h => h.TakenAt)
                .Select(h => new { h.FromMemberId, To = h.ToMemberId!.Value }).ToListAsync(ct);
            foreach (var step in successors) if (step.FromMemberId == memberId) memberId = step.To;
        }
        await db.NotifyMember(memberId, sentence, arguments, link, now, ct);
    }

    private static void Tell(this MarketDb db, IEnumerable<Told> members, string sentence, object?[] arguments, string link, DateTime now, Guid? organisationId = null)
    {
        var kept = NoticeArguments.Write(arguments);
        var text = NoticeArguments.InChinese(sentence, arguments);
        foreach (var member in members)
        {
            db.Notices.Add(new Notice(member.Id, sentence, kept, link, now, organisationId));
            // A line that is an address of ours is completed when the mail leaves.
            if (member.Mail is { Length: > 0 } mail) db.Outbox.Add(new OutboxMail(mail, text.Length > LongestSubject ? text[..LongestSubject] : text, $"{text}\n\n{link}", now));
        }
    }

    private sealed record Told(Guid Id, string? Mail);
}
