using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>One number with what it means below it (base, stage, series, date); its address opens the papers behind it.</summary>
[HtmlTargetElement("figure-card")]
public sealed class FigureCardTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;
    public string Title { get; set; } = "";
    public Money? Amount { get; set; }
    public string? Text { get; set; }
    public string? Unit { get; set; }

    /// <summary>Base, stage, series and date, in words.</summary>
    public string? Basis { get; set; }
    public string? Href { get; set; }
    public string? Icon { get; set; }
    public string? Tone { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var note = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Tone is null ? "figure-card" : $"figure-card {StatusBadgeTag.ToneClass(Tone)}");
        output.Content.SetHtmlContent("<p class=\"figure-card-title\">");
        if (Icon is not null) output.Content.AppendHtml(IconTag.Drawing(View, Icon, "sm"));
        output.Content.AppendHtml(Linked()).AppendHtml("</p>").AppendHtml(Value());
        if (!string.IsNullOrEmpty(Basis)) output.Content.AppendHtml("<p class=\"figure-card-basis\">").Append(Basis).AppendHtml("</p>");
        output.Content.AppendHtml(note);
    }

    private TagBuilder Linked()
    {
        var title = new TagBuilder(Href is null ? "span" : "a");
        if (Href is not null) title.Attributes["href"] = Href;
        title.InnerHtml.Append(Title);
        return title;
    }

    private TagBuilder Value()
    {
        var (number, unit) = Amount is { } amount ? MoneyText.Large(amount) : (Text ?? "–", Unit ?? "");
        var value = new TagBuilder("p");
        value.AddCssClass("figure-card-value");
        if (Amount is { } exact) value.Attributes["title"] = MoneyText.Exact(exact);
        value.InnerHtml.Append(number);
        if (unit.Length > 0) value.InnerHtml.AppendHtml("<span class=\"unit\">").Append(unit).AppendHtml("</span>");
        return value;
    }
}
