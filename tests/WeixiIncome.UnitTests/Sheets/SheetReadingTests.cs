using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.UnitTests.Sheets;

public sealed class SheetReadingTests
{
    private const string Text = "产品名称,单价（元）,上架日期,备注\r\n老黑谷米,20.5,2026-11-01,\"颗粒饱满,\"\"当季\"\"\"\r\n\r\n核桃油,0.00001,2026/11/2,𠮷\r\n";

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<string, byte[]> TheSameTable() => new()
    {
        { "utf8.csv", Encoding.UTF8.GetBytes(Text) },
        { "bom.csv", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)] },
        { "gb18030.csv", Gb18030.GetBytes(Text) },
        { "semicolon.csv", Encoding.UTF8.GetBytes(Text.Replace(",\"\"", "，\"\"").Replace(',', ';').Replace("，\"\"", ",\"\"")) },
        { "excel-unicode.txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text.Replace(",\"\"", "，\"\"").Replace(',', '\t').Replace("，\"\"", ",\"\""))] },
        { "table.xlsx", Xlsx(
            ["产品名称", "单价（元）", "上架日期", "备注"],
            ["老黑谷米", 20.5, new DateTime(2026, 11, 1), "颗粒饱满,\"当季\""],
            [null, null, null, null],
            ["核桃油", 0.00001, new DateTime(2026, 11, 2), "𠮷"]) },
    };

    [Theory]
    [MemberData(nameof(TheSameTable))]
    public void The_same_table_reads_alike_from_every_kind_of_file(string name, byte[] bytes)
    {
        var rows = Sheet.Read(new MemoryStream(bytes), name);

        Assert.Equal(["产品名称", "单价（元）", "上架日期", "备注"], rows.Columns);
        Assert.Equal([2, 4], rows.Rows.Select(row => row.Number));
        Assert.Equal(["老黑谷米", "核桃油"], rows.Rows.Select(row => row["产品名称"]));
        Assert.Equal("20.5", rows.Rows[0]["单价（元）"]);
        Assert.Equal("0.00001", rows.Rows[1]["单价（元）"]);
        Assert.Equal([new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 2)], rows.Rows.Select(row => row.Day("上架日期")));
        Assert.Equal("颗粒饱满,\"当季\"", rows.Rows[0]["备注"]);
        Assert.Equal("𠮷", rows.Rows[1]["备注"]);
        Assert.False(rows.Rows[0].Has("没有的列"));
    }

    [Fact]
    public void A_number_is_read_to_the_fen_as_people_type_it()
    {
        var row = Csv("价格,数量\n\"¥1,234.50\",１２\n").Rows.Single();

        Assert.Equal(new Money(123_450), row.Money("价格"));
        Assert.Equal(12, row.Whole("数量"));
    }

    [Theory]
    [InlineData("十元", "{0}应填数字，现在是“{1}”。")]
    [InlineData("1.005", "{0}最多两位小数（到分），现在是“{1}”。")]
    [InlineData("1e3", "{0}应填数字，现在是“{1}”。")]
    [InlineData("", "请填写{0}。")]
    public void A_wrong_price_gets_a_sentence_that_names_the_cell(string typed, string sentence)
    {
        var problems = new RowProblems();
        foreach (var row in Csv($"价格,备注\n{typed},x\n").Rows) problems.Try(row, () => row.Money("价格"));

        var problem = Assert.Single(problems.Found);
        Assert.Equal((2, "价格", sentence), (problem.Row, problem.Column, problem.Sentence));
        Assert.Throws<ImportRefused>(problems.Refuse);
    }

    [Fact]
    public void A_star_beside_a_heading_is_not_part_of_its_name() => Assert.Equal("x", Csv("产品名称*\nx\n").Rows.Single()["产品名称"]);

    [Fact]
    public void An_unclosed_quote_does_not_swallow_a_large_file() =>
        Assert.Contains("少了一个引号", Broken(() => Csv("甲,乙\n\"1,2\n" + string.Join('\n', Enumerable.Repeat("老黑谷米,核桃油,冰葡萄汁,山药", 40_000)))), StringComparison.Ordinal);

    [Fact]
    public void More_rows_than_allowed_are_refused() =>
        Assert.Contains("20000", Broken(() => Csv("甲\n" + string.Join('\n', Enumerable.Range(0, Sheet.MostRows + 1)))), StringComparison.Ordinal);

    [Fact]
    public void What_is_not_a_table_is_refused_with_a_sentence()
    {
        Assert.Contains("只能读取", Broken(() => Sheet.Read(new MemoryStream(Zip(("readme.txt", "x"u8.ToArray()))), "a.zip")), StringComparison.Ordinal);
        Assert.Contains("普通的 xlsx", Broken(() => Sheet.Read(new MemoryStream(Zip(("readme.txt", "x"u8.ToArray()))), "a.xlsx")), StringComparison.Ordinal);
        Assert.Contains("宏", Broken(() => Sheet.Read(new MemoryStream(Zip(("xl/vbaProject.bin", "x"u8.ToArray()))), "a.xlsx")), StringComparison.Ordinal);
        Assert.Contains("无法识别", Broken(() => Sheet.Read(new MemoryStream([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]), "a.csv")), StringComparison.Ordinal);
        Assert.Contains("读不懂", Broken(() => Sheet.Read(new MemoryStream("PK\u0003\u0004 cut off"u8.ToArray()), "a.xlsx")), StringComparison.Ordinal);
        Assert.Contains("读不懂", Broken(() => Sheet.Read(new MemoryStream(Zip(("[Content_Types].xml", "<"u8.ToArray()), ("xl/workbook.xml", "<oh"u8.ToArray()))), "a.xlsx")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_bomb_is_weighed_before_it_is_read() =>
        Assert.Contains("展开后太大", Broken(() => Sheet.Read(new MemoryStream(Zip(
            ("[Content_Types].xml", "<x/>"u8.ToArray()), ("xl/workbook.xml", "<x/>"u8.ToArray()), ("xl/worksheets/sheet1.xml", new byte[50_000_000]))), "a.xlsx")), StringComparison.Ordinal);

    private static SheetRows Csv(string text) => Sheet.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test.csv");

    private static string Broken(Action read) => Assert.Throws<RuleBroken>(read).Message;

    internal static byte[] Xlsx(params object?[][] rows)
    {
        using var kept = new MemoryStream();
        kept.SaveAs(rows.Select(row => row.Select((value, i) => ($"c{i}", value)).ToDictionary(cell => cell.Item1, cell => cell.value)), printHeader: false);
        return kept.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var kept = new MemoryStream();
        using (var zip = new ZipArchive(kept, ZipArchiveMode.Create))
            foreach (var (name, bytes) in entries)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(bytes);
            }
        return kept.ToArray();
    }
}
