using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Mvc;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Sheets;

/// <summary>The two kinds of files that lists are exported to.</summary>
public enum SheetFormat { Xlsx, Csv }

/// <summary>
/// Writes a sheet. Numbers, money (in yuan) and days stay typed; a text that a spreadsheet would take for a formula gets an
/// apostrophe in front. After <see cref="ExportedSheet.MostRows"/> rows it stops and says so in its last row.
/// </summary>
public static class SheetFile
{
    private static readonly Words Words = new();

    /// <param name="rows">
    /// Cells in the order of the columns: text, Money (in yuan), Measured (in its unit), numbers, DateOnly, DateTime (as China's clocks
    /// show it), bool, an enum's value or null.
    /// </param>
    public static void Write(Stream to, SheetFormat format, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        if (format == SheetFormat.Xlsx) WriteXlsx(to, columns, UpToMost(columns.Count, rows));
        else WriteCsv(to, columns, UpToMost(columns.Count, rows));
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

    private static IEnumerable<IReadOnlyList<object?>> UpToMost(int columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var written = 0;
        foreach (var row in rows)
        {
            if (written++ == ExportedSheet.MostRows)
            {
                yield return [Words["只导出了前 {0} 行，后面还有。请先筛选，再分几次导出。", ExportedSheet.MostRows], .. Enumerable.Repeat<object?>(null, columns - 1)];
                yield break;
            }
            yield return row;
        }
    }

    /// <summary>=, +, -, @ (also in full width), tab and return begin a formula or a command in some spreadsheet program.</summary>
    internal static bool LooksLikeFormula(string text) =>
        text.Length > 0 && (text[0] is '\t' or '\r' or '\n' || text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]);

    /// <summary>Characters that no sheet can hold.</summary>
    private static bool IsUnfit(char c) => char.IsControl(c) && c is not ('\t' or '\r' or '\n');

    private static string Neutral(string text)
    {
        var clean = text.Any(IsUnfit) ? new string([.. text.Where(c => !IsUnfit(c))]) : text;
        var cut = clean.Length > 32_000 ? clean[..32_000] : clean;
        return LooksLikeFormula(cut) ? $"'{cut}" : cut;
    }

    /// <summary>The titles are written as a row of their own, so that a table without rows has them too.</summary>
    private static void WriteXlsx(Stream to, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var settings = new OpenXmlConfiguration { TableStyles = TableStyles.None, AutoFilter = false, FreezeRowCount = 1, EnableAutoWidth = true, FastMode = true };
        to.SaveAs(rows.Prepend([.. columns]).Select(row => Enumerable.Range(0, columns.Count).ToDictionary(Key, i => Typed(row[i]), StringComparer.Ordinal)),
            printHeader: false, sheetName: "数据", configuration: settings);
    }

    private static string Key(int column) => column.ToString("000", CultureInfo.InvariantCulture);

    private static object? Typed(object? cell) => cell switch
    {
        Money money => money.Yuan,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        DateTime instant => BusinessDate.Clock(instant),
        Measured measured => measured.InUnit,
        Enum value => Words.Of(value),
        bool flag => Words[flag ? "是" : "否"],
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
        bool flag => Words[flag ? "是" : "否"],
        Enum value => Words.Of(value),
        Measured measured => Plain(measured.InUnit),
        string text => Neutral(text),
        decimal number => number.ToString("0.############", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Neutral(cell.ToString() ?? ""),
    };
}
