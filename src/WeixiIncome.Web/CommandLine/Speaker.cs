using System.Globalization;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.CommandLine;

/// <summary>Writes to the operator: Chinese, or English where the environment's language is English.</summary>
internal sealed class Speaker
{
    private readonly TextWriter output;
    private readonly TextWriter error;

    public Speaker(TextWriter output, TextWriter error)
    {
        (this.output, this.error) = (output, error);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Asks("LC_ALL") ?? Asks("LC_MESSAGES") ?? Asks("LANG") ?? "zh-CN");
    }

    public bool IsEnglish => Words.IsEnglish;

    public Words Words { get; } = new();

    public void Line() => output.WriteLine();

    public void Line(string chinese, string english, params object?[] arguments) => output.WriteLine(Text(chinese, english, arguments));

    public void Error(string sentence) => error.WriteLine(sentence);

    public void Error(string chinese, string english, params object?[] arguments) => error.WriteLine(Text(chinese, english, arguments));

    public string Text(string chinese, string english, params object?[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, IsEnglish ? english : chinese, arguments);

    /// <summary>en where a variable of the locale says so; zh-CN where it says anything else; none where it is not set.</summary>
    private static string? Asks(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } locale ? locale.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh-CN" : null;
}
