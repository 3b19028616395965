namespace WeixiIncome.Web.Features.Shared;

/// <summary>A list as a sheet: titles and rows of text, money, numbers and days.</summary>
public sealed record ExportedSheet(IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>What spreadsheet programs open without trouble; a longer list ends with a sentence that says so.</summary>
    public const int MostRows = 50_000;

    /// <summary>How many rows an export asks for: one more than it writes, so that it knows whether it was cut.</summary>
    public const int RowsToRead = MostRows + 1;
}
