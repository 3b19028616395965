using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>How many there are and links to the pages; every link keeps the filters of this address.</summary>
[HtmlTargetElement("pager")]
public sealed class PagerTag(Words words) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;

    /// <summary>From 1.</summary>
    public int Page { get; set; } = 1;
    public int Size { get; set; } = 24;
    public long Total { get; set; }

    private int Last => (int)Math.Max(1, (Total + Size - 1) / Size);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", words["分页"]);
        output.Content.SetHtmlContent("<span class=\"quiet\">").Append(words["共 {0} 条", Total]).AppendHtml("</span>");
        if (Last > 1) output.Content.AppendHtml(Links());
    }

    private TagBuilder Links()
    {
        var list = new TagBuilder("ul");
        if (Page > 1) list.InnerHtml.AppendHtml(Step(Page - 1, words["上一页"], "chevron-left", "prev"));
        var before = 0;
        foreach (var page in Shown())
        {
            if (page > before + 1) list.InnerHtml.AppendHtml("<li><span class=\"gap\">…</span></li>");
            list.InnerHtml.AppendHtml(Number(page));
            before = page;
        }
        if (Page < Last) list.InnerHtml.AppendHtml(Step(Page + 1, words["下一页"], "chevron-right", "next"));
        return list;
    }

    private IEnumerable<int> Shown() =>
        new[] { 1, Page - 1, Page, Page + 1, Last }.Where(page => page >= 1 && page <= Last).Distinct().Order();

    private TagBuilder Number(int page)
    {
        var inner = new TagBuilder(page == Page ? "span" : "a");
        if (page == Page) inner.Attributes["aria-current"] = "page";
        else inner.Attributes["href"] = Address(page);
        inner.InnerHtml.Append($"{page}");
        return Item(inner);
    }

    private TagBuilder Step(int page, string label, string icon, string relation)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = Address(page);
        link.Attributes["rel"] = relation;
        link.InnerHtml.AppendHtml(IconTag.Drawing(View, icon, "sm", label));
        return Item(link);
    }

    private string Address(int page) => View.HttpContext.Request.With(null, ("page", page == 1 ? null : $"{page}"));

    private static TagBuilder Item(IHtmlContent inner)
    {
        var item = new TagBuilder("li");
        item.InnerHtml.AppendHtml(inner);
        return item;
    }
}
