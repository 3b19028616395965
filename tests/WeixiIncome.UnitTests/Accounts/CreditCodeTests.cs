using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Accounts;

public sealed class CreditCodeTests
{
    [Theory]
    [InlineData("91350100M000100Y43", "91350100M000100Y43")]
    [InlineData(" 9135 0100 m000100y43 ", "91350100M000100Y43")]
    public void A_right_code_is_kept_in_capitals_without_spaces(string typed, string kept) => Assert.Equal(kept, CreditCode.Parse(typed));

    [Theory]
    [InlineData("91350100M000100Y4Z")] // Z is not in the alphabet
    [InlineData("91350100M000100Y44")] // wrong check character
    [InlineData("91350100M000100Y34")] // two neighbours exchanged
    [InlineData("91350100M000100Y\0" + "3")]
    [InlineData("91350100M000100Y4")]
    [InlineData("")]
    [InlineData(null)]
    public void A_wrong_code_is_refused(string? typed) => Assert.Equal("CreditCode", Assert.Throws<RuleBroken>(() => CreditCode.Parse(typed)).Field);

    [Fact]
    public void Every_single_wrong_character_is_noticed()
    {
        const string Right = "91350100M000100Y43";
        const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var wrong = from at in Enumerable.Range(0, 17) from c in Alphabet where c != Right[at] select Right[..at] + c + Right[(at + 1)..];
        Assert.All(wrong, code => Assert.False(CreditCode.IsValid(code)));
    }
}
