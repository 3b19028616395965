using System.ComponentModel;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Comparisons;

/// <summary>How far a comparison of quotes has come.</summary>
public enum ComparisonStatus
{
    [Description("收集报价")] Collecting = 1,
    [Description("已选定")] Decided = 2,
    [Description("已作废")] Cancelled = 3,
}

/// <summary>Why a quote was chosen.</summary>
public enum ChoiceReason
{
    [Description("价格最低")] LowestPrice = 1,
    [Description("其他原因")] Other = 2,
}

/// <summary>
/// What 「同等条件下……优先采购」 came to: whether quotes at the same conditions came from suppliers linked to households under ¥10,000.
/// </summary>
public enum EqualConditions
{
    [Description("没有同等条件的报价")] None = 1,

    /// <summary>As recorded before households were known here.</summary>
    [Description("有同等条件的报价，当时尚无农户关联数据，未能比较")] NoHouseholdData = 2,
    [Description("有同等条件的报价，都没有联系低收入农户")] NoneLinked = 3,
    [Description("同等条件下已优先选联系低收入农户的供应商")] Preferred = 4,
    [Description("同等条件下另有联系低收入农户的供应商，未选用，见说明")] NotPreferred = 5,
}

/// <summary>What a buyer needs and asks quotes for.</summary>
/// <param name="Quantity">Base units.</param>
public sealed record ComparisonNeed(string? Product, string? Specification, Unit Unit, long Quantity, string? Note);

/// <summary>A plain comparison of at least three quotes (三家比价), with the choice and its reason.</summary>
public sealed class Comparison : Aggregate
{
    public const int Fewest = 3;
    public const int Most = 12;

    private readonly List<ComparedQuote> quotes = [];

    private Comparison() { }

    /// <param name="number">BJ20261125-0001.</param>
    public Comparison(string number, Organisation buyer, ComparisonNeed need, Guid by, DateTime now)
    {
        if (!buyer.Kind.IsBuyer() || buyer.Kind.BuysAlone()) throw new RuleBroken("“{0}”不是采购单位，不能办理比价。", buyer.Name);
        (Number, OrganisationId, AreaCode, MadeBy, MadeAt, Status) = (number, buyer.Id, buyer.AreaCode, by, now, ComparisonStatus.Collecting);
        Describe(need);
    }

    public string Number { get; private set; } = "";
    public Guid OrganisationId { get; private set; }
    public string AreaCode { get; private set; } = "";
    public ComparisonStatus Status { get; private set; }

    /// <summary>The need, in the buyer's words.</summary>
    public string Product { get; private set; } = "";
    public string? Specification { get; private set; }
    public Unit Unit { get; private set; }

    /// <summary>Base units.</summary>
    public long Quantity { get; private set; }
    public string? Note { get; private set; }
    public Guid MadeBy { get; private set; }
    public DateTime MadeAt { get; private set; }
    public Guid? ChosenQuoteId { get; private set; }
    public ChoiceReason? Reason { get; private set; }
    public string? ReasonText { get; private set; }
    public EqualConditions? EqualConditions { get; private set; }

