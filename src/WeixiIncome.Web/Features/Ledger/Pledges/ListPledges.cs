using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Pledges;

/// <summary>A unit's own pledges, or all that were signed, for those who watch over the trade.</summary>
/// <param name="Q">Number or unit.</param>
public sealed record ListPledges(
    [Range(2000, 2100), Display(Name = "年度")] int? Year = null,
    [Display(Name = "状态")] PledgeStatus? Status = null,
    [StringLength(60), Display(Name = "搜索")] string? Q = null,
    string? Sort = null, int? Page = null) : IRequest<PledgesPage>;

/// <summary>The list's page.</summary>
/// <param name="Sums">Over all rows that the filter asks for.</param>
public sealed record PledgesPage(ListPledges Query, PledgeSums Sums, Paged<PledgeRow> Rows, IReadOnlyList<int> Years, bool IsUnit, bool MayPledge, DateOnly Today);

/// <summary>What was promised and what came of it.</summary>
public sealed record PledgeSums(Money Promised, Money Ordered, Money Accepted, Money Verified);

/// <summary>A pledge in a list.</summary>
public sealed record PledgeRow
{
    public required string Number { get; init; }
    public required string Unit { get; init; }
    public required int Year { get; init; }
    public required PledgingBody Body { get; init; }
    public required PledgeStatus Status { get; init; }
    public required Money? Amount { get; init; }
    public required int Goods { get; init; }
    public required DateOnly? SignedOn { get; init; }
    public required string? DocumentNumber { get; init; }

    /// <summary>Fen of its orders at the three stages.</summary>
    public required long Ordered { get; init; }
    public required long Accepted { get; init; }
    public required long Verified { get; init; }

    /// <summary>Accepted in percent of the amount; more than 100 is normal.</summary>
    public decimal? Share => Amount is { Fen: > 0 } amount ? Math.Round(Accepted * 100m / amount.Fen, 1) : null;

    public bool IsBehind(DateOnly today) => Status == PledgeStatus.InForce && Amount is { } amount && Accepted < amount.Fen * Pledge.PassedShare(Year, today);
}

internal sealed class ListPledgesHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListPledges, PledgesPage>
{
    public async Task<PledgesPage> Handle(ListPledges query, CancellationToken ct)
    {
        var rows = db.PledgeRows(query, user);
        var promised = (await rows.Select(r => r.Amount).ToListAsync(ct)).OfType<Money>().Aggregate(Money.Zero, (sum, amount) => sum + amount);
        var drawn = await db.Drawn(query, user).GroupBy(e => e.Stage).Select(g => new { Stage = g.Key, Fen = g.Sum(e => (long)e.Amount) }).ToListAsync(ct);
        Money At(Stage stage) => new(drawn.Where(d => d.Stage == stage).Sum(d => d.Fen));
        var years = await db.Pledges.VisibleTo(user).Select(p => p.Year).Distinct().OrderByDescending(y => y).ToListAsync(ct);
        var isUnit = user.Kind is { } kind && Pledge.MayPledge(kind);
        return new(query, new(promised, At(Stage.Ordered), At(Stage.Accepted), At(Stage.Verified)), await rows.Page(query.Page, ct), years, isUnit,
            isUnit && user.Has(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer), clock.Today());
    }
}

/// <summary>The rows that list and export show, in one query.</summary>
internal static class PledgeList
{
    public static IQueryable<Domain.Ledger.LedgerEntry> Drawn(this MarketDb db, ListPledges query, ICurrentUser user)
    {
        var pledges = db.Asked(query, user);
        return from entry in db.Ledger
               join order in db.Orders on entry.SourceId equals order.Id
               where order.PledgeId != null && pledges.Any(p => p.Id == order.PledgeId)
               select entry;
    }

    public static IQueryable<PledgeRow> PledgeRows(this MarketDb db, ListPledges query, ICurrentUser user) =>
        Sorted(db.Asked(query, user).Select(p => new PledgeRow
        {
            Number = p.Number, Unit = db.Organisations.Where(o => o.Id == p.UnitId).Select(o => o.Name).First(), Year = p.Year, Body = p.Body, Status = p.Status,
            Amount = p.Amount, Goods = p.Goods.Count, SignedOn = p.SignedOn, DocumentNumber = p.DocumentNumber,
            Ordered = db.Orders.Where(o => o.PledgeId == p.Id).Join(db.Ledger, o => o.Id, e => e.SourceId, (_, e) => e).Where(e => e.Stage == Stage.Ordered).Sum(e => (long)e.Amount),
            Accepted = db.Orders.Where(o => o.PledgeId == p.Id).Join(db.Ledger, o => o.Id, e => e.SourceId, (_, e) => e).Where(e => e.Stage == Stage.Accepted).Sum(e => (long)e.Amount),
            Verified = db.Orders.Where(o => o.PledgeId == p.Id).Join(db.Ledger, o => o.Id, e => e.SourceId, (_, e) => e).Where(e => e.Stage == Stage.Verified).Sum(e => (long)e.Amount),
        }), query.Sort);

    private static IQueryable<Pledge> Asked(this MarketDb db, ListPledges query, ICurrentUser user)
    {
        var pledges = db.Pledges.AsNoTracking().VisibleTo(user);
        if (query.Year is { } year) pledges = pledges.Where(p => p.Year == year);
        pledges = query.Status is { } status ? pledges.Where(p => p.Status == status) : pledges.Where(p => p.Status != PledgeStatus.Withdrawn);
        if (query.Q?.Trim() is { Length: > 0 } q && q.ToUpperInvariant() is var number)
            pledges = pledges.Where(p => p.Number.Contains(number) || db.Organisations.Any(o => o.Id == p.UnitId && o.Name.Contains(q)));
        return pledges;
    }

    private static IQueryable<PledgeRow> Sorted(IQueryable<PledgeRow> rows, string? sort) => sort switch
    {
        "amount" => rows.OrderBy(r => r.Amount).ThenBy(r => r.Number),
        "-amount" => rows.OrderByDescending(r => r.Amount).ThenBy(r => r.Number),
        "accepted" => rows.OrderBy(r => r.Accepted).ThenBy(r => r.Number),
        "-accepted" => rows.OrderByDescending(r => r.Accepted).ThenBy(r => r.Number),
        "number" => rows.OrderBy(r => r.Number),
        _ => rows.OrderByDescending(r => r.Year).ThenBy(r => r.Number),
    };
}
