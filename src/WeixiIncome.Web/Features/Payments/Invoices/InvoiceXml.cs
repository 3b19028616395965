using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using WeixiIncome.Domain.Payments.Invoices;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Payments.Invoices;

/// <summary>
/// Reads a 数电票 as the tax authority hands it out (EInvoice XML): no DTD, no external entities, nothing fetched, at most 2 MB of text.
/// Elements are found by their local names, wherever they stand.
/// </summary>
public static class InvoiceXml
{
    private const int MostCharacters = 2_000_000;
    private const int MostLines = 2000;

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters, MaxCharactersFromEntities = 0, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = false,
    };

    /// <exception cref="RuleBroken">Not an invoice, hostile, or without what an invoice says.</exception>
    public static InvoiceContent Read(byte[] bytes)
    {
        XDocument document;
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var reader = XmlReader.Create(stream, Safe);
            document = XDocument.Load(reader);
        }
        catch (XmlException)
        {
            throw new RuleBroken("这个文件不是可以读取的数电票 XML：请从税务数字账户下载原始的 XML 文件，不要改动。") { Field = "Xml" };
        }
        var root = document.Root!;
        var items = root.Descendants().Where(e => e.Name.LocalName == "IssuItemInformation").Take(MostLines + 1).Select(Item).ToArray();
        if (items.Length == 0) throw new RuleBroken("发票里没有明细行。") { Field = "Xml" };
        if (items.Length > MostLines) throw new RuleBroken("发票明细超过 {0} 行，无法读取。", MostLines) { Field = "Xml" };
        return new(Needed(root, "发票号码", "InvoiceNumber", "EIid"), Day(Needed(root, "开票日期", "IssueTime", "RequestTime")),
            new(Needed(root, "销售方名称", "SellerName"), Needed(root, "销售方税号", "SellerIdNum").ToUpperInvariant()), new(Needed(root, "购买方名称", "BuyerName"), Needed(root, "购买方税号", "BuyerIdNum").ToUpperInvariant()),
            Yuan(Needed(root, "价税合计", "TotalTax-includedAmount"), "价税合计"), items, Reversed(root));
    }

    private static InvoiceItem Item(XElement item)
    {
        var quantity = Find(item, "Quantity");
        return new(Needed(item, "项目名称", "ItemName"), Find(item, "SpecMod"), Find(item, "MeaUnits"), quantity is null ? null : Number(quantity, "数量"), Yuan(Needed(item, "金额", "Amount"), "金额"), Yuan(Find(item, "ComTaxAm") ?? "0", "税额"));
    }

    /// <summary>A red-letter invoice names the blue one in a field of its own, or in its remark.</summary>
    private static string? Reversed(XElement root)
    {
        if ((Find(root, "OriginalInvoiceNumber") ?? Find(root, "BlueInvoiceNumber")) is { } named) return named;
        var remark = Find(root, "Remark") ?? "";
        var at = remark.IndexOf("被红冲蓝字数电票号码", StringComparison.Ordinal);
        if (at < 0) return null;
        var digits = new string([.. remark[at..].SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)]);
        return digits.Length == 20 ? digits : null;
    }

    private static string Needed(XElement within, string said, params string[] names) =>
        names.Select(name => Find(within, name)).FirstOrDefault(text => text is not null) ?? throw new RuleBroken("发票里没有{0}，不是完整的数电票。", said) { Field = "Xml" };

    private static string? Find(XElement within, string name) => within.Descendants().FirstOrDefault(e => e.Name.LocalName == name && !e.HasElements)?.Value.Trim() is { Length: > 0 } text ? text : null;

    private static decimal Number(string text, string said) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000_000_000m
        ? number : throw new RuleBroken("发票的{0}“{1}”不是数字。", said, text.Length > 30 ? text[..30] : text) { Field = "Xml" };

    private static Money Yuan(string text, string said) => Money.FromYuan(Number(text, said));

    private static DateOnly Day(string text) => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? DateOnly.FromDateTime(at) : throw new RuleBroken("发票的开票日期“{0}”看不懂。", text.Length > 30 ? text[..30] : text) { Field = "Xml" };
}
