using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Sheets;

/// <summary>Reads the sheets that people send: xlsx, and csv in UTF-8, UTF-8 with a mark, or GB18030, all to the same rows.</summary>
public static class Sheet
{
    public const int MostRows = 20_000;
    public const int MostBytes = 20 * 1024 * 1024;
    public const int MostColumns = 100;

    /// <param name="fileName">Its ending says what it should be; the bytes have to agree.</param>
    /// <exception cref="RuleBroken">Not a sheet, too large, no titles, a title twice.</exception>
    public static SheetRows Read(Stream stream, string fileName)
    {
        var bytes = Bytes(stream);
        var isZip = bytes.Length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
        var rows = Path.GetExtension(fileName).ToLowerInvariant() switch
        {
            ".xlsx" when isZip => XlsxSheet.Read(bytes),
            ".xlsx" => throw new RuleBroken("“{0}”不是有效的 xlsx 文件，请用 Excel 或 WPS 另存为 xlsx 后再试。", Path.GetFileName(fileName)),
            ".csv" or ".txt" when isZip => throw new RuleBroken("“{0}”是 xlsx 内容却以 csv 结尾，请改成正确的文件名。", Path.GetFileName(fileName)),
            ".csv" or ".txt" => CsvSheet.Read(bytes),
            ".xls" => throw new RuleBroken("不支持旧的 xls 格式，请另存为 xlsx 或 csv 后再试。"),
            _ => throw new RuleBroken("只能读取 xlsx 或 csv 表格，“{0}”不是。", Path.GetFileName(fileName)),
        };
        return Titled(rows);
    }

    public static SheetRows Read(UploadedSheet upload) => Read(new MemoryStream(upload.Content, writable: false), upload.Name);

    /// <summary>Trimmed; our own exports put an apostrophe before a text that a spreadsheet would take for a formula, which is taken off again.</summary>
    internal static string Clean(string? cell)
    {
        var text = (cell ?? "").Trim().Trim('\uFEFF').Trim();
        return text.Length > 1 && text[0] == '\'' && SheetFile.LooksLikeFormula(text[1..]) ? text[1..] : text;
    }

    private static byte[] Bytes(Stream stream)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;)
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > MostBytes) throw new RuleBroken("表格太大：最多 {0} MB，请分成几份。", MostBytes / 1024 / 1024);
        }
        return copy.Length > 0 ? copy.ToArray() : throw new RuleBroken("文件是空的。");
    }

    /// <summary>The first row that holds anything names the columns.</summary>
    private static SheetRows Titled(IEnumerable<(int Number, string[] Cells)> rows)
    {
        string[]? titles = null;
        var read = new List<SheetRow>();
        foreach (var (number, cells) in rows.Where(row => row.Cells.Any(cell => cell.Length > 0)))
        {
            if (titles is null) titles = Titles(cells);
            else if (read.Count == MostRows) throw new RuleBroken("表格太长：最多 {0} 行，请分成几份。", MostRows);
            else read.Add(new(number, Named(titles, cells)));
        }
        return titles is null ? throw new RuleBroken("表格是空的：首行应为列名。") : new([.. titles.Where(t => t.Length > 0)], read);
    }

    /// <summary>A star beside a title says that it is required: part of the template's look, not of the name.</summary>
    private static string[] Titles(string[] typed)
    {
        var cells = typed.Select(title => title.TrimEnd('*', '＊', ' ')).ToArray();
        if (cells.Length > MostColumns) throw new RuleBroken("表格太宽：最多 {0} 列。", MostColumns);
        var twice = cells.Where(c => c.Length > 0).GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? cells : throw new RuleBroken("列名“{0}”出现了两次，请删去一列。", twice.Key);
    }

    private static Dictionary<string, string> Named(string[] titles, string[] cells)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < titles.Length && i < cells.Length; i++)
            if (titles[i].Length > 0) named[titles[i]] = cells[i];
        return named;
    }
}
