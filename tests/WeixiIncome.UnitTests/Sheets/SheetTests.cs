using System.IO.Compression;
using System.Text;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.UnitTests.Sheets;

public sealed class SheetTests
{
    private static readonly string[] Columns = ["产品名称", "价格", "上市日", "备注"];

    private static readonly object?[][] Rows =
    [
        ["老黑谷米", Money.FromYuan(18.5m), new DateOnly(2026, 11, 2), "特级，5公斤"],
        ["𠮷品核桃", Money.FromYuan(0.01m), new DateOnly(2022, 1, 31), "=1+1"],
        ["当归", 12345678m, null, "行一\n行二"],
    ];

    private static byte[] File(SheetFormat format)
    {
        using var stream = new MemoryStream();
        SheetFile.Write(stream, format, Columns, Rows);
        return stream.ToArray();
    }

    private static SheetRows Read(byte[] bytes, string name) => Sheet.Read(new MemoryStream(bytes), name);

    private static string Shown(SheetRows sheet) =>
        string.Join("\n", sheet.Rows.Select(r => string.Join("|", Columns.Select(c => decimal.TryParse(r[c], out var number) ? number.ToString("0.##") : r[c]))));

    [Fact]
    public void The_same_sheet_reads_the_same_as_xlsx_and_as_csv_in_three_encodings()
    {
        var csv = new UTF8Encoding(true).GetString(File(SheetFormat.Csv)).TrimStart('\uFEFF');
        var expected = "老黑谷米|18.5|2026-11-02|特级，5公斤\n𠮷品核桃|0.01|2022-01-31|=1+1\n当归|12345678||行一\n行二";
        Assert.Equal(expected, Shown(Read(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(csv), "a.csv")).ReplaceLineEndings("\n"));
        Assert.Equal(expected, Shown(Read(Encoding.UTF8.GetBytes(csv), "a.csv")).ReplaceLineEndings("\n"));
        Assert.Equal(expected, Shown(Read(File(SheetFormat.Csv), "a.csv")).ReplaceLineEndings("\n"));
        Assert.Equal(expected, Shown(Read(File(SheetFormat.Xlsx), "a.xlsx")).ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(SheetFormat.Csv)]
    [InlineData(SheetFormat.Xlsx)]
    public void A_list_longer_than_a_sheet_may_be_says_so_in_its_last_row(SheetFormat format)
    {
        string[] Written(int rows)
        {
            using var stream = new MemoryStream();
            SheetFile.Write(stream, format, ["编号", "名称"], Enumerable.Range(1, rows).Select(i => (IReadOnlyList<object?>)[i, "核桃"]));
            if (format == SheetFormat.Csv) return Encoding.UTF8.GetString(stream.ToArray()).TrimEnd().Split('\n');
            stream.Position = 0;
            return [.. MiniExcelLibs.MiniExcel.Query(stream, useHeaderRow: false).Select(row => string.Join(',', ((IDictionary<string, object?>)row).Values))];
        }

        var whole = Written(ExportedSheet.MostRows);
        Assert.Equal(ExportedSheet.MostRows + 1, whole.Length);
        Assert.StartsWith("50000,核桃", whole[^1], StringComparison.Ordinal);
        var cut = Written(ExportedSheet.RowsToRead + 5);
        Assert.Equal(ExportedSheet.MostRows + 2, cut.Length);
        Assert.StartsWith("50000,核桃", cut[^2], StringComparison.Ordinal);
        Assert.Contains("前 50000 行", cut[^1], StringComparison.Ordinal);
        Assert.Contains("请先筛选", cut[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void No_export_carries_a_live_formula()
    {
        foreach (var evil in new[] { "=cmd()", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", "\t=1", "\r=1", "  =1" })
        {
            using var stream = new MemoryStream();
            SheetFile.Write(stream, SheetFormat.Csv, ["备注"], [[evil]]);
            Assert.Contains($"'{evil}", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
        }
        using var zip = new ZipArchive(new MemoryStream(File(SheetFormat.Xlsx)));
        using var sheet = new StreamReader(zip.Entries.Single(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).Open());
        Assert.DoesNotContain("<x:f>", sheet.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_stay_numbers_and_a_table_without_rows_has_its_titles()
    {
        using var zip = new ZipArchive(new MemoryStream(File(SheetFormat.Xlsx)));
        using var sheet = new StreamReader(zip.Entries.Single(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).Open());
        Assert.Matches(@"t=""n""[^>]*><(x:)?v>18\.50?<", sheet.ReadToEnd());
        using var template = new MemoryStream();
        SheetFile.Write(template, SheetFormat.Xlsx, Columns, []);
        Assert.Equal(Columns, Read(template.ToArray(), "a.xlsx").Columns);
    }

    [Fact]
    public void Rows_carry_the_number_that_the_spreadsheet_shows()
    {
        var sheet = Read(Encoding.UTF8.GetBytes("名称,价\n甲,1\n\n乙,2\n"), "a.csv");
        Assert.Equal([2, 4], sheet.Rows.Select(r => r.Number));
    }

    [Theory]
    [InlineData("a;b\n1;2", "a.csv")]
    [InlineData("a\tb\n1\t2", "a.txt")]
    public void Semicolons_and_tabs_separate_too(string text, string name) => Assert.Equal("2", Read(Encoding.UTF8.GetBytes(text), name).Rows.Single()["b"]);

    [Theory]
    [InlineData("plain text", "a.xlsx")]
    [InlineData("PK\u0003\u0004 not really", "a.xlsx")]
    [InlineData("名称,名称\n1,2", "a.csv")]
    [InlineData("", "a.csv")]
    [InlineData("\n\n", "a.csv")]
    [InlineData("a,b", "a.pdf")]
    [InlineData("a\0b", "a.csv")]
    public void What_is_not_a_sheet_is_refused_in_a_sentence(string content, string name) =>
        Assert.Throws<RuleBroken>(() => Read(Encoding.UTF8.GetBytes(content), name));

    [Fact]
    public void A_zip_that_unpacks_to_too_much_is_refused_before_it_is_unpacked()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("xl/workbook.xml");
            using var entry = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 201; i++) entry.Write(zeros);
        }
        Assert.Throws<RuleBroken>(() => Read(stream.ToArray(), "bomb.xlsx"));
    }

    [Fact]
    public void A_missing_or_foreign_column_is_named()
    {
        var sheet = Read(Encoding.UTF8.GetBytes("名称,颜色\n甲,红"), "a.csv");
        Assert.Contains("价格", Assert.Throws<RuleBroken>(() => sheet.Expect(["名称", "价格"], ["名称", "价格", "颜色"])).Message, StringComparison.Ordinal);
        Assert.Contains("颜色", Assert.Throws<RuleBroken>(() => sheet.Expect(["名称"], ["名称", "价格"])).Message, StringComparison.Ordinal);
    }
}
