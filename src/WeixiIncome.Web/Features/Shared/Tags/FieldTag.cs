using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WeixiIncome.Web.Features.Shared.Tags;

/// <summary>One field of a form: label, input, hint and message, joined for screen readers. Content given replaces the input.</summary>
[HtmlTargetElement("field", Attributes = "asp-for")]
public sealed class FieldTag(IHtmlGenerator html, Words words) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;
    [HtmlAttributeName("asp-for")] public ModelExpression For { get; set; } = null!;
    public string? Label { get; set; }
    public string? Hint { get; set; }

    /// <summary>text, textarea, number, money, date, month, tel, email, password, checkbox, file, search.</summary>
    public string? Type { get; set; }
    public string? Unit { get; set; }
    public string? Placeholder { get; set; }
    public string? Autocomplete { get; set; }
    public string? Accept { get; set; }
    public string? List { get; set; }
    public int Rows { get; set; } = 4;
    public bool Multiple { get; set; }
    public bool Readonly { get; set; }
    public bool Autofocus { get; set; }

    /// <summary>Overrides what the model says.</summary>
    public bool? Required { get; set; }
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>The first, empty choice of a select.</summary>
    public string? Choose { get; set; }

    private string Name => View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    private string Id => TagBuilder.CreateSanitizedId(Name, "_");
    private bool MustBeFilled => Required ?? Attributes<RequiredAttribute>().Any();

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var extra = context.AllAttributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", extra is null ? "field" : $"field {extra}");
        if (Type == "checkbox") output.Content.SetHtmlContent(Checkbox());
        else
        {
            output.Content.SetHtmlContent(LabelLine());
            output.Content.AppendHtml(content.IsEmptyOrWhiteSpace ? Control() : content);
        }
        if (Hint is not null) output.Content.AppendHtml(Line("field-hint", $"{Id}-hint", Hint));
        output.Content.AppendHtml(Line("field-error", $"{Id}-error", Error()));
    }

    private TagBuilder LabelLine()
    {
        var label = new TagBuilder("label");
        label.AddCssClass("field-label");
        label.Attributes["for"] = Id;
        label.InnerHtml.Append(Label ?? For.Metadata.GetDisplayName());
        if (!MustBeFilled && !Readonly)
            label.InnerHtml.AppendHtml(" <span class=\"field-optional\">").Append(words["（选填）"]).AppendHtml("</span>");
        return label;
    }

    private TagBuilder Control()
    {
        var input = Input();
        if (Unit is null && Type != "money") return input;
        var row = new TagBuilder("div");
        row.AddCssClass("field-control");
        if (Type == "money") row.InnerHtml.AppendHtml("<span class=\"field-unit\" aria-hidden=\"true\">¥</span>");
        row.InnerHtml.AppendHtml(input);
        if (Unit is not null) row.InnerHtml.AppendHtml($"<span class=\"field-unit\" id=\"{Id}-unit\">").Append(Unit).AppendHtml("</span>");
        return row;
    }

    private TagBuilder Input()
    {
        if (Items is not null)
            return html.GenerateSelect(View, For.ModelExplorer, Choose, For.Name, Items, Multiple, With("select"));
        return Type switch
        {
            "textarea" => html.GenerateTextArea(View, For.ModelExplorer, For.Name, Rows, 0, With("textarea")),
            "password" => html.GeneratePassword(View, For.ModelExplorer, For.Name, null, With("input")),
            "file" => File(),
            "date" => Text("{0:yyyy-MM-dd}"),
            "month" => Text("{0:yyyy-MM}"),
            _ => Text(null),
        };
    }

    private TagBuilder Text(string? format)
    {
        var attributes = With("input");
        // Numbers are typed as text: a number field drops what it cannot read, and with it the message about it.
        attributes["type"] = Type is null or "number" or "money" ? "text" : Type;
        if (Type is "number" or "money") attributes["inputmode"] = "decimal";
        return html.GenerateTextBox(View, For.ModelExplorer, For.Name, For.Model, format, attributes);
    }

    private TagBuilder File()
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var (name, value) in With("file-input")) input.Attributes[name] = value?.ToString();
        input.Attributes["type"] = "file";
        input.Attributes["name"] = Name;
        input.Attributes["id"] = Id;
        if (Accept is not null) input.Attributes["accept"] = Accept;
        if (Multiple) input.Attributes["multiple"] = "multiple";
        return input;
    }

    private TagBuilder Checkbox()
    {
        var label = new TagBuilder("label");
        label.AddCssClass("field-check");
        var isOn = For.Model is true;
        label.InnerHtml.AppendHtml(html.GenerateCheckBox(View, For.ModelExplorer, For.Name, isOn, With("checkbox")));
        label.InnerHtml.AppendHtml("<span>").Append(Label ?? For.Metadata.GetDisplayName()).AppendHtml("</span>");
        var both = new TagBuilder("div");
        both.InnerHtml.AppendHtml(label);
        if (html.GenerateHiddenForCheckbox(View, For.ModelExplorer, For.Name) is { } hidden) both.InnerHtml.AppendHtml(hidden);
        return both;
    }

    private Dictionary<string, object?> With(string css)
    {
        var error = Error();
        string?[] told = [Hint is null ? null : $"{Id}-hint", Unit is null ? null : $"{Id}-unit", error.Length == 0 ? null : $"{Id}-error"];
        Dictionary<string, object?> attributes = new(StringComparer.Ordinal) { ["class"] = css };
        if (told.Any(id => id is not null)) attributes["aria-describedby"] = string.Join(' ', told.Where(id => id is not null));
        if (error.Length > 0) attributes["aria-invalid"] = "true";
        if (MustBeFilled && Type != "checkbox") attributes["required"] = "required";
        if (Longest is { } longest && Items is null) attributes["maxlength"] = longest;
        if (Placeholder is not null) attributes["placeholder"] = Placeholder;
        if (Autocomplete is not null) attributes["autocomplete"] = Autocomplete;
        if (List is not null) attributes["list"] = List;
        if (Readonly) attributes["readonly"] = "readonly";
        if (Autofocus) attributes["autofocus"] = "autofocus";
        return attributes;
    }

    private int? Longest => Attributes<StringLengthAttribute>().Select(a => (int?)a.MaximumLength)
        .Concat(Attributes<MaxLengthAttribute>().Select(a => (int?)a.Length)).FirstOrDefault();

    /// <summary>A record's rules stand on its constructor's parameters, not on the properties.</summary>
    private IEnumerable<T> Attributes<T>()
    {
        var parameter = For.Metadata.ContainerMetadata?.BoundConstructor?.BoundConstructorParameters?
            .FirstOrDefault(p => string.Equals(p.ParameterName, For.Metadata.PropertyName, StringComparison.OrdinalIgnoreCase));
        return For.Metadata.ValidatorMetadata.Concat(parameter?.ValidatorMetadata ?? []).OfType<T>();
    }

    private string Error() => View.ViewData.ModelState.GetValueOrDefault(Name)?.Errors
        .FirstOrDefault(error => error.ErrorMessage.Length > 0)?.ErrorMessage ?? "";

    private static TagBuilder Line(string css, string id, string text)
    {
        var line = new TagBuilder("p");
        line.AddCssClass(css);
        line.Attributes["id"] = id;
        line.InnerHtml.Append(text);
        return line;
    }
}
