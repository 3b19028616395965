using System.Globalization;

namespace WeixiIncome.Domain.Shared;

/// <summary>
/// A rule of the trade was broken; the sentence is for the person who did it. The Chinese sentence is the key
/// under which the translation is found; numbers, money, units and enum values are put into {0}, {1}, … when shown.
/// </summary>
public sealed class RuleBroken(string sentence, params object?[] arguments)
    : Exception(string.Format(CultureInfo.InvariantCulture, sentence, arguments))
{
    public string Sentence { get; } = sentence;
    public IReadOnlyList<object?> Arguments { get; } = arguments;

    /// <summary>The field of the form that the sentence is about, if one.</summary>
    public string? Field { get; init; }
}

/// <summary>The thing is not there, or is not yours: answered with 404 in both cases.</summary>
public sealed class NotThere : Exception
{
    public NotThere() : base("Not there.") { }
}
