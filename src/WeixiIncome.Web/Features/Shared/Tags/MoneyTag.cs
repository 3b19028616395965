using Microsoft.AspNetCore.Razor.TagHelpers;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>An amount: ¥12,345.67; with large 1,234.57万元 and the exact amount as title; a dash where there is none.</summary>
[HtmlTargetElement("money")]
public sealed class MoneyTag : TagHelper
{
    public Money? Value { get; set; }
    public long? Fen { get; set; }
    public bool Large { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        var amount = Value ?? (Fen is { } fen ? new Money(fen) : null);
        output.Attributes.SetAttribute("class", amount is { Fen: < 0 } ? "money num text-error" : "money num");
        if (amount is not { } known) output.Content.SetContent("–");
        else if (!Large) output.Content.SetContent(MoneyText.Exact(known));
        else
        {
            var (number, unit) = MoneyText.Large(known);
            output.Attributes.SetAttribute("title", MoneyText.Exact(known));
            output.Content.SetContent(number);
            if (unit.Length > 0) output.Content.AppendHtml("<span class=\"unit\">").Append(unit).AppendHtml("</span>");
        }
    }
}
