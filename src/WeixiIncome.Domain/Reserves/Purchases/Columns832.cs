using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Reserves.Purchases;

/// <summary>What a column of an 832 list may hold.</summary>
public enum Field832
{
    [Description("订单号")] Number = 1,
    [Description("供应商")] Supplier = 2,
    [Description("供应商信用代码")] SupplierCode = 3,
    [Description("采购单位")] Buyer = 4,
    [Description("采购单位信用代码")] BuyerCode = 5,
    [Description("采购类型")] Line = 6,
    [Description("订单金额")] Amount = 7,
    [Description("下单日期")] OrderedOn = 8,
    [Description("付款日期")] PaidOn = 9,
    [Description("退款金额")] Refunded = 10,
    [Description("退款日期")] RefundedOn = 11,
    [Description("商品")] Product = 12,
    [Description("品类")] Category = 13,
    [Description("不读取")] Ignored = 99,
}

/// <summary>One heading of a source's lists and what stands below it.</summary>
public sealed class Column832 : Entity
{
    private Column832() { }

    internal Column832(Guid columnsId, Field832 field, string title) => (ColumnsId, Field, Title) = (columnsId, field, title);

    public Guid ColumnsId { get; private set; }
    public Field832 Field { get; private set; }
    public string Title { get; private set; } = "";
}

/// <summary>How the headings of a source's lists are read, as data: a heading that is not here is somebody else's and is not guessed.</summary>
public sealed class Columns832 : Aggregate
{
    private readonly List<Column832> columns = [];

    private Columns832() { }

    public Columns832(List832 source) => Source = source;

    public List832 Source { get; private set; }
    public Guid? KeptBy { get; private set; }
    public DateTime? KeptAt { get; private set; }
    public IReadOnlyList<Column832> Columns => columns;

    /// <summary>Without these a list cannot be read; a supplier's names its buyers, the others their suppliers.</summary>
    public static IReadOnlyList<Field832> Required(List832 source) => source switch
    {
        List832.Finance => [Field832.Number, Field832.Buyer, Field832.Supplier, Field832.Amount, Field832.OrderedOn],
        List832.Supplier => [Field832.Number, Field832.Buyer, Field832.Amount, Field832.OrderedOn],
        _ => [Field832.Number, Field832.Supplier, Field832.Amount, Field832.OrderedOn],
    };

    public void Keep(IReadOnlyCollection<(Field832 Field, string Title)> wanted, Guid? by, DateTime? now)
    {
        var clean = wanted.Select(w => (w.Field, Title: Guard.Text(w.Title, "列名", 60))).ToArray();
        if (clean.GroupBy(w => w.Title, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RuleBroken("列名“{0}”写了两次，每个列名只能对应一项。", twice.Key);
        var missing = Required(Source).Where(field => clean.All(w => w.Field != field)).ToArray();
        if (missing.Length > 0) throw new RuleBroken("“{0}”至少要有一个列名。", missing[0]);
        columns.RemoveAll(column => !clean.Contains((column.Field, column.Title)));
        columns.AddRange(clean.Where(w => columns.TrueForAll(column => (column.Field, column.Title) != w)).Select(w => new Column832(Id, w.Field, w.Title)));
        (KeptBy, KeptAt) = (by, now);
    }

    /// <summary>What each heading of a list holds.</summary>
    /// <exception cref="RuleBroken">A heading that is not known, two headings of one kind, or one that is missing.</exception>
    public IReadOnlyDictionary<Field832, string> Read(IReadOnlyList<string> titles)
    {
        var foreign = titles.Where(title => columns.TrueForAll(column => column.Title != title)).ToArray();
        if (foreign.Length > 0) throw new RuleBroken("{0}里有不认识的列：{1}。不会猜测它的含义；请删去，或先在“列对应”里登记它是什么。", Source, string.Join('、', foreign));
        var read = columns.Where(column => column.Field != Field832.Ignored && titles.Contains(column.Title)).GroupBy(column => column.Field).ToArray();
        if (read.FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new RuleBroken("列“{0}”都对应“{1}”，请只留一列。", string.Join('、', twice.Select(column => column.Title)), twice.Key);
        var missing = Required(Source).FirstOrDefault(field => read.All(group => group.Key != field));
        if (missing != default) throw new RuleBroken("{0}缺少“{1}”一列（认识的列名：{2}）。", Source, missing, string.Join('、', columns.Where(column => column.Field == missing).Select(column => column.Title)));
        return read.ToDictionary(group => group.Key, group => group.Single().Title);
    }
}
