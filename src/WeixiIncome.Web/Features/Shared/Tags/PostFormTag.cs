using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>The antiforgery token for forms that post to a plain address of ours; the framework adds it only to the others.</summary>
[HtmlTargetElement("form", Attributes = "action")]
public sealed class PostFormTag(IHtmlGenerator html) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var address = context.AllAttributes["action"]?.Value?.ToString() ?? "";
        var method = context.AllAttributes["method"]?.Value?.ToString();
        var isOurs = address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal);
        if (!isOurs || !string.Equals(method, "post", StringComparison.OrdinalIgnoreCase) || context.AllAttributes.ContainsName("asp-antiforgery")) return;
        if (html.GenerateAntiforgery(View) is { } token) output.PostContent.AppendHtml(token);
    }
}
