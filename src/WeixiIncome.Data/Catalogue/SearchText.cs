using System.Text;

namespace WeixiIncome.Data.Catalogue;

/// <summary>A stretch of Chinese characters, or of letters and digits.</summary>
public sealed record TextRun(bool IsChinese, IReadOnlyList<Rune> Characters)
{
    public string Text { get; } = string.Concat(Characters);
}

/// <summary>Cuts a name or a question into runs, the same way for both: full width made half, capitals small, marks left out.</summary>
public static class SearchText
{
    public static IReadOnlyList<TextRun> Runs(string? text)
    {
        var runs = new List<TextRun>();
        var open = new List<Rune>();
        var chinese = false;
        foreach (var rune in (text ?? "").EnumerateRunes().Select(Plain))
        {
            var isChinese = IsChinese(rune);
            var counts = isChinese || Rune.IsLetterOrDigit(rune) && rune != Rune.ReplacementChar;
            if (open.Count > 0 && (!counts || isChinese != chinese))
            {
                runs.Add(new(chinese, [.. open]));
                open.Clear();
            }
            if (!counts) continue;
            chinese = isChinese;
            open.Add(rune);
        }
        if (open.Count > 0) runs.Add(new(chinese, [.. open]));
        return runs;
    }

    private static Rune Plain(Rune rune) => rune.Value switch
    {
        >= 0xFF01 and <= 0xFF5E => Rune.ToLowerInvariant(new Rune(rune.Value - 0xFEE0)),
        'ü' or 'Ü' => new Rune('v'),
        _ => Rune.ToLowerInvariant(rune),
    };

    private static bool IsChinese(Rune rune) => rune.Value is >= 0x3400 and <= 0x9FFF or 0x3007 or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;
}
