using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Sheets;

/// <summary>Text sheets: what is not valid UTF-8 is GB18030, as Excel and WPS save it in China.</summary>
internal static class CsvSheet
{
    static CsvSheet() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IEnumerable<(int Number, string[] Cells)> Read(byte[] bytes)
    {
        var text = Decode(bytes);
        if (text.Contains('\0', StringComparison.Ordinal)) throw new RuleBroken("文件里有无法识别的内容，请另存为 csv（UTF-8）或 xlsx 后再试。");
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false, Delimiter = Delimiter(text), IgnoreBlankLines = false, BadDataFound = null, MissingFieldFound = null, MaxFieldSize = 100_000,
        };
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, settings);
        // A record is a row of the spreadsheet, however many lines its cells have.
        for (var number = 1; parser.Read(); number++)
            yield return (number, [.. parser.Record!.Select(Clean)]);
    }

    private static string Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(bytes);
        }
    }

    /// <summary>What separates the titles: the one of comma, semicolon and tab that occurs most in the first line.</summary>
    private static string Delimiter(string text)
    {
        var first = text.AsSpan(0, Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length)).ToString();
        return new[] { ",", ";", "\t" }.MaxBy(d => first.Split(d).Length)!;
    }

    /// <summary>Our own exports put an apostrophe before a text that a spreadsheet would take for a formula; it is taken off again.</summary>
    private static string Clean(string? cell)
    {
        var text = (cell ?? "").Trim();
        return text.Length > 1 && text[0] == '\'' && SheetFile.LooksLikeFormula(text[1..]) ? text[1..] : text;
    }
}
