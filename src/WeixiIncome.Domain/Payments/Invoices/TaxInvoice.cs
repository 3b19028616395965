using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Payments.Invoices;

/// <summary>What the tax authority's checking page (发票查验) says of an invoice.</summary>
public enum InvoiceCheck
{
    [Description("未查验")] NotChecked = 0,
    [Description("查验一致")] Genuine = 1,
    [Description("查无此票")] Unknown = 2,
    [Description("已作废或红冲")] NoLongerValid = 3,
    [Description("内容不一致")] Differs = 4,
}

/// <summary>A party as the invoice names it.</summary>
public sealed record InvoiceParty(string Name, string TaxCode);

/// <summary>A line as the invoice says it; quantities and prices in the invoice's own words.</summary>
public sealed record InvoiceItem(string Name, string? Specification, string? Unit, decimal? Quantity, Money Net, Money Tax)
{
    public Money Gross => Net + Tax;

    /// <summary>Transport (运输服务): in the match, outside bases and reserve.</summary>
    public bool IsFreight => Name.Contains("运输服务", StringComparison.Ordinal) || Name.Contains("运费", StringComparison.Ordinal);
}

/// <summary>All that is read from a 数电票.</summary>
/// <param name="Reverses">Number of the invoice that a red one takes back.</param>
public sealed record InvoiceContent(string Number, DateOnly IssuedOn, InvoiceParty Seller, InvoiceParty Buyer, Money Gross, IReadOnlyList<InvoiceItem> Items, string? Reverses);

/// <summary>
/// A fully digital invoice (数电票) as the tax authority issued it, for one or several orders of a buyer and a supplier. Its number is
/// used once in the whole market; taken back only by a red-letter invoice that names it.
/// </summary>
public sealed class TaxInvoice : Aggregate
{
    /// <summary>What rounding by line may come to, per line.</summary>
    public static readonly Money TolerancePerLine = new(1);

    private readonly List<TaxInvoiceLine> lines = [];

    private TaxInvoice() { }

    /// <param name="buyer">The headings under which the buyer may be invoiced: its own, its contractor's, its union's.</param>
    /// <exception cref="RuleBroken">Number not 20 digits, other parties' codes, lines that do not make the total.</exception>
    public TaxInvoice(InvoiceContent content, Guid buyerId, IReadOnlyCollection<string> buyer, Guid supplierId, string supplier, Guid? fileId, Guid by, DateTime now)
    {
        if (content.Number.Length != 20 || !content.Number.All(char.IsAsciiDigit)) throw new RuleBroken("数电票号码应为 20 位数字，现在是 {0} 位。", content.Number.Length) { Field = "Paper" };
        if (content.IssuedOn > BusinessDate.Of(now)) throw new RuleBroken("开票日期 {0} 还没有到，请核对。", content.IssuedOn) { Field = "Paper" };
        if (content.Seller.TaxCode != supplier) throw new RuleBroken("发票的销售方税号 {0} 不是供应商的 {1}。", content.Seller.TaxCode, supplier) { Field = "Paper" };
        if (!buyer.Contains(content.Buyer.TaxCode)) throw new RuleBroken("发票的购买方“{0}”（税号 {1}）不是这笔采购的付款单位。", content.Buyer.Name, content.Buyer.TaxCode) { Field = "Paper", IsSuspicious = true };
        var sum = content.Items.Aggregate(Money.Zero, (all, item) => all + item.Gross);
        if (Math.Abs((sum - content.Gross).Fen) > TolerancePerLine.Fen * Math.Max(1, content.Items.Count))
            throw new RuleBroken("发票各行合计 {0} 与价税合计 {1} 不符。", sum, content.Gross) { Field = "Paper" };
        (Number, LiveNumber, IssuedOn, Gross, BuyerId, SupplierId, FileId, RecordedBy, RecordedAt) = (content.Number, content.Number, content.IssuedOn, content.Gross, buyerId, supplierId, fileId, by, now);
        (SellerName, SellerTaxCode) = (Guard.Text(content.Seller.Name, "销售方名称", 100), content.Seller.TaxCode);
        (BuyerName, BuyerTaxCode) = (Guard.Text(content.Buyer.Name, "购买方名称", 100), content.Buyer.TaxCode);
        lines.AddRange(content.Items.Select((item, i) => new TaxInvoiceLine(Id, i + 1, item)));
        Freight = content.Items.Where(i => i.IsFreight).Aggregate(Money.Zero, (all, item) => all + item.Gross);
        ReversesNumber = content.Reverses;
    }

    public string Number { get; private set; } = "";

