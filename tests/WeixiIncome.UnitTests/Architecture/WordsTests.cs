using System.Text.Json;
using System.Text.RegularExpressions;

namespace WeixiIncome.UnitTests.Architecture;

/// <summary>Chinese sentences are the keys of the texts, and each has its English pair (docs/decisions/0006).</summary>
public sealed partial class WordsTests
{
    private static readonly (string File, string Chinese, string English)[] Pairs =
        [.. from file in SourceTree.Files("src", "Words.en.json")
            from pair in JsonDocument.Parse(file.Text).RootElement.EnumerateObject()
            select (file.Path, pair.Name, pair.Value.GetString()!)];

    private static readonly HashSet<string> Known = [.. Pairs.Select(pair => pair.Chinese)];

    /// <summary>Texts that are data or never reach a person's screen as a sentence of ours.</summary>
    private static readonly string[] Data = 
    [
        "src/WeixiIncome.Web/Demo/",        // names of produce and places
        "src/WeixiIncome.Web/CommandLine/", // for the operator
        "src/WeixiIncome.Data/Shared/ReferenceData.cs", // the plans' own words
        "src/WeixiIncome.Web/Integrations/Mail/MailSettings.cs", // a wrong setting, as in Hosting
        "src/WeixiIncome.Web/Hosting/",     // wrong settings, in both languages, before there is a language
    ];

    private static readonly (string Path, string Text, bool Interpolated)[] Used = [.. Code.SelectMany(InCode), .. Views.SelectMany(InView)];

    private static IEnumerable<SourceFile> Code => SourceTree.Code().Where(file => !Data.Any(file.Path.StartsWith));
    private static IEnumerable<SourceFile> Views => SourceTree.Files("src/WeixiIncome.Web", ".cshtml");

    [Fact]
    public void Every_Chinese_text_has_an_English_pair()
    {
        Assert.NotEmpty(Used);
        Rule.IsKept(Used.Where(text => text.Path != WritesDates && Chinese().IsMatch(text.Text) && !Known.Contains(text.Text)).Select(text => $"{text.Path}: {text.Text}"));
    }

    /// <summary>Dates are written in each language's own way.</summary>
    private const string WritesDates = "src/WeixiIncome.Web/Features/Shared/Words.cs";

    [Fact]
    public void No_sentence_is_put_together_from_pieces() =>
        Rule.IsKept(Used.Where(text => text.Path != WritesDates && text.Interpolated && Chinese().IsMatch(text.Text)).Select(text => $"{text.Path}: {text.Text}"));

    [Fact]
    public void A_view_says_nothing_that_cannot_be_translated() =>
        Rule.IsKept(Views.SelectMany(view => WithoutKeys(view.Text).Split('\n')
            .Where(line => Chinese().IsMatch(Quoted().Replace(line, "")) || BareAttribute().IsMatch(line))
            .Select(line => $"{view.Path}: {line.Trim()}")));

    [Fact]
    public void No_text_has_two_different_translations() =>
        Rule.IsKept(Pairs.GroupBy(pair => pair.Chinese)
            .Where(group => group.Select(pair => pair.English).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(" | ", group.Select(pair => $"{pair.English} ({pair.File})"))}"));

    [Fact]
    public void A_translation_has_the_same_placeholders() =>
        Rule.IsKept(Pairs.Where(pair => !Placeholders(pair.Chinese).SetEquals(Placeholders(pair.English)))
            .Select(pair => $"{pair.File}: {pair.Chinese} | {pair.English}"));

    [Fact]
    public void A_translation_is_English() =>
        Rule.IsKept(Pairs.Where(pair => string.IsNullOrWhiteSpace(pair.English)).Select(pair => $"{pair.File}: {pair.Chinese}"));

    [Fact]
    public void No_translation_has_lost_its_text()
    {
        // What is composed elsewhere (an enum's description, a rule's sentence) still stands somewhere as a text.
        var used = Used.Select(text => text.Text).ToHashSet(StringComparer.Ordinal);

        Rule.IsKept(Pairs.Where(pair => !used.Contains(pair.Chinese)).Select(pair => $"{pair.File}: {pair.Chinese}"));
    }

    private static IEnumerable<(string Path, string Text, bool Interpolated)> InCode(SourceFile file) =>
        CSharp.Texts(file.Code).Select(text => (file.Path, text.Text, text.Interpolated));

    /// <summary>Keys may stand inside an attribute's own quotes (title="@T["…"]"), so they are taken out first.</summary>
    private static IEnumerable<(string Path, string Text, bool Interpolated)> InView(SourceFile view) =>
        Key().Matches(WithoutComments(view.Text)).Select(m => (view.Path, Text: m.Groups["key"].Value, Interpolated: false))
            .Concat(CSharp.Texts(WithoutKeys(view.Text)).Select(text => (view.Path, text.Text, text.Interpolated)));

    private static string WithoutKeys(string view) => Key().Replace(WithoutComments(view), "T[");

    private static string WithoutComments(string view) => ViewComment().Replace(view, m => new string('\n', m.Value.Count(c => c == '\n')));

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"[\u3400-\u9fff]")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\{(\d)[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex ViewComment();

    [GeneratedRegex(@"\bT\[""(?<key>(?:[^""\\\n]|\\.)*)""")]
    private static partial Regex Key();

    [GeneratedRegex(@"""(?:[^""\\\n]|\\.)*""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\w-]+=""[^""@]*[\u3400-\u9fff]")]
    private static partial Regex BareAttribute();
}
