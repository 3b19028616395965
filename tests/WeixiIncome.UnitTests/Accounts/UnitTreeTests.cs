using FsCheck;
using FsCheck.Fluent;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders.Complaints;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Accounts;

/// <summary>Whatever is moved where, the tree of units stays a tree of six levels at most.</summary>
public sealed class UnitTreeTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private const int Units = 10;

    [Fact]
    public void Any_history_of_moves_leaves_paths_that_say_who_stands_above() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll<(byte, byte)[]>(History));

    private static bool History((byte Unit, byte Superior)[] moves)
    {
        var units = Enumerable.Range(1, Units).Select(Unit).ToArray();
        foreach (var (u, s) in moves)
        {
            var (unit, superior) = (units[u % Units], s % (Units + 1) == Units ? null : units[s % (Units + 1)]);
            var from = unit.UnitPath;
            var before = units.Select(x => (x.UnitPath, x.SuperiorId)).ToArray();
            var below = units.Where(x => x != unit && x.UnitPath.StartsWith(from, StringComparison.Ordinal)).ToArray();
            try
            {
                unit.PlaceUnder(superior);
                foreach (var follower in below) follower.Follow(from, unit.UnitPath);
            }
            catch (RuleBroken)
            {
                // The transaction would be rolled back: begin again from a tree that holds.
                if (units.Select(x => x.UnitPath).SequenceEqual(before.Select(b => b.UnitPath))) continue;
                return true;
            }
            if (!Array.TrueForAll(units, x => Holds(x, units))) return false;
        }
        return true;
    }

    [Theory]
    [InlineData("2026-11-20", 2, "2026-11-24")]
    [InlineData("2026-11-21", 1, "2026-11-23")]
    [InlineData("2026-11-25", 2, "2026-11-27")]
    public void Working_days_leave_weekends_out(string day, int count, string after) =>
        Assert.Equal(DateOnly.Parse(after, System.Globalization.CultureInfo.InvariantCulture), WorkingDays.After(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), count));

    private static bool Holds(Organisation unit, Organisation[] all)
    {
        var superior = all.SingleOrDefault(x => x.Id == unit.SuperiorId);
        return unit.UnitPath == superior?.UnitPath + $"{unit.Id.ToString("N")[20..]}/" && unit.UnitPath.Length <= Organisation.LongestPath;
    }

    private static Organisation Unit(int number)
    {
        var body = $"91533423{number:000000000}";
        return Organisation.Register(OrganisationKind.BudgetUnit, $"单位{number}", body + CreditCode.CheckCharacter(body), "533423", AssistanceRelation.County, Now);
    }
}
