using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Accounts;

/// <summary>
/// What is put into a notice's sentence, kept as JSON: texts as they are, days and quantities so that each language can
/// write them in its own way.
/// </summary>
public static class NoticeArguments
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<object?> arguments) => JsonSerializer.Serialize(arguments.Select(Kept).ToArray(), Readable);

    /// <summary>Texts, days and quantities, ready to be shown.</summary>
    public static object?[] Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(Shown)];
    }

    /// <summary>The sentence for a mail.</summary>
    public static string InChinese(string sentence, IEnumerable<object?> arguments) =>
        string.Format(CultureInfo.InvariantCulture, sentence, [.. arguments.Select(argument => argument switch
        {
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Measured measured => $"{measured.InUnit.ToString("0.###", CultureInfo.InvariantCulture)} {Chinese(measured.Unit)}",
            _ => Kept(argument),
        })]);

    private static object Kept(object? argument) => argument switch
    {
        null => "",
        DateOnly day => new { day = day.ToString("O", CultureInfo.InvariantCulture) },
        DateTime instant => BusinessDate.Clock(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        Measured measured => new { quantity = measured.BaseQuantity, unit = measured.Unit.ToString() },
        Enum value => Chinese(value),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => argument.ToString() ?? "",
    };

    private static object? Shown(JsonElement kept) =>
        kept.ValueKind != JsonValueKind.Object ? kept.GetString()
        : kept.TryGetProperty("day", out var day) ? DateOnly.ParseExact(day.GetString()!, "O", CultureInfo.InvariantCulture)
        : new Measured(kept.GetProperty("quantity").GetInt64(), Enum.Parse<Unit>(kept.GetProperty("unit").GetString()!));

    private static string Chinese(Enum value) =>
        value.GetType().GetField(value.ToString())?.GetCustomAttribute<DescriptionAttribute>()?.Description ?? value.ToString();
}
