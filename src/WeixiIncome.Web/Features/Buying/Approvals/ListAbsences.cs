using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Approvals;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Buying.Approvals;

/// <summary>Who is away and who approves for them, now and later; below it who was.</summary>
public sealed record ListAbsences(EnterAbsence? Typed = null) : IRequest<AbsencePage>;

/// <summary>The page of substitutes.</summary>
public sealed record AbsencePage(EnterAbsence Form, IReadOnlyList<AbsenceRow> Rows, IReadOnlyList<SelectListItem> Approvers, DateOnly Today, Guid FormKey);

/// <summary>An absence with its substitute.</summary>
public sealed record AbsenceRow(Guid Id, long Version, string Who, string Substitute, DateOnly From, DateOnly To, string? Reason, DateTime? EndedAt)
{
    public bool IsOver(DateOnly today) => EndedAt is not null || To < today;
}

internal sealed class ListAbsencesHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListAbsences, AbsencePage>
{
    private const int MostShown = 50;

    public async Task<AbsencePage> Handle(ListAbsences query, CancellationToken ct)
    {
        var (unit, today) = (user.OrganisationId!.Value, clock.Today());
        var rows = await (from absence in db.Absences
                          join who in db.Members on absence.MemberId equals who.Id
                          join substitute in db.Members on absence.SubstituteId equals substitute.Id
                          where absence.UnitId == unit
                          orderby absence.To descending, absence.Id
                          select new AbsenceRow(absence.Id, absence.Version, who.DisplayName, substitute.DisplayName, absence.From, absence.To, absence.Reason, absence.EndedAt)).Take(MostShown).ToListAsync(ct);
        var approvers = await db.ApproversOf(unit, today).ToListAsync(ct);
        return new(query.Typed ?? new(Guid.CreateVersion7(), user.MemberId, null, today, today.AddDays(6), null), rows, [.. approvers.Select(a => new SelectListItem(a.Name, a.Id.ToString()))], today, Guid.CreateVersion7());
    }
}
