namespace WeixiIncome.Web.Features.Shared;

/// <summary>A list as a sheet: titles and rows of text, money, numbers and days.</summary>
public sealed record ExportedSheet(IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>What spreadsheet programs open without trouble; more is filtered first.</summary>
    public const int MostRows = 50_000;
}
