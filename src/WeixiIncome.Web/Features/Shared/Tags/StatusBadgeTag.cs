using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>The state of something: the enum's own words with a tone and a dot, so that colour never stands alone.</summary>
[HtmlTargetElement("status-badge")]
public sealed class StatusBadgeTag(Words words) : TagHelper
{
    private static readonly (string Part, string Tone)[] Guesses =
    [
        ("Not", "quiet"), ("Un", "wait"), ("Reject", "bad"), ("Refuse", "bad"), ("Fail", "bad"), ("Overdue", "bad"), ("Suspend", "bad"), ("Expired", "bad"),
        ("Cancel", "quiet"), ("Withdraw", "quiet"), ("Draft", "quiet"), ("Closed", "quiet"), ("Ended", "quiet"), ("Archived", "quiet"), ("None", "quiet"),
        ("Submit", "wait"), ("Await", "wait"), ("Pending", "wait"), ("Due", "wait"), ("Review", "wait"), ("Applied", "wait"), ("Checked", "info"), ("Recommended", "info"),
        ("Accept", "ok"), ("Verified", "ok"), ("Published", "ok"), ("Active", "ok"), ("Paid", "ok"), ("Complete", "ok"), ("Settled", "ok"), ("Done", "ok"),
        ("Approv", "info"), ("Confirm", "info"), ("Ship", "info"), ("Record", "info"), ("Order", "info"),
    ];

    public Enum? Value { get; set; }
    public string? Text { get; set; }

    /// <summary>ok, wait, info, warn, bad or quiet; guessed from the member's name when left out.</summary>
    public string? Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"status tone {ToneClass(Tone ?? Guess(Value))}");
        output.Content.SetContent(Text ?? (Value is null ? "–" : words.Of(Value)));
    }

    public static string ToneClass(string? tone) => tone switch
    {
        "ok" => "tone-ok",
        "wait" => "tone-wait",
        "info" => "tone-info",
        "warn" => "tone-warn",
        "bad" => "tone-bad",
        "accent" => "tone-accent",
        _ => "tone-quiet",
    };

    private static string? Guess(Enum? value)
    {
        var name = value?.ToString() ?? "";
        return Guesses.FirstOrDefault(guess => name.StartsWith(guess.Part, StringComparison.Ordinal)).Tone
            ?? Guesses.FirstOrDefault(guess => name.Contains(guess.Part, StringComparison.Ordinal)).Tone;
    }
}
