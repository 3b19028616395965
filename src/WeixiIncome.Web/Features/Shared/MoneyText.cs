using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>Amounts as people read them: ¥12,345.67, and 万元 (in English million) where totals are large.</summary>
public static class MoneyText
{
    private const char Minus = '\u2212';

    public static string Exact(Money amount) => Signed(amount, FormattableString.Invariant($"¥{Math.Abs(amount.Yuan):N2}"));

    /// <summary>Number and unit apart, so that the unit can be set smaller: ("¥1,234.57", "万元").</summary>
    public static (string Number, string Unit) Large(Money amount)
    {
        var yuan = Math.Abs(amount.Yuan);
        var (divisor, unit) = (Words.IsEnglish, yuan) switch
        {
            (false, >= 100_000_000m) => (100_000_000m, "亿元"),
            (false, >= 10_000m) => (10_000m, "万元"),
            (true, >= 1_000_000m) => (1_000_000m, " million"),
            _ => (1m, ""),
        };
        return (Signed(amount, FormattableString.Invariant($"¥{yuan / divisor:N2}")), unit);
    }

    /// <summary>Large amounts in one piece and without idle zeros, for labels: ¥1,000万元.</summary>
    public static string Brief(Money amount)
    {
        var (number, unit) = Large(amount);
        return (number.EndsWith(".00", StringComparison.Ordinal) ? number[..^3] : number) + unit;
    }

    private static string Signed(Money amount, string text) => amount.Fen < 0 ? Minus + text : text;
}
