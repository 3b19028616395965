namespace WeixiIncome.Domain.Shared;

/// <summary>Checks that every aggregate makes at its door.</summary>
public static class Guard
{
    /// <summary>
    /// Trimmed text without control characters, within its length.
    /// </summary>
    /// <param name="name">What the text is called on the screen, in Chinese.</param>
    public static string Text(string? value, string name, int longest)
    {
        var text = OptionalText(value, name, longest);
        return text ?? throw new RuleBroken("请填写{0}。", name);
    }

    public static string? OptionalText(string? value, string name, int longest)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text)) return null;
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            throw new RuleBroken("{0}里有无法显示的字符，请删去后重试。", name);
        if (text.Length > longest)
            throw new RuleBroken("{0}太长：最多 {1} 个字，现在 {2} 个。", name, longest, text.Length);
        return text;
    }

    public static Money Positive(Money value, string name) =>
        value.IsPositive ? value : throw new RuleBroken("{0}应大于 0。", name);

    public static long Positive(long value, string name) =>
        value > 0 ? value : throw new RuleBroken("{0}应大于 0。", name);
}
