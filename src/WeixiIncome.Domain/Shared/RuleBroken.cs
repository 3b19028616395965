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

    /// <summary>Not just a slip: whoever watches over the market is told of the attempt.</summary>
    public bool IsSuspicious { get; init; }

    /// <summary>Further rules broken by the same form, such as other rows of a table.</summary>
    public IReadOnlyList<RuleBroken> Also { get; init; } = [];

    /// <summary>The same sentence, about a field of the form.</summary>
    public RuleBroken In(string field) => new(Sentence, [.. Arguments]) { Field = field };

    /// <summary>Somebody else was faster; what was typed is still on the form.</summary>
    public static RuleBroken ChangedMeanwhile => new("这条记录刚刚被别人修改过。您填写的内容还在，请核对最新数据后再提交。");

    /// <summary>All of them at once; nothing where there are none.</summary>
    /// <exception cref="RuleBroken">There is at least one.</exception>
    public static void Throw(IReadOnlyList<RuleBroken> all)
    {
        if (all.Count > 0) throw new RuleBroken(all[0].Sentence, [.. all[0].Arguments]) { Field = all[0].Field, Also = [.. all.Skip(1)] };
    }
}

/// <summary>The thing is not there, or is not yours: answered with 404 in both cases.</summary>
public sealed class NotThere : Exception
{
    public NotThere() : base("Not there.") { }
}
