using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>
/// The sentences of wrong form fields, in the person's language: fields are named by [Display(Name = "产品名称")], on a
/// property or on a record's parameter. Must be registered after AddControllersWithViews.
/// </summary>
internal sealed class FormMessages(Words words) : IConfigureOptions<MvcOptions>, IValidationMetadataProvider, IDisplayMetadataProvider
{
    public void Configure(MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(this);
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => words["“{0}”不是有效的{1}。", value, field]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => words["“{0}”无法识别。", value]);
        messages.SetValueIsInvalidAccessor(value => words["“{0}”无法识别。", value]);
        messages.SetUnknownValueIsInvalidAccessor(field => words["{0}无法识别。", field]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => words["填写的内容无法识别。"]);
        messages.SetValueMustBeANumberAccessor(field => words["{0}应填数字。", field]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => words["这里应填数字。"]);
        messages.SetValueMustNotBeNullAccessor(field => words["请填写{0}。", field]);
        messages.SetMissingBindRequiredValueAccessor(field => words["请填写{0}。", field]);
        messages.SetMissingKeyOrValueAccessor(() => words["请填写完整。"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => words["请填写完整。"]);
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>().Where(rule => rule.ErrorMessage is null))
            rule.ErrorMessage = rule switch
            {
                RequiredAttribute => "请填写{0}。",
                RangeAttribute => "{0}应在 {1} 与 {2} 之间。",
                StringLengthAttribute => "{0}最多 {1} 个字。",
                MaxLengthAttribute => "{0}最多 {1} 个字。",
                MinLengthAttribute => "{0}至少 {1} 个字。",
                EmailAddressAttribute => "{0}不是有效的邮箱地址。",
                CompareAttribute => "两次填写的{0}不一致。",
                RegularExpressionAttribute => "{0}的格式不对。",
                _ => null,
            };
    }

    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key.MetadataKind != ModelMetadataKind.Property || context.Key.ContainerType is not { } container) return;
        var name = context.Attributes.OfType<DisplayAttribute>().FirstOrDefault()?.Name ?? ParameterName(container, context.Key.Name!);
        if (name is not null) context.DisplayMetadata.DisplayName = () => words[name];
    }

    private static string? ParameterName(Type container, string property) =>
        container.GetConstructors().SelectMany(c => c.GetParameters())
            .FirstOrDefault(p => string.Equals(p.Name, property, StringComparison.OrdinalIgnoreCase))?
            .GetCustomAttributes(typeof(DisplayAttribute), false).OfType<DisplayAttribute>().FirstOrDefault()?.Name;
}

/// <summary>Hands the words to the validation attributes.</summary>
internal sealed class WordsLocalizer : IStringLocalizer
{
    private static readonly Words Words = new();

    public LocalizedString this[string name] => new(name, Words[name]);

    public LocalizedString this[string name, params object[] arguments] => new(name, Words[name, arguments]);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}
