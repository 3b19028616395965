using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Sheets;

/// <summary>What is wrong with a row: a Chinese sentence with {0}, {1}, … and what is put into it.</summary>
/// <param name="Row">As Excel shows it.</param>
/// <param name="Column">The heading of the cell, if it is about one.</param>
public sealed record RowProblem(int Row, string? Column, string Sentence, params object?[] Arguments)
{
    public static RowProblem From(int row, string? column, RuleBroken broken) => new(row, column ?? broken.Field, broken.Sentence, [.. broken.Arguments]);

    public string Show(Words words) => words[Sentence, Arguments];
}

/// <summary>Gathers what is wrong with all rows, so that one import tells everything at once.</summary>
public sealed class RowProblems
{
    private readonly List<RowProblem> found = [];

    public IReadOnlyList<RowProblem> Found => [.. found.OrderBy(problem => problem.Row)];

    public bool Any => found.Count > 0;

    public void Add(SheetRow row, string? column, string sentence, params object?[] arguments) => found.Add(new(row.Number, column, sentence, arguments));

    /// <summary>
    /// Reads a cell or carries out a row; what rule it breaks is noted.
    /// </summary>
    /// <returns>What was read, or the default where a rule was broken.</returns>
    public T? Try<T>(SheetRow row, Func<T> read, string? column = null)
    {
        try
        {
            return read();
        }
        catch (RuleBroken broken)
        {
            found.Add(RowProblem.From(row.Number, column, broken));
            return default;
        }
    }

    /// <returns>Whether no rule was broken.</returns>
    public bool Try(SheetRow row, Action act, string? column = null) => Try(row, () => { act(); return true; }, column);

    /// <exception cref="ImportRefused">Something is wrong: nothing of the file is kept.</exception>
    public void Refuse()
    {
        if (Any) throw new ImportRefused(Found);
    }
}
