using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>Downloads of what the list shows, with the same filters and order.</summary>
[HtmlTargetElement("export-links")]
public sealed class ExportLinksTag(Words words) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;
    public string Action { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "cluster no-print");
        foreach (var (format, text) in new[] { ("xlsx", words["导出 Excel"]), ("csv", words["导出 CSV"]) })
        {
            var link = new TagBuilder("a");
            link.AddCssClass("btn btn-sm btn-outline");
            link.Attributes["href"] = View.HttpContext.Request.With(Action, ("format", format), ("page", null));
            link.Attributes["download"] = "";
            link.InnerHtml.AppendHtml(IconTag.Drawing(View, "download", "sm"));
            link.InnerHtml.Append(text);
            output.Content.AppendHtml(link);
        }
    }
}
