using MediatR;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Sheets;

/// <summary>What an import did, or would do: new, changed and unchanged records.</summary>
public sealed record ImportCounts(int Added, int Changed, int Same = 0);

/// <summary>
/// A command that takes a whole file or nothing. Its handler reads and checks all rows, calls <see cref="RowProblems.Refuse"/>,
/// carries the rows out, saves, and ends with <see cref="Imports.Finish"/>: a dry run does everything and is then rolled back,
/// so that it tells the truth.
/// </summary>
public interface IImport : ICommand<ImportCounts>
{
    UploadedSheet File { get; }
    bool DryRun { get; }
}

/// <summary>Rows of a file are wrong; nothing was saved.</summary>
public sealed class ImportRefused(IReadOnlyList<RowProblem> problems) : Exception("Rows are wrong.")
{
    public IReadOnlyList<RowProblem> Problems => problems;
}

/// <summary>A dry run came to its end: thrown so that the transaction is rolled back.</summary>
public sealed class DryRunEnded(ImportCounts counts) : Exception("Dry run.")
{
    public ImportCounts Counts => counts;
}

/// <summary>What the page and the command line show of an import.</summary>
/// <param name="Saved">False after a dry run, or where something was wrong.</param>
/// <param name="Broken">A rule that the file as a whole breaks, such as a missing column.</param>
public sealed record ImportReport(string FileName, bool Saved, ImportCounts? Counts, IReadOnlyList<RowProblem> Problems, RuleBroken? Broken)
{
    /// <summary>Nothing is wrong: the file may be imported.</summary>
    public bool IsGood => Counts is not null;
}

/// <summary>How imports end and how they are asked for.</summary>
public static class Imports
{
    /// <summary>Sends an import and gathers what came of it; rules of the file and of its rows come back as a report.</summary>
    public static async Task<ImportReport> Import(this IMediator mediator, IImport import, CancellationToken ct)
    {
        try
        {
            var counts = await mediator.Send(import, ct);
            return new(import.File.Name, Saved: !import.DryRun, counts, [], null);
        }
        catch (DryRunEnded ended)
        {
            return new(import.File.Name, Saved: false, ended.Counts, [], null);
        }
        catch (ImportRefused refused)
        {
            return new(import.File.Name, Saved: false, null, refused.Problems, null);
        }
        catch (RuleBroken broken)
        {
            return new(import.File.Name, Saved: false, null, [], broken);
        }
    }

    /// <summary>The answer of an import's handler, after its last save.</summary>
    public static ImportCounts Finish(this IImport import, ImportCounts counts) => import.DryRun ? throw new DryRunEnded(counts) : counts;
}
