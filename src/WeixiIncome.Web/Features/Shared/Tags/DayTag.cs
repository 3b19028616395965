using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>A business date: 2026年11月22日; a dash where there is none.</summary>
[HtmlTargetElement("day")]
public sealed class DayTag(Words words) : TagHelper
{
    public DateOnly? Value { get; set; }

    /// <summary>Without the year.</summary>
    public bool Brief { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Value is null ? "span" : "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "num");
        output.Content.SetContent(Value is not { } day ? "–" : Brief ? words.WithoutYear(day) : words.Of(day));
        if (Value is { } date) output.Attributes.SetAttribute("datetime", date.ToString("O", CultureInfo.InvariantCulture));
    }
}

/// <summary>An instant, shown by the clock of Asia/Shanghai: 2026年11月22日 14:05.</summary>
[HtmlTargetElement("moment")]
public sealed class MomentTag(Words words) : TagHelper
{
    /// <summary>UTC.</summary>
    public DateTime? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Value is null ? "span" : "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "num");
        output.Content.SetContent(Value is { } instant ? words.Of(instant) : "–");
        if (Value is { } utc) output.Attributes.SetAttribute("datetime", utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }
}
