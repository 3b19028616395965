using System.ComponentModel.DataAnnotations;
using System.Globalization;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Ledger;

/// <summary>Which entries of the ledger: what stands behind one number. Its address opens exactly those.</summary>
public sealed record LedgerFilter
{
    private static readonly AssistanceRelation[] OfTheGoal = [AssistanceRelation.Shanghai, AssistanceRelation.Central, AssistanceRelation.Provincial];
    private static readonly Purpose[] WithChannel = [Purpose.Canteen, Purpose.Union, Purpose.Personal];

    /// <summary>Year and month of the day that an entry counts for.</summary>
    [Range(2000, 2100), Display(Name = "年度")]
    public int? Year { get; init; }

    [Range(1, 12), Display(Name = "月份")]
    public int? Month { get; init; }

    [Display(Name = "阶段")]
    public Stage? Stage { get; init; }

    [Display(Name = "渠道")]
    public Channel? Channel { get; init; }

    /// <summary>Where the produce comes from: county, township or above.</summary>
    [StringLength(12), Display(Name = "产地")]
    public string? Area { get; init; }

    [Display(Name = "品类")]
    public Guid? Category { get; init; }

    [Display(Name = "供应商")]
    public Guid? Supplier { get; init; }

    [Display(Name = "采购单位")]
    public Guid? Buyer { get; init; }

    [Display(Name = "归属单位")]
    public Guid? Unit { get; init; }

    [Display(Name = "帮扶关系")]
    public IReadOnlyList<AssistanceRelation>? Relation { get; init; }

    [Display(Name = "系列")]
    public Series? Series { get; init; }

    /// <summary>Counts this base and those before it: C counts A, B and C.</summary>
    [Display(Name = "口径")]
    public PurchaseBase? UpTo { get; init; }

    /// <summary>With <see cref="UpTo"/>: entries whose lots name no household yet stand in.</summary>
    [Display(Name = "含未归户")]
    public bool OrUnattributed { get; init; }

    /// <summary>Order number, or a part of the supplier's or buyer's name.</summary>
    [StringLength(60), Display(Name = "搜索")]
    public string? Q { get; init; }

    /// <summary>The page of the ledger that shows these entries, and whose sum is the number one came from.</summary>
    public string Address => "/oversight/ledger" + Query("?");

    public string Query(string first)
    {
        var parts = new List<string>();
        void Add(string name, object? value)
        {
            if (value is not null) parts.Add($"{name}={Uri.EscapeDataString(Convert.ToString(value, CultureInfo.InvariantCulture)!)}");
        }
        Add("year", Year);
        Add("month", Month);
        Add("stage", Stage);
        Add("channel", Channel);
        Add("area", Area);
        Add("category", Category);
        Add("supplier", Supplier);
        Add("buyer", Buyer);
        Add("unit", Unit);
        foreach (var relation in Relation ?? []) Add("relation", relation);
        Add("series", Series);
        Add("upTo", UpTo);
        if (OrUnattributed) Add("orUnattributed", "true");
        Add("q", string.IsNullOrWhiteSpace(Q) ? null : Q.Trim());
        return parts.Count == 0 ? "" : first + string.Join('&', parts);
    }

    internal IQueryable<LedgerEntry> Narrow(IQueryable<LedgerEntry> entries)
    {
        if (Year is { } year) entries = entries.OfYear(year);
        if (Month is { } month) entries = entries.Where(e => e.CountsOn.Month == month);
        if (Stage is { } stage) entries = entries.Where(e => e.Stage == stage);
        if (Channel is { } channel) entries = In(entries, channel);
        if (!string.IsNullOrEmpty(Area)) entries = entries.Within(Area);
        if (Category is { } category) entries = entries.Where(e => e.CategoryId == category);
        if (Supplier is { } supplier) entries = entries.Where(e => e.SupplierId == supplier);
        if (Buyer is { } buyer) entries = entries.Where(e => e.BuyerId == buyer);
        if (Unit is { } unit) entries = entries.Where(e => e.BoundUnitId == unit);
        if (Relation is { Count: > 0 } relations) entries = entries.Where(e => relations.Contains(e.Relation));
        if (Series is { } series) entries = entries.Where(e => e.Series == series);
        return UpTo is { } upTo ? OfBase(entries, upTo, OrUnattributed) : entries;
    }

    /// <summary>The same partition as <see cref="Channels.Of"/>, in the database's words.</summary>
    private static IQueryable<LedgerEntry> In(IQueryable<LedgerEntry> entries, Channel channel)
    {
        if (channel == Domain.Ledger.Channel.HelpedToSell) return entries.Where(e => e.Series == Domain.Shared.Series.HelpedToSell);
        var direct = entries.Where(e => e.Series != Domain.Shared.Series.HelpedToSell);
        var rest = direct.Where(e => !OfTheGoal.Contains(e.Relation));
        return channel switch
        {
            Domain.Ledger.Channel.Shanghai => direct.Where(e => e.Relation == AssistanceRelation.Shanghai),
            Domain.Ledger.Channel.Central => direct.Where(e => e.Relation == AssistanceRelation.Central),
            Domain.Ledger.Channel.Provincial => direct.Where(e => e.Relation == AssistanceRelation.Provincial),
            Domain.Ledger.Channel.Canteens => rest.Where(e => e.Purpose == Purpose.Canteen),
            Domain.Ledger.Channel.Unions => rest.Where(e => e.Purpose == Purpose.Union),
            Domain.Ledger.Channel.Persons => rest.Where(e => e.Purpose == Purpose.Personal),
            _ => rest.Where(e => !WithChannel.Contains(e.Purpose)),
        };
    }

    private static IQueryable<LedgerEntry> OfBase(IQueryable<LedgerEntry> entries, PurchaseBase upTo, bool orUnattributed)
    {
        PurchaseBase[] known = [PurchaseBase.Pending, PurchaseBase.A, PurchaseBase.B, PurchaseBase.C];
        var counted = known.Where(b => b <= upTo).ToArray();
        return entries.Where(e => counted.Contains(e.Base) || orUnattributed && e.Unattributed && known.Contains(e.Base));
    }
}
