using System.Collections.Frozen;
using System.Text;
using WeixiIncome.Data.Shared;

namespace WeixiIncome.Data.Catalogue;

/// <summary>How characters are read: pinyin without tones, the most common reading first, ü written v.</summary>
public static class PinyinTable
{
    private static readonly Lazy<FrozenDictionary<Rune, string[]>> Table = new(() => Read(ReferenceData.Text("pinyin.tsv")));

    private static readonly Lazy<FrozenSet<string>> Known = new(() => Table.Value.Values.SelectMany(readings => readings).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Every beginning of every syllable: what a person may have typed so far.</summary>
    private static readonly Lazy<FrozenSet<string>> Beginnings = new(() =>
        Known.Value.SelectMany(s => Enumerable.Range(1, s.Length).Select(length => s[..length])).ToFrozenSet(StringComparer.Ordinal));

    public static IReadOnlyList<string> Readings(Rune character) => Table.Value.GetValueOrDefault(character) ?? [];

    public static bool IsSyllable(string text) => Known.Value.Contains(text);

    public static bool BeginsSyllable(string text) => Beginnings.Value.Contains(text);

    /// <summary>A text in pinyin for sorting, syllables apart; what has no reading stays as it is.</summary>
    public static string Spell(string text) =>
        string.Join(' ', SearchText.Runs(text).SelectMany(run => run.IsChinese
            ? run.Characters.Select(c => Readings(c) is [var first, ..] ? first : c.ToString())
            : [run.Text]));

    private static FrozenDictionary<Rune, string[]> Read(string tsv) => tsv
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.TrimEnd('\r').Split('\t'))
        .ToFrozenDictionary(parts => Rune.GetRuneAt(parts[0], 0), parts => parts[1].Split(' '));
}
