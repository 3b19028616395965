namespace WeixiIncome.UnitTests.Architecture;

internal static class Rule
{
    /// <summary>Fails with every exception on a line of its own: whoever broke the rule wants the whole list.</summary>
    public static void IsKept(IEnumerable<string> exceptions)
    {
        var all = exceptions.Distinct().ToArray();
        if (all.Length > 0) Assert.Fail($"{all.Length} exceptions:\n{string.Join('\n', all)}");
    }
}
