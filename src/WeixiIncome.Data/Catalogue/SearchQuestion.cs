namespace WeixiIncome.Data.Catalogue;

/// <summary>One term, or all that begin with it.</summary>
public sealed record TermMatch(string Term, bool Begins = false)
{
    /// <summary>The first text behind all that begin with the term.</summary>
    public string Behind => string.Concat(Term.AsSpan(0, Term.Length - 1), ((char)(Term[^1] + 1)).ToString());
}

/// <summary>One word of a question: any of several readings, each of terms that must all be there.</summary>
/// <param name="Confirm">A longer Chinese word, which must stand in a name as a whole: its pairs alone could come from anywhere.</param>
public sealed record SearchWord(IReadOnlyList<IReadOnlyList<TermMatch>> Readings, string? Confirm = null);

/// <summary>What a person typed into the search box, cut as the names were.</summary>
/// <param name="Asked">Something was typed, even if nothing can be found by it.</param>
/// <param name="InName">What a name that fits best contains: the first word, in characters or in pinyin.</param>
public sealed record SearchQuestion(bool Asked, IReadOnlyList<SearchWord> Words, string InName)
{
    private const int MostWords = 6;
    private const int MostSplits = 6;

    public static SearchQuestion Of(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length > 60) text = text[..60];
        var runs = SearchText.Runs(text).Take(MostWords).ToArray();
        var words = runs.Select(run => run.IsChinese ? Chinese(run) : Latin(run.Text)).ToArray();
        var inName = runs.Length == 0 ? "" : runs[0].IsChinese ? runs[0].Text : Splits(runs[0].Text).FirstOrDefault() is { } split ? string.Join(' ', split) : runs[0].Text;
        return new(text.Length > 0, words, inName);
    }

    private static SearchWord Chinese(TextRun run)
    {
        var characters = run.Characters;
        if (characters.Count == 1) return new([[new(run.Text)]]);
        TermMatch[] pairs = [.. Enumerable.Range(0, characters.Count - 1).Select(i => new TermMatch($"{characters[i]}{characters[i + 1]}")).Distinct()];
        return new([pairs], characters.Count > 2 ? run.Text : null);
    }

    /// <summary>Letters may be initials, a Latin word, or syllables, the last of them perhaps not finished.</summary>
    private static SearchWord Latin(string letters)
    {
        var readings = new List<IReadOnlyList<TermMatch>> { new[] { new TermMatch(SearchTerms.Latin + letters, Begins: true) } };
        if (letters.All(char.IsAsciiLetter))
        {
            readings.Add([new TermMatch(SearchTerms.Initials + letters, Begins: true)]);
            readings.AddRange(Splits(letters).Select(Terms));
        }
        return new(readings);
    }

    private static IReadOnlyList<TermMatch> Terms(IReadOnlyList<string> syllables) => syllables is [var only]
        ? [new(only, Begins: !PinyinTable.IsSyllable(only))]
        : [.. Enumerable.Range(0, syllables.Count - 1).Select(i => new TermMatch(SearchTerms.Pair(syllables[i], syllables[i + 1]), Begins: i == syllables.Count - 2))];

    /// <summary>The ways to read letters as syllables, the shortest first: 「xian」 is xian and xi an.</summary>
    private static IEnumerable<IReadOnlyList<string>> Splits(string letters)
    {
        var found = new List<IReadOnlyList<string>>();
        Split(letters, [], found);
        return found.OrderBy(split => split.Count).ThenBy(split => PinyinTable.IsSyllable(split[^1]) ? 0 : 1).Take(MostSplits);
    }

    private static void Split(string rest, IReadOnlyList<string> before, List<IReadOnlyList<string>> found)
    {
        if (found.Count >= 40) return;
        if (PinyinTable.BeginsSyllable(rest)) found.Add([.. before, rest]);
        for (var length = Math.Min(6, rest.Length - 1); length > 0; length--)
            if (PinyinTable.IsSyllable(rest[..length])) Split(rest[length..], [.. before, rest[..length]], found);
    }
}
