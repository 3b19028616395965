using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>A chart and, always, the table of its numbers; without script only the table.</summary>
[HtmlTargetElement("chart-figure")]
public sealed class ChartFigureTag(Words words) : TagHelper
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;

    /// <summary>bar, stacked or line.</summary>
    public string Kind { get; set; } = "bar";
    public string Title { get; set; } = "";
    public string Unit { get; set; } = "";
    public IReadOnlyList<string> Labels { get; set; } = [];
    public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    /// <summary>Where each label leads: the papers behind its numbers.</summary>
    public IReadOnlyList<string?>? Hrefs { get; set; }

    /// <summary>The table's head over the labels.</summary>
    public string? Over { get; set; }

    /// <summary>False where the page itself shows a table of the same numbers.</summary>
    public bool Table { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        View.HttpContext.Items["Charts"] = true;
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        output.Content.SetHtmlContent("<figcaption>").Append(Title).AppendHtml("</figcaption>").AppendHtml(Canvas());
        if (!Table) return;
        var table = new TagBuilder("details");
        table.InnerHtml.AppendHtml("<summary>").Append(words["数据表"]).AppendHtml("</summary><div class=\"table-scroll\" tabindex=\"0\" role=\"region\"").AppendHtml(" aria-label=\"").Append(Title).AppendHtml("\">")
            .AppendHtml(Numbers()).AppendHtml("</div>");
        output.Content.AppendHtml(table);
    }

    private TagBuilder Canvas()
    {
        var place = new TagBuilder("div");
        place.AddCssClass("chart-canvas");
        place.Attributes["aria-hidden"] = "true";
        place.Attributes["data-chart"] = JsonSerializer.Serialize(new { Kind, Unit, Labels, Series, Hrefs = Hrefs ?? [] }, Json);
        return place;
    }

    private TagBuilder Numbers()
    {
        var table = new TagBuilder("table");
        table.AddCssClass("table-cards");
        table.InnerHtml.AppendHtml("<thead><tr><th scope=\"col\">").Append(Over ?? words["项目"]).AppendHtml("</th>");
        foreach (var series in Series)
            table.InnerHtml.AppendHtml("<th scope=\"col\" class=\"num\">").Append(Unit.Length == 0 ? series.Name : words["{0}（{1}）", series.Name, Unit]).AppendHtml("</th>");
        table.InnerHtml.AppendHtml("</tr></thead><tbody>");
        for (var i = 0; i < Labels.Count; i++) table.InnerHtml.AppendHtml(Row(i));
        table.InnerHtml.AppendHtml("</tbody>");
        return table;
    }

    private TagBuilder Row(int index)
    {
        var row = new TagBuilder("tr");
        var label = new TagBuilder(Hrefs?.ElementAtOrDefault(index) is null ? "span" : "a");
        if (Hrefs?.ElementAtOrDefault(index) is { } href) label.Attributes["href"] = href;
        label.InnerHtml.Append(Labels[index]);
        row.InnerHtml.AppendHtml("<th scope=\"row\" class=\"row-title\">").AppendHtml(label).AppendHtml("</th>");
        foreach (var series in Series)
        {
            var cell = new TagBuilder("td");
            cell.AddCssClass("num");
            cell.Attributes["data-label"] = series.Name;
            cell.InnerHtml.Append(series.Values.ElementAtOrDefault(index)?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? "–");
            row.InnerHtml.AppendHtml(cell);
        }
        return row;
    }
}
