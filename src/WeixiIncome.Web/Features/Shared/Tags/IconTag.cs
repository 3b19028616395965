using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>A stroke icon of wwwroot/icons.svg; decorative unless it has a label.</summary>
[HtmlTargetElement("icon")]
public sealed class IconTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;
    public string Name { get; set; } = "";

    /// <summary>sm, md, lg or xl.</summary>
    public string Size { get; set; } = "md";
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Drawing(View, Name, Size, Label));
    }

    public static IHtmlContent Drawing(ViewContext view, string name, string size = "md", string? label = null)
    {
        var svg = new TagBuilder("svg");
        svg.AddCssClass(size switch { "sm" => "icon icon-sm", "lg" => "icon icon-lg", "xl" => "icon icon-xl", _ => "icon" });
        if (label is null) svg.Attributes["aria-hidden"] = "true";
        else
        {
            svg.Attributes["role"] = "img";
            svg.Attributes["aria-label"] = label;
        }
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{view.HttpContext.Asset("icons.svg")}#{name}";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }
}
