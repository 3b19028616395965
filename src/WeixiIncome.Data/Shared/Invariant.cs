using Microsoft.EntityFrameworkCore;

namespace WeixiIncome.Data.Shared;

/// <summary>Something that holds at every moment, whatever people and machines do; the check command asks for it.</summary>
/// <param name="Name">In trade words, Chinese; the key of its translation.</param>
public sealed record Invariant(string Name, Func<MarketDb, CancellationToken, Task<Verdict>> Examine);

/// <summary>What came of examining an invariant.</summary>
/// <param name="Examined">How many things it was held against.</param>
/// <param name="Broken">How many of them break it.</param>
/// <param name="Examples">Some of these, by number or name.</param>
public sealed record Verdict(long Examined, long Broken, IReadOnlyList<string> Examples)
{
    private const int MostExamples = 5;

    /// <summary>Two or three queries: how many there are, and which break it.</summary>
    public static async Task<Verdict> Of<T>(IQueryable<T> examined, IQueryable<string> broken, CancellationToken ct)
    {
        var count = await broken.LongCountAsync(ct);
        return new(await examined.LongCountAsync(ct), count, count == 0 ? [] : await broken.OrderBy(name => name).Take(MostExamples).ToListAsync(ct));
    }

    /// <summary>For rules that only the domain can compute: the rows are read one by one.</summary>
    /// <param name="nameIfBroken">The name of a row that breaks the rule, else null.</param>
    public static async Task<Verdict> Of<T>(IQueryable<T> rows, Func<T, string?> nameIfBroken, CancellationToken ct)
    {
        var (examined, broken, examples) = (0L, 0L, new List<string>());
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            examined++;
            if (nameIfBroken(row) is not { } name) continue;
            broken++;
            if (examples.Count < MostExamples) examples.Add(name);
        }
        return new(examined, broken, examples);
    }
}
