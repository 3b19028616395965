using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Sheets;

/// <summary>One row of a sheet that people filled in: texts by column title, trimmed.</summary>
/// <param name="Number">As the spreadsheet program shows it: the title row is 1.</param>
public sealed partial record SheetRow(int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The text of a column; empty where the cell or the column is missing.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "");

    public bool Has(string column) => this[column].Length > 0;
}

/// <summary>A sheet as it was read: titles in their order, and the rows that hold anything.</summary>
public sealed record SheetRows(IReadOnlyList<string> Columns, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>
    /// Refuses a sheet whose titles do not fit.
    /// </summary>
    /// <param name="required">Must be there.</param>
    /// <param name="known">May be there, the required ones included; another title is somebody else's sheet.</param>
    /// <exception cref="RuleBroken">A missing or an unknown column.</exception>
    public void Expect(IReadOnlyCollection<string> required, IReadOnlyCollection<string> known)
    {
        var missing = required.Where(column => !Columns.Contains(column, StringComparer.Ordinal)).ToArray();
        if (missing.Length > 0) throw new RuleBroken("表格缺少列：{0}。请使用模板，首行为列名。", string.Join("、", missing));
        var unknown = Columns.Where(column => !known.Contains(column, StringComparer.Ordinal)).ToArray();
        if (unknown.Length > 0) throw new RuleBroken("表格里有不认识的列：{0}。请删去，或对照模板改名。", string.Join("、", unknown));
    }
}