    /// <summary>The number while it is in force, unique.</summary>
    public string? LiveNumber { get; private set; }
    public DateOnly IssuedOn { get; private set; }
    public Guid BuyerId { get; private set; }
    public Guid SupplierId { get; private set; }
    public string SellerName { get; private set; } = "";
    public string SellerTaxCode { get; private set; } = "";
    public string BuyerName { get; private set; } = "";
    public string BuyerTaxCode { get; private set; } = "";

    /// <summary>Tax included; negative for a red-letter invoice.</summary>
    public Money Gross { get; private set; }

    /// <summary>Of the gross, transport.</summary>
    public Money Freight { get; private set; }
    public Money Goods => Gross - Freight;
    public Guid? FileId { get; private set; }
    public Guid RecordedBy { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public InvoiceCheck Check { get; private set; }
    public DateTime? CheckedAt { get; private set; }
    public Guid? CheckedBy { get; private set; }

    /// <summary>Of a red-letter invoice: what it takes back.</summary>
    public string? ReversesNumber { get; private set; }
    public Guid? ReversedById { get; private set; }

    /// <summary>Of the gross, what red-letter invoices took back so far.</summary>
    public Money Reversed { get; private set; }
    public IReadOnlyList<TaxInvoiceLine> Lines => lines;

    public bool IsRed => Gross.Fen < 0;

    /// <summary>Whether the goods on it are what is to be invoiced, within the rounding of its lines.</summary>
    public bool Agrees(Money toInvoice) => Math.Abs((Goods - toInvoice).Fen) <= TolerancePerLine.Fen * Math.Max(1, lines.Count);

    public void WasChecked(InvoiceCheck result, Guid by, DateTime now)
    {
        if (!Enum.IsDefined(result) || result == InvoiceCheck.NotChecked) throw new RuleBroken("请选择查验结果。") { Field = "Result" };
        (Check, CheckedBy, CheckedAt) = (result, by, now);
    }

    /// <summary>Taken back by a red-letter invoice of the same parties, wholly or in part (部分红冲); several together never by more than its amount.</summary>
    public void ReverseBy(TaxInvoice red)
    {
        if (ReversedById is not null) throw new RuleBroken("发票 {0} 已经红冲。", Number) { Field = "Paper" };
        if (red.ReversesNumber != Number || (red.BuyerId, red.SupplierId) != (BuyerId, SupplierId)) throw new RuleBroken("红字发票对应的蓝字发票不是 {0}。", Number) { Field = "Paper" };
        if (!red.IsRed || -red.Gross > Gross - Reversed) throw new RuleBroken("红字发票金额 {0} 超过原发票还没有红冲的 {1}。", red.Gross, Gross - Reversed) { Field = "Paper" };
        Reversed -= red.Gross;
        if (Reversed == Gross) ReversedById = red.Id;
    }
}

/// <summary>A line of an invoice.</summary>
public sealed class TaxInvoiceLine : Entity
{
    private TaxInvoiceLine() { }

    internal TaxInvoiceLine(Guid invoiceId, int position, InvoiceItem item)
    {
        (InvoiceId, Position, Net, Tax, IsFreight) = (invoiceId, position, item.Net, item.Tax, item.IsFreight);
        Name = Guard.Text(item.Name, "项目名称", 100);
        Specification = Guard.OptionalText(item.Specification, "规格型号", 60);
        Unit = Guard.OptionalText(item.Unit, "单位", 20);
        Thousandths = item.Quantity is { } quantity ? (long)Math.Round(quantity * 1000m, MidpointRounding.AwayFromZero) : null;
    }

    public Guid InvoiceId { get; private set; }
    public int Position { get; private set; }
    public string Name { get; private set; } = "";
    public string? Specification { get; private set; }
    public string? Unit { get; private set; }

    /// <summary>Thousandths of the invoice's unit.</summary>
    public long? Thousandths { get; private set; }
    public Money Net { get; private set; }
    public Money Tax { get; private set; }
    public bool IsFreight { get; private set; }
}

/// <summary>Another name and tax code under which a buyer is invoiced: its union, its contractor, the unit that files for it.</summary>
public sealed class InvoiceHeading : Entity
{
    private InvoiceHeading() { }

    public InvoiceHeading(Guid organisationId, string? name, string? taxCode, Guid by, DateTime now)
    {
        (OrganisationId, AddedBy, AddedAt) = (organisationId, by, now);
        Name = Guard.Text(name, "开票抬头", 100);
        TaxCode = Accounts.CreditCode.Parse(taxCode);
    }

    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; } = "";
    public string TaxCode { get; private set; } = "";
    public Guid AddedBy { get; private set; }
    public DateTime AddedAt { get; private set; }
}
