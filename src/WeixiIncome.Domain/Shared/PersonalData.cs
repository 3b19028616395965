using System.Text.RegularExpressions;

namespace WeixiIncome.Domain.Shared;

/// <summary>Keeps personal data out of texts that are not sealed: a surname at most, never an identity number.</summary>
public static partial class PersonalData
{
    /// <exception cref="RuleBroken">The text holds an identity number.</exception>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? Refuse(string? text, string field) =>
        text is not null && IdentityNumber().IsMatch(text) ? throw new RuleBroken("请删去身份证号码：这里不登记身份信息。") { Field = field } : text;

    /// <summary>和某 of 和丽花, A.B. of another alphabet's name; only this is ever kept.</summary>
    public static string? Initials(string? name, string field)
    {
        var text = Refuse(Guard.OptionalText(name, "卖方", 40), field);
        if (text is null) return null;
        if (text.Any(char.IsAsciiDigit)) throw new RuleBroken("卖方只填姓氏，不要填号码。") { Field = field };
        var words = text.Split([' ', '·', '.', '．'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return null;
        return words.All(word => char.IsAsciiLetter(word[0])) ? string.Concat(words.Select(word => $"{char.ToUpperInvariant(word[0])}.")) : words[0].EnumerateRunes().First() + Some;
    }

    private const string Some = "某";

    [GeneratedRegex(@"(?<!\d)[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")]
    private static partial Regex IdentityNumber();
}
