using System.Text.RegularExpressions;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.UnitTests.Architecture;

/// <summary>What every view keeps to (docs/design-system.md).</summary>
public sealed partial class DesignTests
{
    private static readonly SourceFile[] Views = [.. SourceTree.Files("src/WeixiIncome.Web/Features", ".cshtml")];

    private static readonly HashSet<string> Icons =
        [.. Symbol().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "src/WeixiIncome.Web/wwwroot/icons.svg"))).Select(m => m.Groups[1].Value)];

    [Fact]
    public void Every_icon_named_in_a_view_is_in_the_sprite()
    {
        Assert.NotEmpty(Icons);
        Assert.Empty(from view in Views from Match icon in NamedIcon().Matches(view.Text) where !Icons.Contains(icon.Groups["name"].Value) select $"{view.Path}: {icon.Value}");
    }

    [Fact]
    public void No_view_needs_what_the_content_security_policy_refuses() =>
        Assert.Empty(from view in Views from Match inline in Inline().Matches(view.Text) select $"{view.Path}: {inline.Value}");

    [Fact]
    public void Colours_come_from_the_palette() =>
        Assert.Empty(from view in Views from Match colour in RawColour().Matches(view.Text) select $"{view.Path}: {colour.Value}");

    [Fact]
    public void Every_kind_of_produce_has_its_drawing_and_every_drawing_its_kind() =>
        Assert.Equal(
            ProducePictures.Kinds.Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(SourceTree.Root, "src/WeixiIncome.Web/wwwroot/produce")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_category_names_a_drawing() =>
        Assert.Empty(File.ReadLines(Path.Combine(SourceTree.Root, "src/WeixiIncome.Data/Reference/categories.csv")).Skip(1)
            .Where(row => row.Length > 0).Select(row => row.Split(',')[^1]).Except(ProducePictures.Kinds));

    [GeneratedRegex("<symbol id=\"([^\"]+)\"")]
    private static partial Regex Symbol();

    [GeneratedRegex("<(?:icon name|(?:empty-state|figure-card)[^>]*? icon)=\"(?<name>[a-z][a-z-]*)\"")]
    private static partial Regex NamedIcon();

    [GeneratedRegex("<style|<script(?![^>]* src=)|\\sstyle=|\\son[a-z]+=\"|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"\b(?:text|bg|border|fill|stroke|ring)-(?:(?:slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose)-\d+|white|black)\b")]
    private static partial Regex RawColour();
}
