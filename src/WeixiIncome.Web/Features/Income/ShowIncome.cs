using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Income;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Income;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Income;

/// <summary>The plan's table beside what is known, of an area in an income year.</summary>
public sealed record ShowIncome(int? Year = null, [StringLength(12)] string? Area = null) : IRequest<IncomePage>;

/// <summary>The page.</summary>
public sealed record IncomePage(int Year, int Newest, string AreaCode, string Place, IncomeFigures Figures, IReadOnlyList<IncomeRow> Rows, IReadOnlyList<IncomePart> Parts, LineMovement Movement, DateOnly First, DateOnly Last, bool MayImport);

/// <summary>A kind of income: target and what was imported, per head, with its share of the net.</summary>
/// <param name="Target">None: the plan says nothing of this year (「方案未设定」).</param>
public sealed record IncomeRow(IncomeKind Kind, Money? Target, Money? Actual, decimal? TargetShare, decimal? ActualShare);

/// <summary>A division.</summary>
public sealed record IncomePart(string Code, string Name, IncomeFigures Figures, LineMovement Movement, bool IsVillage);

internal sealed class ShowIncomeHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<ShowIncome, IncomePage>
{
    public async Task<IncomePage> Handle(ShowIncome query, CancellationToken ct)
    {
        var own = user.SeesEverything ? Area.Weixi : user.OverseenArea is { } overseen ? overseen.Length < 6 ? Area.Weixi : overseen : throw new NotThere();
        var area = query.Area is { Length: > 0 } code ? areas.Find(code) is not null && Area.Contains(own, code) ? code : throw new NotThere() : own;
        var newest = IncomeYear.Of(clock.Today());
        // The year under way is looked at when asked for: until then the last one that ended.
        var year = Math.Clamp(query.Year ?? newest - 1, PlanIncome.Years.Min(), newest);
        var book = await IncomeBook.Read(db, area, year, ct);
        var figures = book.Of(area);
        var (first, last) = IncomeYear.Days(year);
        var (net, actual) = (PlanIncome.Target(year, IncomeKind.Net), figures.PerHead(IncomeKind.Net));
        decimal? Share(Money? part, Money? of) => part is { } p && of is { IsPositive: true } whole ? Math.Round(p.Fen * 100m / whole.Fen, 1) : null;
        IncomeRow Row(IncomeKind kind) => new(kind, PlanIncome.Target(year, kind), figures.PerHead(kind), Share(PlanIncome.Target(year, kind), net), Share(figures.PerHead(kind), actual));
        var parts = areas.Under(area).Select(part => new IncomePart(part.Code, part.ShortName, book.Of(part.Code), book.Movement(part.Code), part.Level == AreaLevel.Village)).Where(part => part.Figures.Households > 0).ToArray();
        return new(year, newest, area, areas.Path(area), figures, [.. Enum.GetValues<IncomeKind>().Select(Row)], parts, book.Movement(area), first, last, user.SeesEverything || user.Has(MarketRole.CountySupervisor, MarketRole.TownshipOfficer));
    }
}
