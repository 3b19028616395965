using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>A goal on one bar: verified, accepted and ordered from the left, marks at the floor (争取) and the stretch (力争).</summary>
[HtmlTargetElement("progress-goal")]
public sealed class ProgressGoalTag(Words words) : TagHelper
{
    private const int Top = 22, Height = 18, Bottom = Top + Height;

    /// <summary>Verified so far.</summary>
    public Money Value { get; set; }

    /// <summary>Accepted, verified included.</summary>
    public Money? Accepted { get; set; }

    /// <summary>Ordered, accepted included.</summary>
    public Money? Ordered { get; set; }
    public Money? Floor { get; set; }
    public Money? Stretch { get; set; }
    public string? Label { get; set; }

    /// <summary>The source's own words for the marks.</summary>
    public string? FloorWord { get; set; }
    public string? StretchWord { get; set; }

    /// <summary>False where the page itself lists the three amounts, with the papers behind them.</summary>
    public bool Legend { get; set; } = true;

    private Money Full => new(Math.Max(1, new[] { Value, Accepted, Ordered, Floor, Stretch }.Max(money => money?.Fen ?? 0)));

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "goal");
        output.Content.SetHtmlContent(Head());
        output.Content.AppendHtml(Bar());
        if (Legend) output.Content.AppendHtml(Lengths());
    }

    private TagBuilder Head()
    {
        var head = new TagBuilder("div");
        head.AddCssClass("goal-head");
        head.InnerHtml.AppendHtml("<span class=\"goal-label\">").Append(Label ?? "").AppendHtml("</span>");
        if (Floor is { IsPositive: true } floor)
            head.InnerHtml.AppendHtml("<span class=\"goal-share\">").Append(words["{0}的 {1}", FloorWord ?? words["争取目标"], Share(Value, floor)]).AppendHtml("</span>");
        return head;
    }

    private TagBuilder Bar()
    {
        var svg = new TagBuilder("svg");
        svg.AddCssClass("goal-bar");
        svg.Attributes["role"] = "img";
        svg.Attributes["aria-label"] = Spoken();
        Length(svg, "goal-track", Full);
        if (Ordered is { } ordered) Length(svg, "goal-ordered", ordered);
        if (Accepted is { } accepted) Length(svg, "goal-accepted", accepted);
        Length(svg, "goal-verified", Value);
        if (Floor is { IsPositive: true } floor) Mark(svg, floor, FloorWord ?? words["争取"], below: false);
        if (Stretch is { IsPositive: true } stretch && stretch != Floor) Mark(svg, stretch, StretchWord ?? words["力争"], below: true);
        return svg;
    }

    private void Length(TagBuilder svg, string css, Money length)
    {
        var bar = Shape("rect", css);
        (bar.Attributes["x"], bar.Attributes["y"]) = ("0", $"{Top}");
        (bar.Attributes["width"], bar.Attributes["height"], bar.Attributes["rx"]) = (Percent(length), $"{Height}", "6");
        svg.InnerHtml.AppendHtml(bar);
    }

    // The floor's words stand above the bar and the stretch's below, so that they never meet.
    private void Mark(TagBuilder svg, Money at, string word, bool below)
    {
        var line = Shape("line", below ? "goal-mark goal-mark-stretch" : "goal-mark");
        (line.Attributes["x1"], line.Attributes["x2"]) = (Percent(at), Percent(at));
        (line.Attributes["y1"], line.Attributes["y2"]) = ($"{Top - (below ? 2 : 6)}", $"{Bottom + (below ? 6 : 2)}");
        var text = Shape("text", below ? "goal-text goal-text-stretch" : "goal-text");
        text.Attributes["x"] = Percent(at);
        text.Attributes["y"] = $"{(below ? Bottom + 21 : Top - 10)}";
        text.Attributes["text-anchor"] = at.Fen > Full.Fen * 0.6 ? "end" : at.Fen < Full.Fen * 0.2 ? "start" : "middle";
        text.InnerHtml.Append($"{word} {MoneyText.Brief(at)}");
        svg.InnerHtml.AppendHtml(line).AppendHtml(text);
    }

    private TagBuilder Lengths()
    {
        var list = new TagBuilder("dl");
        list.AddCssClass("goal-legend");
        foreach (var (css, word, amount) in Parts())
            list.InnerHtml.AppendHtml($"<div><dt class=\"{css}\">").Append(word).AppendHtml("</dt><dd>").Append(MoneyText.Brief(amount)).AppendHtml("</dd></div>");
        return list;
    }

    private IEnumerable<(string Css, string Word, Money Amount)> Parts()
    {
        yield return ("is-verified", words["已核实"], Value);
        if (Accepted is { } accepted) yield return ("is-accepted", words["已验收"], accepted);
        if (Ordered is { } ordered) yield return ("is-ordered", words["已下单"], ordered);
    }

    private string Spoken()
    {
        var parts = Parts().Select(part => $"{part.Word} {MoneyText.Brief(part.Amount)}").ToList();
        if (Floor is { } floor) parts.Add($"{FloorWord ?? words["争取"]} {MoneyText.Brief(floor)}");
        if (Stretch is { } stretch) parts.Add($"{StretchWord ?? words["力争"]} {MoneyText.Brief(stretch)}");
        return string.Join(words["，"], parts);
    }

    private string Percent(Money part) => FormattableString.Invariant($"{Math.Clamp(part.Fen * 100m / Full.Fen, 0, 100):0.##}%");

    private static string Share(Money part, Money whole) =>
        (part.Fen * 100m / whole.Fen).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static TagBuilder Shape(string name, string css)
    {
        var shape = new TagBuilder(name);
        shape.AddCssClass(css);
        return shape;
    }
}
