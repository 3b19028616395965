using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Accounts.Units;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Members;

/// <summary>The persons bound to one's unit: how many, what they bought together month by month, and for whoever manages colleagues the names to confirm.</summary>
public sealed record ListUnitMembers(int? Year = null) : IRequest<UnitMembersPage>;

/// <summary>The page of bound persons.</summary>
/// <param name="Few">What was bought in months with fewer than <see cref="ListUnitMembersHandler.FewestBuyers"/> buyers, as one sum: a month of one buyer would show that person's purchase.</param>
public sealed record UnitMembersPage(int Year, int Count, int Pending, Money Total, IReadOnlyList<MonthTotal> Months, Money Few, IReadOnlyList<BoundPerson> Persons, bool Manages);

/// <summary>What all bound persons together bought in a month.</summary>
public sealed record MonthTotal(int Month, int Orders, int Buyers, Money Total);

/// <summary>Somebody who bound their purchases; what they bought stays their own matter.</summary>
public sealed record BoundPerson(Guid Id, string Name, BindingStatus Status, DateTime BoundAt, string? Reason);

internal sealed class ListUnitMembersHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListUnitMembers, UnitMembersPage>
{
    internal const int FewestBuyers = 3;
    private static readonly OrderStatus[] Fallen = [OrderStatus.Rejected, OrderStatus.Declined, OrderStatus.Cancelled];

    public async Task<UnitMembersPage> Handle(ListUnitMembers request, CancellationToken cancellationToken)
    {
        var own = user.OrganisationId ?? throw new NotThere();
        if (user.Kind is not (OrganisationKind.BudgetUnit or OrganisationKind.PairedUnit or OrganisationKind.ShanghaiPartner)) throw new NotThere();
        var year = request.Year ?? clock.Today().Year;
        var manages = user.Roles.Any(role => role.ManagesColleagues());
        var persons = await db.UnitBindings.AsNoTracking().Where(b => b.UnitId == own && b.Status != BindingStatus.Left)
            .Join(db.Organisations, b => b.PersonId, o => o.Id, (b, o) => new { b, o.Name }).OrderBy(x => x.b.Status).ThenBy(x => x.b.BoundAt)
            .Select(x => new BoundPerson(x.b.Id, x.Name, x.b.Status, x.b.BoundAt, x.b.Reason)).ToListAsync(cancellationToken);
        var months = await Months(own, year, cancellationToken);
        var shown = months.Where(m => m.Buyers >= FewestBuyers).OrderBy(m => m.Month).ToList();
        Money Sum(IEnumerable<MonthTotal> of) => of.Aggregate(Money.Zero, (sum, month) => sum + month.Total);
        return new(year, persons.Count(p => p.Status != BindingStatus.Refused), persons.Count(p => p.Status == BindingStatus.Pending), Sum(months), shown,
            Sum(months.Where(m => m.Buyers < FewestBuyers)), manages ? persons : [], manages);
    }

    private async Task<List<MonthTotal>> Months(Guid unit, int year, CancellationToken ct)
    {
        var (first, after) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        var sums = await db.Orders.Where(o => o.BoundUnitId == unit && o.Purpose == Purpose.Personal && o.OrderedOn >= first && o.OrderedOn < after && !Fallen.Contains(o.Status))
            .GroupBy(o => new { o.OrderedOn!.Value.Month, o.BuyerId }).Select(g => new { g.Key.Month, g.Key.BuyerId, Count = g.Count(), Fen = g.Sum(o => (long)o.Total) }).ToListAsync(ct);
        return [.. sums.GroupBy(s => s.Month).Select(g => new MonthTotal(g.Key, g.Sum(s => s.Count), g.Count(), new Money(g.Sum(s => s.Fen))))];
    }
}
