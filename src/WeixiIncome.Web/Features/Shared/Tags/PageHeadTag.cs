using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>The head of a page: breadcrumb, the only h1, and the page's actions as its content. Also names the browser's title.</summary>
[HtmlTargetElement("page-head")]
public sealed class PageHeadTag(Words words) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;
    public string Title { get; set; } = "";
    public string? Subtitle { get; set; }

    /// <summary>Text and address, outermost first; the home page is added in front.</summary>
    public IEnumerable<(string Text, string? Href)> Crumbs { get; set; } = [];

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = await output.GetChildContentAsync();
        View.ViewData["Title"] ??= Title;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "page-head");
        if (Trail() is { } trail) output.PreElement.AppendHtml(trail);
        output.Content.SetHtmlContent(Heading());
        if (!actions.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml("<div class=\"page-head-actions\">").AppendHtml(actions).AppendHtml("</div>");
    }

    private TagBuilder Heading()
    {
        var heading = new TagBuilder("div");
        var h1 = new TagBuilder("h1");
        h1.InnerHtml.Append(Title);
        heading.InnerHtml.AppendHtml(h1);
        if (string.IsNullOrEmpty(Subtitle)) return heading;
        var lead = new TagBuilder("p");
        lead.AddCssClass("lead");
        lead.InnerHtml.Append(Subtitle);
        heading.InnerHtml.AppendHtml(lead);
        return heading;
    }

    private TagBuilder? Trail()
    {
        var crumbs = Crumbs.ToList();
        if (crumbs.Count == 0) return null;
        var nav = new TagBuilder("nav");
        nav.Attributes["aria-label"] = words["当前位置"];
        var list = new TagBuilder("ol");
        list.AddCssClass("crumbs");
        foreach (var (text, href) in crumbs.Prepend((words["首页"], "/")))
            list.InnerHtml.AppendHtml(Crumb(text, href));
        nav.InnerHtml.AppendHtml(list);
        return nav;
    }

    private static TagBuilder Crumb(string text, string? href)
    {
        var item = new TagBuilder("li");
        var inner = new TagBuilder(href is null ? "span" : "a");
        if (href is null) inner.Attributes["aria-current"] = "page";
        else inner.Attributes["href"] = href;
        inner.InnerHtml.Append(text);
        item.InnerHtml.AppendHtml(inner);
        return item;
    }
}
