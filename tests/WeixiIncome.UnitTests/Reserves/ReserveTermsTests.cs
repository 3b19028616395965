using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Reserves;

public sealed class ReserveTermsTests
{
    private static readonly DateTime Now = new(2026, 3, 10, 2, 0, 0, DateTimeKind.Utc);
    private static readonly ReserveStandard Fifteen = new(1500, new DateOnly(2026, 3, 31), Money.FromYuan(200), "通知", "财〔2026〕1号");
    private static readonly ReserveTerms Good = new(CanteenMode.Own, CanteenKind.School, null, Money.FromYuan(100_000.07m), 1500, 10, Money.FromYuan(300), null);

    private static Organisation Unit()
    {
        const string body = "91533423000000777";
        return Organisation.Register(OrganisationKind.BudgetUnit, "某中学", body + CreditCode.CheckCharacter(body), "533423101", AssistanceRelation.County, Now);
    }

    private static RuleBroken Refused(ReserveTerms terms, ReserveStandard? standard = null, DateOnly? filedOn = null) =>
        Assert.Throws<RuleBroken>(() => ReserveFiling.File(Unit(), 2026, terms, standard ?? Fifteen, FilingSource.Entered, filedOn ?? new DateOnly(2026, 3, 31), null, Now));

    [Fact]
    public void The_reserved_amount_is_computed_to_the_fen()
    {
        var filing = ReserveFiling.File(Unit(), 2026, Good, Fifteen, FilingSource.From832, new DateOnly(2026, 3, 31), null, Now);
        Assert.Equal((1_500_001, 3_000_00), (filing.Reserved.Fen, filing.UnionDemand.Fen));
    }

    [Theory]
    [InlineData(1499, 1500)]
    [InlineData(999, 1000)]
    public void A_ratio_below_the_floor_is_refused_with_both_figures(int ratio, int floor)
    {
        var broken = Refused(Good with { Ratio = ratio }, Fifteen with { Floor = floor });
        Assert.Equal(("Ratio", ratio / 100m, floor / 100m), (broken.Field, broken.Arguments[0], broken.Arguments[1]));
    }

    [Fact]
    public void A_filing_after_the_deadline_is_refused_and_so_is_the_units_own_amendment()
    {
        Assert.Equal("FiledOn", Refused(Good, filedOn: new DateOnly(2026, 4, 1)).Field);
        var filing = ReserveFiling.File(Unit(), 2026, Good, Fifteen, FilingSource.Entered, new DateOnly(2026, 3, 10), null, Now);
        var late = Now.AddDays(40);
        var more = Good with { FoodTotal = Money.FromYuan(200_000) };
        Assert.Throws<RuleBroken>(() => filing.Amend(more, Fifteen, FilingSource.Entered, mayBeLate: false, "增加", Guid.NewGuid(), late));
        Assert.Empty(filing.Amendments);
        Assert.True(filing.Amend(more, Fifteen, FilingSource.Entered, mayBeLate: true, "增加", Guid.NewGuid(), late));
        var kept = Assert.Single(filing.Amendments);
        Assert.Equal((Good, more, "增加"), (ReserveTerms.Read(kept.Before), ReserveTerms.Read(kept.After), kept.Reason));
        Assert.False(filing.Amend(more, Fifteen, FilingSource.Entered, mayBeLate: true, "again", Guid.NewGuid(), late));
    }

    [Fact]
    public void Each_mode_asks_for_what_belongs_to_it()
    {
        var none = new ReserveTerms(CanteenMode.None, null, null, Money.Zero, 0, 0, Money.Zero, null);
        Assert.Equal("Note", Refused(none).Field);
        Assert.Equal("Note", Refused(none with { Mode = CanteenMode.Exempt }).Field);
        Assert.Equal("Representative", Refused(none with { Mode = CanteenMode.Shared }).Field);
        Assert.Equal("Representative", Refused(Good with { RepresentativeId = Guid.NewGuid() }).Field);
        Assert.Equal("FoodTotal", Refused(Good with { Mode = CanteenMode.None, Note = "无" }).Field);
        Assert.Equal("FoodTotal", Refused(Good with { FoodTotal = Money.Zero }).Field);
        Assert.Equal("UnionPerHead", Refused(Good with { UnionPerHead = Money.FromYuan(199) }).Field);
        Assert.Equal("UnionPerHead", Refused(Good with { UnionPerHead = Money.Zero }).Field);
        Assert.Equal(Money.Zero, ReserveFiling.File(Unit(), 2026, none with { Note = "不设食堂" }, Fifteen, FilingSource.Entered, new DateOnly(2026, 3, 1), null, Now).Reserved);
    }

