using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Households;

public sealed class HouseholdTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 20);
    private const string Village = "533423102201";

    private static MemberTerms Person(Kinship kinship = Kinship.Head, string? digest = null) => new(new SealedText("k1.x", "和**"), kinship, 1970, true) { ResidentDigest = digest };

    private static Household Registered(params MemberTerms[] people) => Household.Register("NH000001", Village, HouseholdKind.Alleviated, people.Length > 0 ? people : [Person(), Person(Kinship.Spouse)], null, Now);

    private static BindingTerms Binding(Guid supplier, DateOnly from, ConsentHow consent = ConsentHow.Signature) => new(supplier, LinkageMode.Contract, from, null, null, consent, from, null, false);

    [Theory]
    [InlineData("11010519491231002X")] // the example of GB 11643-1999
    [InlineData("440524188001010014")]
    [InlineData(" 110105194912310 02x ")]
    public void A_right_number_is_taken(string typed) => Assert.Equal(18, ResidentNumber.Checked(typed).Length);

    [Theory]
    [InlineData("110105194912310021", "校验码不对")]
    [InlineData("11010519491331002X", "出生日期不存在")]
    [InlineData("1101051949123100", "应为 18 位")]
    [InlineData("11010519491231002A", "应为 18 位")]
    [InlineData("", "应为 18 位")]
    public void A_wrong_number_is_refused_without_being_repeated(string typed, string said)
    {
        var broken = Assert.Throws<RuleBroken>(() => ResidentNumber.Checked(typed));
        Assert.Contains(said, broken.Sentence);
        Assert.All(broken.Arguments, argument => Assert.IsType<int>(argument));
    }

    [Fact]
    public void Any_wrong_digit_is_found()
    {
        var cases = from digits in Gen.ArrayOf(Gen.Choose(0, 9), 9)
                    from at in Gen.Choose(0, 16)
                    from add in Gen.Choose(1, 9)
                    select (Digits: $"{string.Concat(digits.Take(6))}19800101{string.Concat(digits.Skip(6))}", at, add);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var other = c.Digits.ToCharArray();
            other[c.at] = (char)('0' + (other[c.at] - '0' + c.add) % 10);
            return ResidentNumber.CheckOf(c.Digits) != ResidentNumber.CheckOf(new string(other));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("和", "*")]
    [InlineData("和丽花", "和**")]
    [InlineData("𠮷田", "𠮷*")]
    public void A_name_shows_its_family_name_alone(string name, string mask) => Assert.Equal(mask, Masks.Name(name));

    [Fact]
    public void A_household_has_one_head_and_no_number_twice()
    {
        Assert.Contains("一位户主", Assert.Throws<RuleBroken>(() => Registered(Person(), Person())).Sentence);
        Assert.Contains("一位户主", Assert.Throws<RuleBroken>(() => Registered(Person(Kinship.Spouse))).Sentence);
        Assert.Contains("填了两次", Assert.Throws<RuleBroken>(() => Registered(Person(digest: "a"), Person(Kinship.Child, "a"))).Sentence);
    }

    [Fact]
    public void A_head_that_leaves_is_followed_and_the_number_is_free_again()
    {
        var household = Registered(Person(digest: "a"), Person(Kinship.Spouse, "b"));
        var (head, spouse) = (household.Head, household.Members[1]);
        Assert.Contains("新的户主", Assert.Throws<RuleBroken>(() => household.Leave(head.Id, LeftBecause.Death, Today, null, null, Now)).Sentence);
        household.Leave(head.Id, LeftBecause.Death, Today, spouse.Id, null, Now);
        Assert.Equal((spouse.Id, 1, (string?)null, "b"), (household.Head.Id, household.People, head.ResidentSha256, spouse.ResidentSha256));
        Assert.Contains("最后一位", Assert.Throws<RuleBroken>(() => household.Leave(spouse.Id, LeftBecause.Moved, Today, null, null, Now)).Sentence);
    }

    [Fact]
    public void A_household_that_ends_ends_its_bindings_and_takes_nothing_more()
    {
        var household = Registered();
        var supplier = Guid.NewGuid();
        household.Bind(Binding(supplier, Today.AddDays(-3)), null, Now);
        Assert.Contains("不能重复绑定", Assert.Throws<RuleBroken>(() => household.Bind(Binding(supplier, Today), null, Now)).Sentence);
        household.End(LeftBecause.Moved, Today, "外出定居", null, Now);
        Assert.Equal((Today, HouseholdStatus.MovedAway, 0), (household.Bindings[0].To!.Value, household.Status, household.People));
        Assert.Throws<RuleBroken>(() => household.Bind(Binding(Guid.NewGuid(), Today), null, Now));
    }

    [Fact]
    public void A_binding_may_follow_one_that_ended_and_never_overlaps_it()
    {
        var household = Registered();
        var supplier = Guid.NewGuid();
        household.Bind(Binding(supplier, Today.AddDays(-10)), null, Now);
        household.Unbind(household.Bindings[0].Id, Today.AddDays(-5), "到期", null, Now);
        Assert.Throws<RuleBroken>(() => household.Bind(Binding(supplier, Today.AddDays(-5)), null, Now));
        household.Bind(Binding(supplier, Today.AddDays(-4)), null, Now);
        Assert.Equal(2, household.Bindings.Count);
        Assert.Contains("见证人", Assert.Throws<RuleBroken>(() => household.Bind(Binding(Guid.NewGuid(), Today, ConsentHow.Witnessed), null, Now)).Sentence);
    }

    [Fact]
    public void Under_the_line_by_the_newest_income_means_a_plan_of_its_own()
    {
        var household = Registered();
        household.KeepYear(2024, Money.FromYuan(9_999.99m), null, null, Now);
        Assert.Equal(PlanKind.BelowLine, household.KeepPlan(2026, [new(MeasureKind.Industry, "种核桃", Money.FromYuan(3000), null)], null, Now).Kind);
        household.KeepYear(2025, Money.FromYuan(10_000), null, null, Now);
        Assert.False(household.IsBelowLine);
        Assert.Equal(PlanKind.Household, household.KeepPlan(2026, [new(MeasureKind.Industry, "种核桃", Money.FromYuan(3000), null)], null, Now).Kind);
        Assert.Throws<RuleBroken>(() => household.KeepPlan(2027, [], null, Now));
    }

    [Fact]
    public void What_has_progress_stays_when_a_plan_is_written_anew()
    {
        var household = Registered();
        var plan = household.KeepPlan(2026, [new(MeasureKind.Industry, "种核桃", null, null), new(MeasureKind.Employment, "务工", null, null)], null, Now);
        household.TellProgress(plan.Measures[0].Id, 40, "已栽苗", null, Now);
        household.KeepPlan(2026, [new(MeasureKind.Industry, "养蜂", null, null)], null, Now);
        Assert.Equal(["种核桃", "养蜂"], plan.Measures.Select(m => m.Text));
        Assert.Throws<RuleBroken>(() => household.TellProgress(plan.Measures[0].Id, 101, null, null, Now));
    }

    [Fact]
    public void Sealed_text_opens_under_an_older_key_is_sealed_anew_and_shows_every_change()
    {
        var path = Path.Combine(Path.GetTempPath(), $"keys-{Guid.NewGuid():N}.json");
        try
        {
            var keys = PersonalKeys.Create(path);
            var vault = new PersonalVault(() => keys);
            var number = vault.ResidentNumber("11010519491231002X");
            var digest = vault.Digest("11010519491231002X");
            Assert.DoesNotContain("1949", number.Cipher);
            Assert.Equal("110105**********2X", number.Mask);
            Assert.NotEqual(number.Cipher, vault.ResidentNumber("11010519491231002X").Cipher);
            keys = keys.Rotate(path);
            Assert.Equal("11010519491231002X", vault.Open(number));
            var again = vault.Again(number);
            Assert.StartsWith("k2.", again.Cipher);
            Assert.Equal(("11010519491231002X", digest), (vault.Open(again), vault.Digest("11010519491231002X")));
            Assert.Equal(again, vault.Again(again));
            Assert.Equal(keys.Keys["k1"], PersonalKeys.Read(path)!.Keys["k1"]);
            var bytes = Convert.FromBase64String(number.Cipher[3..]);
            bytes[14] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => vault.Open(number with { Cipher = "k1." + Convert.ToBase64String(bytes) }));
            File.WriteAllText(path, "{}");
            Assert.Throws<InvalidDataException>(() => PersonalKeys.Read(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
