using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

/// <summary>A resident number (公民身份号码). Source: GB 11643-1999: 17 digits and a check character by ISO 7064 MOD 11-2.</summary>
public static class ResidentNumber
{
    private const string Checks = "10X98765432";

    /// <summary>
    /// The number without spaces, its check character as a capital.
    /// </summary>
    /// <exception cref="RuleBroken">Wrong length, no such day of birth, or a wrong check character; the sentence does not repeat the number.</exception>
    public static string Checked(string? typed)
    {
        var number = new string([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c))]).ToUpperInvariant();
        if (number.Length != 18 || !number[..17].All(char.IsAsciiDigit) || !char.IsAsciiDigit(number[17]) && number[17] != 'X')
            throw new RuleBroken("身份证号码应为 18 位：17 位数字和 1 位校验码，现在是 {0} 位。", number.Length) { Field = "ResidentNumber" };
        if (!DateOnly.TryParseExact(number[6..14], "yyyyMMdd", out var born) || born.Year < 1880)
            throw new RuleBroken("身份证号码里的出生日期不存在，请核对第 7 至 14 位。") { Field = "ResidentNumber" };
        if (number[17] != CheckOf(number[..17]))
            throw new RuleBroken("身份证号码的校验码不对，请逐位核对。") { Field = "ResidentNumber" };
        return number;
    }

    /// <param name="digits">The first 17.</param>
    public static char CheckOf(string digits)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (digits[i] - '0') * ((1 << (17 - i)) % 11);
        return Checks[sum % 11];
    }

    /// <param name="number">A checked one.</param>
    public static DateOnly BirthDay(string number) => DateOnly.ParseExact(number[6..14], "yyyyMMdd");
}
