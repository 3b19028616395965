using System.Globalization;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.UnitTests.Shared;

/// <summary>How amounts are read on the screen.</summary>
public sealed class MoneyTextTests
{
    [Theory]
    [InlineData(1234567, "¥12,345.67")]
    [InlineData(0, "¥0.00")]
    [InlineData(-4500, "\u2212¥45.00")]
    public void An_exact_amount_has_thousands_and_two_decimals(long fen, string text) => Assert.Equal(text, MoneyText.Exact(new Money(fen)));

    [Theory]
    [InlineData("zh-CN", 999_999, "¥9,999.99", "")]
    [InlineData("zh-CN", 1_000_000, "¥1.00", "万元")]
    [InlineData("zh-CN", 1_234_567_890, "¥1,234.57", "万元")]
    [InlineData("zh-CN", 600_000_000_000, "¥60.00", "亿元")]
    [InlineData("en", 1_234_567_890, "¥12.35", " million")]
    [InlineData("en", 1_234_567, "¥12,345.67", "")]
    public void A_large_amount_is_told_in_the_persons_own_unit(string language, long fen, string number, string unit)
    {
        using var _ = Speaking(language);

        Assert.Equal((number, unit), MoneyText.Large(new Money(fen)));
    }

    [Fact]
    public void A_brief_amount_drops_idle_zeros()
    {
        using var _ = Speaking("zh-CN");

        Assert.Equal("¥3,000万元", MoneyText.Brief(new Money(3_000_000_000)));
    }

    private static Restore Speaking(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return new(before);
    }

    private readonly struct Restore(CultureInfo before) : IDisposable
    {
        public void Dispose() => CultureInfo.CurrentUICulture = before;
    }
}
