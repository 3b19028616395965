using System.Text;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Accounts;

/// <summary>What a person types to sign in: a user name of their choice or a mobile phone number.</summary>
public static class SignInName
{
    /// <summary>
    /// 2 to 50 letters (Chinese too), digits and . _ - @; never digits alone, so that it cannot be taken for a phone number.
    /// </summary>
    /// <exception cref="RuleBroken">Another length or another character.</exception>
    public static string UserName(string? typed)
    {
        var name = (typed ?? "").Trim().Normalize();
        if (name.Length is < 2 or > 50) throw new RuleBroken("用户名应为 2 至 50 个字，现在是 {0} 个。", name.Length) { Field = "UserName" };
        foreach (var rune in name.EnumerateRunes())
            if (!Rune.IsLetterOrDigit(rune) && rune.Value is not ('.' or '_' or '-' or '@'))
                throw new RuleBroken("用户名只能用文字、字母、数字和 . _ - @，不能有“{0}”。", rune.ToString()) { Field = "UserName" };
        if (name.All(char.IsDigit)) throw new RuleBroken("用户名不能全是数字，以免与手机号混淆。手机号请填在手机号一栏。") { Field = "UserName" };
        return name;
    }

    /// <summary>Eleven digits of a mainland mobile number; none when nothing was typed.</summary>
    /// <exception cref="RuleBroken">Not a mobile number.</exception>
    public static string? Phone(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        return AsPhone(typed) ?? throw new RuleBroken("“{0}”不是有效的手机号：应为 11 位数字，以 1 开头。", typed.Trim()) { Field = "Phone" };
    }

    /// <summary>The mobile number that a text means, written with or without +86, spaces and hyphens; none if it means none.</summary>
    public static string? AsPhone(string? typed)
    {
        var digits = new string([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')]);
        if (digits.StartsWith("+86", StringComparison.Ordinal)) digits = digits[3..];
        return digits.Length == 11 && digits[0] == '1' && digits[1] is >= '3' and <= '9' && digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
