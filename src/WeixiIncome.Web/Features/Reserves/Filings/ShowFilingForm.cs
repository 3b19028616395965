using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Reserves.Filings;

/// <summary>The form of a unit's filing: empty, as it stands, or as it was typed.</summary>
public sealed record ShowFilingForm(Guid? Unit, int? Year, KeepFiling? Typed = null) : IRequest<FilingFormPage>;

/// <summary>The form's page.</summary>
/// <param name="Closed">The deadline, once it is over and the person may not file any more.</param>
public sealed record FilingFormPage(KeepFiling Form, string Unit, ReserveStandard Standard, bool IsNew, DateOnly? Closed, FilingSource? Source, string Back);

internal sealed class ShowFilingFormHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowFilingForm, FilingFormPage>
{
    public async Task<FilingFormPage> Handle(ShowFilingForm request, CancellationToken ct)
    {
        var unit = await db.FilingUnit(user, request.Unit, ct);
        var year = request.Year is >= 2020 and <= 2100 ? request.Year.Value : clock.Today().Year;
        var standard = await db.StandardFor(unit.AreaCode, year, ct);
        var filing = await db.ReserveFilings.AsNoTracking().SingleOrDefaultAsync(f => f.UnitId == unit.Id && f.Year == year, ct);
        var representative = await db.Organisations.Where(o => filing != null && o.Id == filing.RepresentativeId).Select(o => o.Name).SingleOrDefaultAsync(ct);
        var form = request.Typed is { } typed ? typed with { Version = filing?.Version } : filing is null ? Empty(unit, request.Unit, year, standard) : Standing(filing, unit, request.Unit, representative);
        var closed = standard.Deadline is { } deadline && clock.Today() > deadline && (filing is null || !user.IsBureau()) ? deadline : (DateOnly?)null;
        return new(form, unit.Name, standard, filing is null, closed, filing?.Source, request.Unit is null ? $"/reserve?year={year}" : $"/reserve/units/{unit.Id}?year={year}");
    }

    private static KeepFiling Empty(Organisation unit, Guid? named, int year, ReserveStandard standard) =>
        new(Guid.CreateVersion7(), named, null, year, CanteenMode.Own, unit.CanteenKind, null, null, standard.Floor / 100m, null, standard.UnionPerHead?.Yuan, null, null);

    private static KeepFiling Standing(ReserveFiling filing, Organisation unit, Guid? named, string? representative) =>
        new(Guid.CreateVersion7(), named, filing.Version, filing.Year, filing.Mode, filing.Canteen ?? unit.CanteenKind, representative,
            filing.Mode.Reserves() ? filing.FoodTotal.Yuan : null, filing.Mode.Reserves() ? filing.Ratio / 100m : null, filing.UnionHeads, filing.UnionPerHead.Yuan, filing.Note, null);
}
