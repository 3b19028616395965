using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Sheets;

/// <summary>Workbooks: the first sheet is read. A workbook is a zip, so its entries and their sizes are limited before anything is unpacked.</summary>
internal static class XlsxSheet
{
    private const int MostEntries = 200;
    private const long MostUnpacked = 200L * 1024 * 1024;

    /// <summary>From this size on, a part that unpacks to more than this many times its packed size is no table.</summary>
    private const long RatioCountsFrom = 4L * 1024 * 1024;
    private const int MostRatio = 200;

    public static IEnumerable<(int Number, string[] Cells)> Read(byte[] bytes)
    {
        Examine(bytes);
        var number = 0;
        using var stream = new MemoryStream(bytes);
        foreach (IDictionary<string, object?> row in Rows(stream))
            yield return (++number, [.. row.Values.Take(Sheet.MostColumns + 1).Select(Text)]);
    }

    private static IEnumerable<dynamic> Rows(Stream stream)
    {
        try
        {
            return [.. stream.Query(useHeaderRow: false).Take(Sheet.MostRows + 10)];
        }
        catch (Exception broken) when (broken is not RuleBroken)
        {
            throw new RuleBroken("读不懂这个 xlsx 文件，请用 Excel 或 WPS 另存一份后再试。");
        }
    }

    private static void Examine(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.Entries.All(e => e.FullName != "xl/workbook.xml") || zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                throw new RuleBroken("这不是普通的 xlsx 工作簿（可能带宏），请另存为 xlsx 后再试。");
            if (zip.Entries.Count > MostEntries) throw TooMuch();
            var left = MostUnpacked;
            foreach (var entry in zip.Entries) left -= Unpack(entry, left);
        }
        catch (InvalidDataException)
        {
            throw new RuleBroken("读不懂这个 xlsx 文件，请用 Excel 或 WPS 另存一份后再试。");
        }
    }

    /// <summary>Unpacks for the size alone: what a zip declares of itself may lie.</summary>
    private static long Unpack(ZipArchiveEntry entry, long left)
    {
        var most = Math.Min(left, Math.Max(RatioCountsFrom, entry.CompressedLength * MostRatio));
        using var stream = entry.Open();
        var buffer = new byte[81920];
        var size = 0L;
        for (int read; (read = stream.Read(buffer)) > 0;)
            if ((size += read) > most) throw TooMuch();
        return size;
    }

    private static RuleBroken TooMuch() => new("工作簿展开后太大，请只保留需要的那张表。");

    /// <summary>Numbers without exponent as a person would have typed them, days as yyyy-MM-dd.</summary>
    private static string Text(object? cell) => cell switch
    {
        null => "",
        string text => Sheet.Clean(text),
        double number => Number(number),
        bool flag => flag ? "是" : "否",
        DateTime at => at.TimeOfDay == TimeSpan.Zero ? at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()?.Trim() ?? "",
    };

    /// <summary>A double holds 15 digits for certain: 18.5 comes back as 18.5, not 18.499999999999996.</summary>
    private static string Number(double number) =>
        Math.Abs(number) < 1e15 && decimal.TryParse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString("0.############", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
}
