using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Accounts;

/// <summary>
/// The unified social credit code of an organisation (GB 32100-2015): 18 characters of an alphabet without I, O, S, V, Z;
/// the last is a check: (31 − Σ value × 3^(i−1) mod 31) mod 31.
/// </summary>
public static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>
    /// The code in capitals without spaces.
    /// </summary>
    /// <exception cref="RuleBroken">Wrong length, a character outside the alphabet, or a wrong check character.</exception>
    public static string Parse(string? typed)
    {
        var code = Normal(typed);
        if (code.Length != 18)
            throw new RuleBroken("统一社会信用代码应为 18 位，现在是 {0} 位。", code.Length) { Field = "CreditCode" };
        foreach (var c in code)
            if (!Alphabet.Contains(c, StringComparison.Ordinal))
                throw new RuleBroken("统一社会信用代码里不能有“{0}”（不使用 I、O、S、V、Z）。", c) { Field = "CreditCode" };
        if (CheckCharacter(code) != code[17])
            throw new RuleBroken("统一社会信用代码 {0} 的校验位不对，请对照证照核对。", code) { Field = "CreditCode" };
        return code;
    }

    /// <summary>As codes are compared: without spaces, in capitals.</summary>
    public static string Normal(string? typed) => new string([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c))]).ToUpperInvariant();

    public static bool IsValid(string code) =>
        code.Length == 18 && code.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) && CheckCharacter(code) == code[17];

    /// <summary>The check character that the first 17 characters ask for.</summary>
    public static char CheckCharacter(string code)
    {
        var (sum, weight) = (0, 1);
        foreach (var c in code.AsSpan(0, 17))
        {
            sum += Alphabet.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }
        return Alphabet[(31 - sum % 31) % 31];
    }
}
