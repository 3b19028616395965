using System.Text;

namespace WeixiIncome.Data.Catalogue;

/// <summary>
/// The words under which a product is found (docs/decisions/0008): characters and pairs of them, syllables and pairs of
/// them (「he tao」), beginnings of the initials from each character on (「~htr」), and Latin words (「=a2」).
/// </summary>
public static class SearchTerms
{
    /// <summary>Before initials, so that they are not taken for syllables.</summary>
    public const string Initials = "~";

    /// <summary>Before Latin words and numbers.</summary>
    public const string Latin = "=";
    private const int LongestInitials = 10;

    /// <param name="name">The product's: found by single characters too.</param>
    /// <param name="category">The category's name: likewise.</param>
    /// <param name="supplier">The supplier's name: only by two characters or more, since 「合」 would find every cooperative.</param>
    public static IReadOnlySet<string> Of(string name, string category, string supplier)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in new[] { name, category })
            foreach (var run in SearchText.Runs(text)) Add(terms, run, singly: true);
        foreach (var run in SearchText.Runs(supplier)) Add(terms, run, singly: false);
        return terms;
    }

    private static void Add(HashSet<string> terms, TextRun run, bool singly)
    {
        if (!run.IsChinese)
        {
            terms.Add(Latin + (run.Text.Length > 30 ? run.Text[..30] : run.Text));
            return;
        }
        var characters = run.Characters;
        for (var i = 0; i < characters.Count; i++)
        {
            var here = PinyinTable.Readings(characters[i]);
            if (singly)
            {
                terms.Add(characters[i].ToString());
                terms.UnionWith(here);
            }
            terms.UnionWith(InitialsFrom(characters, i).Select(letters => Initials + letters));
            if (i + 1 == characters.Count) continue;
            terms.Add($"{characters[i]}{characters[i + 1]}");
            terms.UnionWith(here.SelectMany(_ => PinyinTable.Readings(characters[i + 1]), Pair));
        }
    }

    public static string Pair(string first, string second) => $"{first} {second}";

    /// <summary>A character with several readings gives several spellings, but no more than eight in all.</summary>
    private static List<string> InitialsFrom(IReadOnlyList<Rune> characters, int start)
    {
        var spellings = new List<string> { "" };
        foreach (var character in characters.Skip(start).Take(LongestInitials))
        {
            var letters = PinyinTable.Readings(character).Select(reading => reading[0]).Distinct().Take(2).ToArray();
            if (letters.Length == 0) break;
            if (spellings.Count * letters.Length > 8) letters = letters[..1];
            spellings = [.. spellings.SelectMany(_ => letters, (spelled, letter) => spelled + letter)];
        }
        spellings.RemoveAll(spelled => spelled.Length == 0);
        return spellings;
    }
}
