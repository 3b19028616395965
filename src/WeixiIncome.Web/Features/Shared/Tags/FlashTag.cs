using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>What the last step answers, shown once on the page that follows it.</summary>
[HtmlTargetElement("flash")]
public sealed class FlashTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (View.TempData[MarketController.DoneKey] is not string text)
        {
            output.SuppressOutput();
            return;
        }
        var (css, icon) = (View.TempData["DoneTone"] as string) switch
        {
            "bad" => ("callout callout-bad flash", "warning"),
            "warn" => ("callout callout-warn flash", "warning"),
            "info" => ("callout flash", "info"),
            _ => ("callout callout-ok flash", "check"),
        };
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", css);
        output.Attributes.SetAttribute("role", "status");
        output.Content.SetHtmlContent(IconTag.Drawing(View, icon));
        output.Content.AppendHtml("<p>").Append(text).AppendHtml("</p>");
    }
}
