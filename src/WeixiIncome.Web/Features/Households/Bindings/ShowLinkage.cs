using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Households.Bindings;

/// <summary>双绑率 and coverage of an area, by its divisions and over time.</summary>
/// <param name="Area">A township or village of the officer's area; the whole of it where it is left out.</param>
public sealed record ShowLinkage([StringLength(12)] string? Area = null) : IRequest<LinkagePage>;

/// <summary>The page.</summary>
/// <param name="MayOpen">Whether the households behind a number may be opened: not by the province, which sees totals alone.</param>
public sealed record LinkagePage(string AreaCode, string Place, LinkageFigures Now, IReadOnlyList<LinkagePart> Parts, IReadOnlyList<LinkageMonth> Months, IReadOnlyList<FirmBindingRow> Firms, bool MayOpen, bool MayBindFirms,
    IReadOnlyList<Choice> Cooperatives, IReadOnlyList<Choice> LeadingFirms, DateOnly Today, Guid FormKey);

/// <summary>A division with its figures today.</summary>
public sealed record LinkagePart(string Code, string Name, LinkageFigures Figures, bool IsVillage);

/// <summary>The end of a month.</summary>
public sealed record LinkageMonth(DateOnly On, LinkageFigures Figures);

/// <summary>A cooperative and the firm behind it.</summary>
public sealed record FirmBindingRow(Guid Id, long Version, string Cooperative, string Firm, DateOnly From, DateOnly? To, string? ContractNumber, Guid? ContractFileId);

internal sealed class ShowLinkageHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<ShowLinkage, LinkagePage>
{
    private const int Months = 12;

    public async Task<LinkagePage> Handle(ShowLinkage query, CancellationToken ct)
    {
        var own = user.SeesEverything ? Area.Weixi : user.OverseenArea ?? throw new NotThere();
        var area = query.Area is { Length: > 0 } code ? areas.Find(code) is not null && Area.Contains(own, code) ? code : throw new NotThere() : own;
        var (today, book) = (clock.Today(), await LinkageBook.Read(db, area, ct));
        var parts = areas.Under(area).Select(part => new LinkagePart(part.Code, part.ShortName, book.On(today, part.Code), part.Level == AreaLevel.Village)).Where(part => part.Figures.Households > 0).ToArray();
        var mayBind = user.SeesEverything || user.Has(MarketRole.CountySupervisor, MarketRole.TownshipOfficer);
        return new(area, areas.Path(area), book.On(today, area), parts, [.. Ends(today, book.Since).Select(end => new LinkageMonth(end, book.On(end, area)))], await Firms(ct), user.KeepsHouseholds(), mayBind,
            mayBind ? await Suppliers(OrganisationKind.Cooperative, ct) : [], mayBind ? await Suppliers(OrganisationKind.LeadingFirm, ct) : [], today, Guid.CreateVersion7());
    }

    /// <summary>Ends of the months before this one, and today.</summary>
    private static IEnumerable<DateOnly> Ends(DateOnly today, DateOnly? since)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        for (var back = Months - 1; back >= 1; back--)
            if (first.AddMonths(1 - back).AddDays(-1) is var end && end >= since) yield return end;
        if (since is not null) yield return today;
    }

    private Task<List<FirmBindingRow>> Firms(CancellationToken ct) =>
        (from binding in db.FirmBindings.AsNoTracking().VisibleTo(user, db)
         join cooperative in db.Organisations on binding.CooperativeId equals cooperative.Id
         join firm in db.Organisations on binding.FirmId equals firm.Id
         orderby binding.To != null, cooperative.Name
         select new FirmBindingRow(binding.Id, binding.Version, cooperative.Name, firm.Name, binding.From, binding.To, binding.ContractNumber, binding.ContractFileId)).Take(200).ToListAsync(ct);

    private Task<List<Choice>> Suppliers(OrganisationKind kind, CancellationToken ct) =>
        db.Organisations.VisibleTo(user).Where(o => o.Kind == kind && o.Status == OrganisationStatus.Active).OrderBy(o => o.Name).Select(o => new Choice(o.Id, o.Name)).ToListAsync(ct);
}