    /// <summary>What the buyer says of quotes at equal conditions.</summary>
    public string? EqualNote { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public Guid? FirstSignatory { get; private set; }
    public Guid? SecondSignatory { get; private set; }
    public string? CancelReason { get; private set; }
    public IReadOnlyList<ComparedQuote> Quotes => quotes;
    public ComparedQuote? Chosen => quotes.Find(quote => quote.Id == ChosenQuoteId);

    public void Describe(ComparisonNeed need)
    {
        MustCollect();
        if (quotes.Count > 0 && (need.Unit, need.Quantity) != (Unit, Quantity)) throw new RuleBroken("已有报价，不能再改数量和单位；请先删去报价。") { Field = "Quantity" };
        (Product, Specification) = (Guard.Text(need.Product, "产品", 60), Guard.OptionalText(need.Specification, "规格", 60));
        (Unit, Quantity, Note) = (need.Unit, need.Quantity > 0 ? need.Quantity : throw new RuleBroken("{0}应大于 0。", "数量") { Field = "Quantity" }, Guard.OptionalText(need.Note, "备注", 300));
    }

    /// <summary>Takes a quote in: of an offer here, or typed from outside.</summary>
    public ComparedQuote Add(QuoteTerms terms)
    {
        MustCollect();
        if (quotes.Count >= Most) throw new RuleBroken("一次比价最多 {0} 个报价。", Most);
        if (terms.OfferId is { } offer && quotes.Exists(q => q.OfferId == offer)) throw new RuleBroken("这个产品规格已经在比价里。");
        var quote = new ComparedQuote(Id, quotes.Count == 0 ? 1 : quotes.Max(q => q.Position) + 1, terms, Unit, Quantity);
        quotes.Add(quote);
        return quote;
    }

    public void Remove(Guid quoteId)
    {
        MustCollect();
        if (quotes.RemoveAll(q => q.Id == quoteId) == 0) throw new NotThere();
    }

    /// <summary>
    /// The choice with its reason: the lowest price, or words that say why not.
    /// </summary>
    /// <param name="linked">Suppliers linked to households under ¥10,000.</param>
    /// <exception cref="RuleBroken">Fewer than three quotes, from fewer than three suppliers, or a dearer one as the lowest.</exception>
    public void Decide(Guid quoteId, ChoiceReason reason, string? why, string? equalNote, IReadOnlySet<Guid> linked, Guid by, DateTime now)
    {
        MustCollect();
        if (quotes.Select(q => q.SupplierName).Distinct(StringComparer.Ordinal).Count() is var suppliers && suppliers < Fewest)
            throw new RuleBroken("三家比价至少要有 {0} 家供应商的报价，现在有 {1} 家。", Fewest, suppliers);
        var chosen = quotes.Find(q => q.Id == quoteId) ?? throw new RuleBroken("请选择一个报价。") { Field = "QuoteId" };
        if (reason == ChoiceReason.LowestPrice && quotes.Min(q => q.Price) < chosen.Price) throw new RuleBroken("这不是最低报价，请写明其他原因。") { Field = "Reason" };
        ReasonText = reason == ChoiceReason.Other ? Guard.Text(why, "选定原因", 300) : Guard.OptionalText(why, "选定原因", 300);
        EqualConditions = Compared(chosen, linked);
        EqualNote = Guard.OptionalText(equalNote, "同等条件说明", 300);
        if (EqualConditions == Comparisons.EqualConditions.NotPreferred && EqualNote is null) throw new RuleBroken("同等条件下另有联系低收入农户的供应商，没有选用请写明同等条件说明。") { Field = "EqualNote" };
        (ChosenQuoteId, Reason, DecidedBy, DecidedAt, Status) = (quoteId, reason, by, now, ComparisonStatus.Decided);
    }

    private EqualConditions Compared(ComparedQuote chosen, IReadOnlySet<Guid> linked)
    {
        bool IsLinked(ComparedQuote quote) => quote.SupplierId is { } supplier && linked.Contains(supplier);
        var equal = EqualTo(chosen).ToArray();
        return equal.Length == 0 ? Comparisons.EqualConditions.None
            : IsLinked(chosen) ? Comparisons.EqualConditions.Preferred
            : equal.Any(IsLinked) ? Comparisons.EqualConditions.NotPreferred : Comparisons.EqualConditions.NoneLinked;
    }

    /// <summary>Other quotes at the same conditions: specification and price (the product and the unit are the need's).</summary>
    public IEnumerable<ComparedQuote> EqualTo(ComparedQuote quote) =>
        quotes.Where(q => q.Id != quote.Id && q.Price == quote.Price && string.Equals(q.Specification, quote.Specification, StringComparison.Ordinal));

    /// <summary>A colleague confirms the comparison; two at most, neither the one who made it.</summary>
    public void Sign(Guid by)
    {
        if (Status != ComparisonStatus.Decided) throw new RuleBroken("选定报价之后才能会签。");
        if (by == DecidedBy || by == MadeBy) throw new RuleBroken("经办人不能会签自己的比价，请由同事会签。");
        if (by == FirstSignatory || by == SecondSignatory) throw new RuleBroken("您已经会签过。");
        if (FirstSignatory is null) FirstSignatory = by;
        else if (SecondSignatory is null) SecondSignatory = by;
        else throw new RuleBroken("已经有两人会签。");
    }

    public void Cancel(string? reason)
    {
        if (Status == ComparisonStatus.Cancelled) throw new RuleBroken("这份比价已经作废。");
        (CancelReason, Status) = (Guard.Text(reason, "作废原因", 300), ComparisonStatus.Cancelled);
    }

    private void MustCollect()
    {
        if (Status != ComparisonStatus.Collecting) throw new RuleBroken("这份比价“{0}”，不能再改。", Status);
    }
}
