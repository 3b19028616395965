using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>
/// On a page with several small forms: what was typed in the one that was refused is shown again, in that form alone, and the fold
/// around it stays open. The refused act stands in <c>ViewData["Act"]</c>.
/// </summary>
[HtmlTargetElement("details", Attributes = "typed-in")]
[HtmlTargetElement("input", Attributes = "typed-in")]
[HtmlTargetElement("select", Attributes = "typed-in")]
[HtmlTargetElement("textarea", Attributes = "typed-in")]
public sealed partial class TypedInTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;

    /// <summary>The act whose form this stands in.</summary>
    public string TypedIn { get; set; } = "";

    /// <summary>Of the field; left out on a fold.</summary>
    public string? Name { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Name is not null) output.Attributes.SetAttribute("name", Name);
        if (View.ViewData["Act"] as string != TypedIn) return;
        // The sentences above the page lead to the field that they are about.
        if (Name is not null && !output.Attributes.ContainsName("id")) output.Attributes.SetAttribute("id", Name.Split('.')[^1]);
        if (output.TagName == "details") output.Attributes.SetAttribute("open", "open");
        else if (Name is not null && View.ViewData.ModelState[Name]?.AttemptedValue is var typed)
        {
            if (output.TagName == "select") output.Content.SetHtmlContent(Chosen((await output.GetChildContentAsync()).GetContent(), typed));
            else if (output.TagName == "textarea") output.Content.SetContent(typed ?? "");
            else if (output.Attributes["type"]?.Value?.ToString() == "checkbox") Check(output, typed);
            else if (typed is not null) output.Attributes.SetAttribute("value", typed);
        }
    }

    /// <summary>An unchecked box is not posted at all.</summary>
    private static void Check(TagHelperOutput output, string? typed)
    {
        output.Attributes.RemoveAll("checked");
        if (typed is not null && typed.Split(',').Contains("true")) output.Attributes.SetAttribute("checked", "checked");
    }

    private static string Chosen(string options, string? typed) => typed is null ? options
        : Option().Replace(Selected().Replace(options, ""), option => option.Groups["value"].Value == typed ? $"{option.Value} selected=\"selected\"" : option.Value);

    [GeneratedRegex("<option value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Option();

    [GeneratedRegex(" selected(=\"[^\"]*\")?")]
    private static partial Regex Selected();
}
