using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>A column head that sorts: a link toggling sort=date and sort=-date, and aria-sort on the column in force.</summary>
[HtmlTargetElement("th", Attributes = "sort-by")]
public sealed class SortByTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;
    public string SortBy { get; set; } = "";

    /// <summary>The sort of an address that names none, such as -date.</summary>
    public string? SortDefault { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        var request = View.HttpContext.Request;
        var now = request.Query["sort"].FirstOrDefault() ?? SortDefault;
        if (now == SortBy) output.Attributes.SetAttribute("aria-sort", "ascending");
        else if (now == $"-{SortBy}") output.Attributes.SetAttribute("aria-sort", "descending");
        output.Attributes.SetAttribute("scope", "col");
        var link = new TagBuilder("a");
        link.Attributes["href"] = request.With(null, ("sort", now == SortBy ? $"-{SortBy}" : SortBy), ("page", null));
        link.InnerHtml.AppendHtml(text);
        output.Content.SetHtmlContent(link);
    }
}
