using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Sheets;

/// <summary>Text sheets: what is not valid UTF-8 is GB18030, as Excel and WPS save it in China.</summary>
internal static class CsvSheet
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<(int Number, string[] Cells)> Read(byte[] bytes)
    {
        var text = Decode(bytes);
        if (text is null || text.Contains('\0', StringComparison.Ordinal)) throw new RuleBroken("文件里有无法识别的内容，请另存为 csv（UTF-8）或 xlsx 后再试。");
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false, Delimiter = Delimiter(text), IgnoreBlankLines = false, BadDataFound = null, MissingFieldFound = null, MaxFieldSize = 32_767,
        };
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, settings);
        // A record is a row of the spreadsheet, however many lines its cells have.
        for (var number = 1; Read(parser, number); number++)
            yield return (number, [.. parser.Record!.Select(Sheet.Clean)]);
    }

    /// <summary>An unclosed quote swallows what follows; the size of a cell stops it.</summary>
    private static bool Read(CsvParser parser, int number)
    {
        try
        {
            return parser.Read();
        }
        catch (CsvHelperException)
        {
            throw new RuleBroken("第 {0} 行有一格过长，可能少了一个引号，请检查。", number);
        }
    }

    private static string? Decode(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
        [0xEF, 0xBB, 0xBF, ..] => Try(Utf8, bytes[3..]),
        _ => Try(Utf8, bytes) ?? Try(Gb18030, bytes),
    };

    private static string? Try(Encoding encoding, byte[] bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>What separates the titles: the one of comma, semicolon and tab that occurs most in the first line.</summary>
    private static string Delimiter(string text)
    {
        var first = text.AsSpan(0, Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length)).ToString();
        return new[] { ",", ";", "\t" }.MaxBy(d => first.Split(d).Length)!;
    }
}
