using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

/// <summary>A bank account or 一卡通 on which payments arrive.</summary>
public static class AccountNumber
{
    /// <returns>The digits without spaces.</returns>
    /// <exception cref="RuleBroken">Not 8 to 30 digits; the sentence does not repeat them.</exception>
    public static string Checked(string typed)
    {
        var digits = new string([.. typed.Where(c => !char.IsWhiteSpace(c))]);
        return digits.Length is >= 8 and <= 30 && digits.All(char.IsAsciiDigit) ? digits
            : throw new RuleBroken("收款账号应为 8 至 30 位数字，现在是 {0} 位。", digits.Length) { Field = "Account" };
    }
}
