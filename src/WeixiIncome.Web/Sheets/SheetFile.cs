using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Mvc;
using MiniExcelLibs;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Sheets;

/// <summary>The two kinds of files that lists are exported to.</summary>
public enum SheetFormat { Xlsx, Csv }

/// <summary>
/// Writes a sheet. Numbers, money (in yuan) and days stay typed; a text that a spreadsheet would take for a formula gets an
/// apostrophe in front.
/// </summary>
public static class SheetFile
{
    /// <param name="rows">Cells in the order of the columns: text, Money, integers, decimals, DateOnly, bool or null.</param>
    public static void Write(Stream to, SheetFormat format, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        if (format == SheetFormat.Xlsx) WriteXlsx(to, columns, rows);
        else WriteCsv(to, columns, rows);
    }

    /// <summary>The download of a list: xlsx unless csv was asked for.</summary>
    public static FileResult Download(string name, string? format, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var kind = string.Equals(format, "csv", StringComparison.OrdinalIgnoreCase) ? SheetFormat.Csv : SheetFormat.Xlsx;
        using var stream = new MemoryStream();
        Write(stream, kind, columns, rows);
        return kind == SheetFormat.Csv
            ? new FileContentResult(stream.ToArray(), "text/csv; charset=utf-8") { FileDownloadName = $"{name}.csv" }
            : new FileContentResult(stream.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") { FileDownloadName = $"{name}.xlsx" };
    }

    /// <summary>=, +, -, @ (also in full width), tab and return begin a formula or a command in some spreadsheet program.</summary>
    internal static bool LooksLikeFormula(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠';

    private static string Neutral(string text)
    {
        var cut = text.Length > 32_000 ? text[..32_000] : text;
        return LooksLikeFormula(cut) ? $"'{cut}" : cut;
    }

    private static void WriteXlsx(Stream to, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var typed = rows.Select(row => columns.Select((column, i) => (column, Cell: Typed(row[i]))).ToDictionary(c => c.column, c => c.Cell, StringComparer.Ordinal)).ToList();
        // Without a row there is nothing to read the titles from: an empty one carries them.
        to.SaveAs(typed.Count > 0 ? typed : [columns.ToDictionary(c => c, object? (_) => null, StringComparer.Ordinal)], sheetName: "数据");
    }

    private static object? Typed(object? cell) => cell switch
    {
        Money money => money.Yuan,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        DateTime instant => BusinessDate.Clock(instant),
        string text => Neutral(text),
        _ => cell,
    };

    private static void WriteCsv(Stream to, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture));
        foreach (var column in columns) csv.WriteField(column);
        csv.NextRecord();
        foreach (var row in rows)
        {
            foreach (var cell in row) csv.WriteField(Plain(cell));
            csv.NextRecord();
        }
    }

    private static string Plain(object? cell) => cell switch
    {
        null => "",
        Money money => money.Yuan.ToString("0.00", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => BusinessDate.Clock(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        bool flag => flag ? "1" : "0",
        string text => Neutral(text),
        decimal number => number.ToString("0.############", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Neutral(cell.ToString() ?? ""),
    };
}
