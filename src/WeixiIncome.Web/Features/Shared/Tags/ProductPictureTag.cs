using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>The cooperative's photo, or the drawing of that kind of produce.</summary>
[HtmlTargetElement("product-picture")]
public sealed class ProductPictureTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;

    /// <summary>Address of the photo, if there is one.</summary>
    public string? Src { get; set; }
    public string? Kind { get; set; }
    public string Alt { get; set; } = "";

    /// <summary>small (64 px square), large, or left out for cards.</summary>
    public string? Size { get; set; }

    /// <summary>The picture is in the first screen: load it at once.</summary>
    public bool Eager { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "img";
        output.TagMode = TagMode.SelfClosing;
        var css = Size switch { "small" => "product-picture product-picture-small", "large" => "product-picture product-picture-large", _ => "product-picture" };
        output.Attributes.SetAttribute("class", css);
        output.Attributes.SetAttribute("src", string.IsNullOrEmpty(Src) ? View.HttpContext.Asset(ProducePictures.Path(Kind)) : Src);
        output.Attributes.SetAttribute("alt", Alt);
        output.Attributes.SetAttribute("width", "320");
        output.Attributes.SetAttribute("height", "240");
        output.Attributes.SetAttribute("decoding", "async");
        if (!Eager) output.Attributes.SetAttribute("loading", "lazy");
    }
}
