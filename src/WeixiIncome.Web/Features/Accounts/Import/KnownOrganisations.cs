using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Colleagues;

namespace WeixiIncome.Web.Features.Accounts.Import;

/// <summary>What came of a row.</summary>
internal enum Taken { Added, Changed, Same }

/// <summary>The organisations and people that the rows of a sheet are about, and what the rows add to them.</summary>
internal sealed class KnownOrganisations(Dictionary<string, Organisation> organisations, Dictionary<string, Guid> members, HashSet<(Guid Member, Guid Organisation)> posts, DateOnly today)
{
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);

    public List<Organisation> FreshOrganisations { get; } = [];
    public List<Member> FreshMembers { get; } = [];
    public List<Membership> FreshPosts { get; } = [];

    /// <summary>Three queries, however long the sheet is.</summary>
    public static async Task<KnownOrganisations> Load(MarketDb db, IReadOnlyCollection<OrganisationLine> lines, DateOnly today, CancellationToken ct)
    {
        var codes = lines.Select(line => line.CreditCode).OfType<string>().Distinct().ToList();
        var villages = lines.Where(line => line.CreditCode is null).Select(line => line.AreaCode).Distinct().ToList();
        var wanted = lines.Where(line => line.UserName is not null).Select(line => Member.Normal(line.UserName)).Distinct().ToList();
        var organisations = await db.Organisations
            .Where(o => o.CreditCode != null && codes.Contains(o.CreditCode) || o.Kind == OrganisationKind.Village && o.CreditCode == null && villages.Contains(o.AreaCode))
            .ToListAsync(ct);
        var members = await db.Members.Where(m => wanted.Contains(m.NormalizedUserName!)).Select(m => new { m.NormalizedUserName, m.Id }).ToListAsync(ct);
        var ids = members.Select(m => m.Id).ToList();
        var posts = await db.Memberships.HeldOn(today).Where(m => ids.Contains(m.MemberId)).Select(m => new { m.MemberId, m.OrganisationId }).ToListAsync(ct);
        return new(organisations.DistinctBy(o => o.CreditCode ?? o.AreaCode).ToDictionary(o => o.CreditCode ?? o.AreaCode, StringComparer.Ordinal),
            members.ToDictionary(m => m.NormalizedUserName!, m => m.Id, StringComparer.Ordinal), [.. posts.Select(p => (p.MemberId, p.OrganisationId))], today);
    }

    public Taken Take(OrganisationLine line, ICurrentUser user, DateTime now)
    {
        if (!taken.TryAdd(line.Key, line.Row.Number)) throw new RuleBroken("与第 {0} 行是同一个单位。", taken[line.Key]) { Field = OrganisationColumns.CreditCode };
        var isNew = !organisations.TryGetValue(line.Key, out var organisation);
        if (isNew) organisation = Register(line, user, now);
        else if (organisation!.Kind != line.Kind) throw new RuleBroken("这个代码已经登记为“{0}”，类型不能由导入改变。", organisation.Kind) { Field = OrganisationColumns.Kind };
        var isSame = line.Says(organisation!);
        if (!isNew && !isSame) organisation!.Amend(line.Name, line.CreditCode, line.AreaCode, line.Relation);
        organisation!.Describe(line.Contact ?? organisation.Contact, line.Phone ?? organisation.Phone, organisation.Address, organisation.About);
        var joined = line.UserName is not null && Join(line, organisation, user, now);
        return isNew ? Taken.Added : isSame && !joined ? Taken.Same : Taken.Changed;
    }

    private Organisation Register(OrganisationLine line, ICurrentUser user, DateTime now)
    {
        var organisation = Organisation.Register(line.Kind, line.Name, line.CreditCode, line.AreaCode, line.Relation, now, user.MemberId);
        FreshOrganisations.Add(organisation);
        return organisation;
    }

    /// <returns>Whether the first person is new.</returns>
    private bool Join(OrganisationLine line, Organisation organisation, ICurrentUser user, DateTime now)
    {
        var name = Member.Normal(line.UserName);
        if (!names.TryAdd(name, line.Row.Number)) throw new RuleBroken("用户名与第 {0} 行相同。", names[name]) { Field = OrganisationColumns.UserName };
        if (members.TryGetValue(name, out var known))
            return posts.Contains((known, organisation.Id)) ? false : throw new RuleBroken("用户名“{0}”已经有人用了，请换一个。", line.UserName) { Field = OrganisationColumns.UserName };
        var member = Member.Join(line.UserName, line.DisplayName, null, null, now);
        FreshMembers.Add(member);
        FreshPosts.AddRange(organisation.Kind.RolesOfTheFirst().Select(role => new Membership(member.Id, organisation, role, today, null, user.MemberId)));
        return true;
    }
}
