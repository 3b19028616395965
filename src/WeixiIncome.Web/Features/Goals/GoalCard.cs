using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Goals;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Goals;

/// <summary>A year's goal and how far it is: on the home page, on desks, and at the head of the page of goals.</summary>
/// <param name="Goal">None while the year has no goal (「方案未设定」).</param>
/// <param name="Opens">Whether this person finds exactly these sums in the ledger.</param>
public sealed record GoalCard(string AreaCode, int Year, Goal? Goal, TwoReadings Readings, DateOnly Today, bool Opens)
{
    public GoalRule Rule => Goal?.Rule ?? RuleOf(AreaCode);
    public Reading Own => Readings.Own;
    public Reading All => Readings.All;
    public LedgerFilter Filter => new() { Year = Year, Area = AreaCode };

    /// <summary>The part of the year that has passed: 1 for past years.</summary>
    public decimal PassedShare => Year < Today.Year ? 1m : Year > Today.Year ? 0m : (decimal)Today.DayOfYear / (DateTime.IsLeapYear(Year) ? 366 : 365);

    /// <summary>What the floor would ask for by now if purchases came evenly over the year.</summary>
    public Money? Expected => Goal is null ? null : new Money((long)Math.Round(Goal.Floor.Fen * PassedShare, MidpointRounding.AwayFromZero));

    public Money? MissingToFloor => Missing(Goal?.Floor);
    public Money? MissingToStretch => Missing(Goal?.Stretch);

    /// <summary>The verified share of the floor, in percent.</summary>
    public decimal? Share => Goal is null ? null : Math.Round(Own.Verified.Fen * 100m / Goal.Floor.Fen, 1);

    private Money? Missing(Money? target) => target is not { } wanted ? null : wanted > Own.Verified ? wanted - Own.Verified : Money.Zero;

    /// <summary>Until a goal is entered its area's purchases are read by the rule of the three-year plan.</summary>
    public static GoalRule RuleOf(string areaCode) => areaCode == Area.Yunnan ? GoalRule.ProvincePlan : GoalRule.CountyPlan;
}

/// <summary>How goal cards are read.</summary>
public static class GoalCards
{
    /// <summary>Two queries: the goal and the year's totals.</summary>
    public static async Task<GoalCard> GoalCard(this MarketDb db, string areaCode, int year, DateOnly today, ICurrentUser? user, CancellationToken ct)
    {
        var goal = await db.Goals.AsNoTracking().SingleOrDefaultAsync(g => g.AreaCode == areaCode && g.Year == year, ct);
        var cells = await db.LedgerSums(areaCode, year, ct);
        return new(areaCode, year, goal, TwoReadings.Of(cells, goal?.Rule ?? Goals.GoalCard.RuleOf(areaCode)), today, user?.Opens(areaCode) == true);
    }

    /// <summary>Whoever watches over the whole area finds the same sums in the ledger; others would find only their own part.</summary>
    public static bool Opens(this ICurrentUser user, string areaCode) =>
        user.SeesEverything || user.OverseenArea is { } overseen && Area.Contains(overseen, areaCode);
}
