using WeixiIncome.Domain.Income;
using WeixiIncome.Domain.Payments.Statements;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Payments;

/// <summary>Settlements follow each other; the plan's table is as it was published.</summary>
public sealed class SettlementTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Supplier = Guid.NewGuid();

    private static Settlement Of(Settlement? before, DateOnly from, DateOnly to, long accepted, long paid, long deductions = 0, string? note = null) =>
        new("JS1", Supplier, before, from, to, new(new Money(accepted), Money.Zero, new Money(paid)), new Money(deductions), note, Guid.NewGuid(), Now);

    [Fact]
    public void Each_begins_where_the_last_ended_with_what_it_left()
    {
        var october = Of(null, new(2026, 10, 1), new(2026, 10, 31), 100_00, 40_00);
        Assert.Equal(60_00, october.ToBePaid.Fen);
        var november = Of(october, new(2026, 11, 1), new(2026, 11, 15), 10_00, 60_00, 2_50, "运输破损");
        Assert.Equal((60_00L, 7_50L), (november.Opening.Fen, november.ToBePaid.Fen));
        Assert.Throws<RuleBroken>(() => Of(october, new(2026, 11, 2), new(2026, 11, 15), 0, 0));
        Assert.Throws<RuleBroken>(() => Of(null, new(2026, 11, 1), new(2026, 11, 20), 0, 0));
        Assert.Throws<RuleBroken>(() => Of(null, new(2026, 10, 1), new(2026, 10, 31), 0, 0, 1));
    }

    [Fact]
    public void The_plans_parts_sum_to_its_net_income()
    {
        foreach (var year in new[] { 2021, 2022, 2023 })
            Assert.Equal(PlanIncome.Target(year, IncomeKind.Net)!.Value.Fen, new[] { IncomeKind.Operating, IncomeKind.Wage, IncomeKind.Property, IncomeKind.Transfer }.Sum(kind => PlanIncome.Target(year, kind)!.Value.Fen));
        Assert.Null(PlanIncome.Target(2026, IncomeKind.Net));
    }

    [Theory]
    [InlineData("2026-09-30", 2026)]
    [InlineData("2026-10-01", 2027)]
    [InlineData("2026-01-01", 2026)]
    public void The_income_year_runs_from_October_to_September(string day, int year)
    {
        Assert.Equal(year, IncomeYear.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
        var (first, last) = IncomeYear.Days(year);
        Assert.Equal((year, year), (IncomeYear.Of(first), IncomeYear.Of(last)));
    }
}
