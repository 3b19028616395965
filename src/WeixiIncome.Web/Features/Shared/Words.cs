using System.Collections.Frozen;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>
/// The texts of the screens. The Chinese sentence is the key; its English pair stands in the module's Words.en.json.
/// </summary>
public sealed class Words
{
    private static readonly FrozenDictionary<string, string> English = Load();

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string this[string chinese] => IsEnglish && English.TryGetValue(chinese, out var english) ? english : chinese;

    public string this[string chinese, params object?[] arguments] =>
        string.Format(CultureInfo.InvariantCulture, this[chinese], [.. arguments.Select(Show)]);

    public string Of(Enum value) => this[Chinese(value)];

    public string Of(RuleBroken broken) => this[broken.Sentence, [.. broken.Arguments]];

    /// <summary>A quantity with its unit, such as 2.5 公斤.</summary>
    public string Of(Measured measured) => $"{measured.InUnit.ToString("0.###", CultureInfo.InvariantCulture)} {Of(measured.Unit)}";

    public string Of(DateOnly day) => IsEnglish ? day.ToString("d MMM yyyy", CultureInfo.InvariantCulture) : $"{day.Year}年{day.Month}月{day.Day}日";

    /// <summary>An instant as China's clocks show it, to the minute.</summary>
    public string Of(DateTime instant)
    {
        var local = BusinessDate.Clock(instant);
        return $"{Of(DateOnly.FromDateTime(local))} {local:HH:mm}";
    }

    private string Show(object? argument) => argument switch
    {
        null => "",
        Enum value => Of(value),
        Measured measured => Of(measured),
        DateOnly day => Of(day),
        DateTime instant => Of(instant),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        string text => this[text],
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => argument.ToString() ?? "",
    };

    /// <summary>The value's text in Chinese, whatever the person's language.</summary>
    public static string Chinese(Enum value) =>
        value.GetType().GetField(value.ToString())?.GetCustomAttribute<DescriptionAttribute>()?.Description ?? value.ToString();

    private static FrozenDictionary<string, string> Load()
    {
        var assembly = typeof(Words).Assembly;
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith("Words.en.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (chinese, english) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!) pairs[chinese] = english;
        }
        return pairs.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
