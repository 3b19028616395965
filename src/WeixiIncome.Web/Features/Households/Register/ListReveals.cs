using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Households.Register;

/// <summary>Who read what, when and why: for the county's supervisors.</summary>
public sealed record ListReveals([StringLength(40)] string? Q = null, int? Page = null) : IRequest<RevealsPage>;

/// <summary>The page.</summary>
public sealed record RevealsPage(ListReveals Query, Paged<RevealRow> Rows);

/// <summary>One reveal.</summary>
public sealed record RevealRow(string Household, string Who, string? Organisation, string What, string Reason, DateTime At);

internal sealed class ListRevealsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListReveals, RevealsPage>
{
    public async Task<RevealsPage> Handle(ListReveals query, CancellationToken ct)
    {
        if (!user.SeesEverything && !user.Has(Domain.Accounts.MarketRole.CountySupervisor)) throw new NotThere();
        var rows = from reveal in db.PersonalReveals.AsNoTracking().VisibleTo(user, db)
                   join household in db.Households on reveal.HouseholdId equals household.Id
                   join member in db.Members on reveal.By equals member.Id
                   orderby reveal.At descending, reveal.Id
                   select new RevealRow(household.Number, member.DisplayName, db.Organisations.Where(o => o.Id == reveal.OrganisationId).Select(o => o.Name).FirstOrDefault(), reveal.What, reveal.Reason, reveal.At);
        if (query.Q?.Trim() is { Length: > 0 } q && q.ToUpperInvariant() is var number) rows = rows.Where(r => r.Household.Contains(number) || r.Who.Contains(q) || r.Reason.Contains(q));
        return new(query, await rows.Page(query.Page, ct));
    }
}
