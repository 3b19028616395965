using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>What is wrong with the form, each sentence leading to its field.</summary>
[HtmlTargetElement("form-errors")]
public sealed class FormErrorsTag(Words words) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = View.ViewData.ModelState
            .SelectMany(entry => entry.Value!.Errors.Select(error => (Field: entry.Key, Text: error.ErrorMessage)))
            .Where(error => error.Text.Length > 0).Distinct().ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "form-errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Content.SetHtmlContent("<h2>").Append(words["请先改好下面 {0} 处，再提交：", errors.Count]).AppendHtml("</h2>");
        var list = new TagBuilder("ul");
        foreach (var (field, text) in errors) list.InnerHtml.AppendHtml(Sentence(field, text));
        output.Content.AppendHtml(list);
    }

    private static TagBuilder Sentence(string field, string text)
    {
        var item = new TagBuilder("li");
        var inner = new TagBuilder(field.Length == 0 ? "span" : "a");
        if (field.Length > 0) inner.Attributes["href"] = $"#{TagBuilder.CreateSanitizedId(field, "_")}";
        inner.InnerHtml.Append(text);
        item.InnerHtml.AppendHtml(inner);
        return item;
    }
}