    [Fact]
    public void The_innermost_areas_rule_holds_and_ten_percent_without_one()
    {
        ReserveRule Rule(string area, int floor) => new(area, 2026, new(floor, new DateOnly(2026, 4, 30), null, "通知", "1号"), null, Now);
        ReserveRule[] rules = [Rule("53", 1000), Rule("533423", 1500), Rule("533423101", 2000)];
        Assert.Equal([2000, 1500, 1000, 1000], new[] { "533423101", "533423102", "530102", "310113" }.Select(area => ReserveStandard.For(rules, area, 2026).Floor));
        Assert.Equal(1000, ReserveStandard.For(rules, "533423", 2025).Floor);
        Assert.Throws<RuleBroken>(() => Rule("533423", 999));
    }

    [Fact]
    public void Behind_is_measured_by_days_and_the_rest_by_months()
    {
        var progress = new ReserveProgress(Money.FromYuan(36_500), Money.FromYuan(10_000), Money.FromYuan(2_000), Money.FromYuan(500));
        var day = new DateOnly(2026, 11, 20);
        Assert.Equal((34.2m, 32_400_00L, 19_900_00L, 2, 12_000_00L), (progress.Rate!.Value, progress.Due(2026, day).Fen, progress.Behind(2026, day).Fen, ReserveProgress.MonthsLeft(2026, day), progress.PerMonth(2026, day).Fen));
        Assert.Equal(Money.FromYuan(24_000), progress.PerMonth(2025, day));
        var over = progress with { Canteen = Money.FromYuan(50_000) };
        Assert.Equal((143.8m, Money.Zero, Money.Zero), (over.Rate!.Value, over.Behind(2026, day), over.PerMonth(2026, day)));
    }

    [Theory]
    [InlineData(CanteenKind.School, CanteenBar.WildMushroom)]
    [InlineData(CanteenKind.Group, CanteenBar.WildMushroom)]
    [InlineData(CanteenKind.Office, CanteenBar.None)]
    [InlineData(null, CanteenBar.WildMushroom)]
    public void Wild_mushrooms_are_not_for_schools_and_group_canteens(CanteenKind? canteen, CanteenBar bar)
    {
        var wild = new Category("wild", "野生菌", UnitFamily.Weight, isFood: true, certificateRequired: true, "mushroom", 1);
        wild.Bar(true, Category.UsuallyBarred);
        Assert.Equal(bar, wild.BarFor(canteen));
        wild.Bar(true, [CanteenKind.Office]);
        Assert.Equal(canteen is null or CanteenKind.Office ? CanteenBar.WildMushroom : CanteenBar.None, wild.BarFor(canteen));
    }

    [Fact]
    public void A_foreign_column_is_named_and_not_guessed()
    {
        var columns = new Columns832(List832.Finance);
        columns.Keep([(Field832.Number, "单号"), (Field832.Buyer, "单位"), (Field832.Supplier, "店"), (Field832.Amount, "金额"), (Field832.OrderedOn, "日期"), (Field832.Ignored, "序号")], null, Now);
        Assert.Equal("金额", columns.Read(["序号", "单号", "单位", "店", "金额", "日期"])[Field832.Amount]);
        Assert.Contains("神秘列", Assert.Throws<RuleBroken>(() => columns.Read(["单号", "单位", "店", "金额", "日期", "神秘列"])).Message);
        Assert.Contains("金额", Assert.Throws<RuleBroken>(() => columns.Read(["单号", "单位", "店", "日期"])).Message);
        Assert.Throws<RuleBroken>(() => columns.Keep([(Field832.Number, "单号")], null, Now));
    }
}
