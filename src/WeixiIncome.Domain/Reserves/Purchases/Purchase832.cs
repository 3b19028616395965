using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Reserves.Purchases;

/// <summary>
/// One order on the 832 platform, whoever tells of it: its number is unique here, so that it counts once. Records of several
/// sources are held against each other; what they disagree in, a person resolves.
/// </summary>
public sealed class Purchase832 : Aggregate
{
    private readonly List<Record832> records = [];
    private readonly List<ReserveEntry> entries = [];

    private Purchase832() { }

    /// <param name="supplierId">The supplier of this market, if it is one.</param>
    public Purchase832(Facts832 facts, List832 source, Guid? supplierId, Guid? by, DateTime now)
    {
        Number = NumberOf(facts.Number);
        SupplierId = supplierId;
        Take(facts, source, by, now);
    }

    /// <summary>832's order number: unique.</summary>
    public string Number { get; private set; } = "";
    public string Supplier { get; private set; } = "";
    public Guid? SupplierId { get; private set; }
    public string Buyer { get; private set; } = "";

    /// <summary>The unit whose purchase it is; none for a buyer unknown here.</summary>
    public Guid? UnitId { get; private set; }
    public Guid? OutsideBuyerId { get; private set; }
    public ReserveLine Line { get; private set; }
    public Money Amount { get; private set; }
    public DateOnly OrderedOn { get; private set; }

    /// <summary>As a list of 832 says; what the buyer alone says is no proof of payment.</summary>
    public DateOnly? PaidOn { get; private set; }
    public Money Refunded { get; private set; }
    public DateOnly? RefundedOn { get; private set; }
    public string? Product { get; private set; }
    public Guid? CategoryId { get; private set; }
    public Match832 Match { get; private set; }
    public Doubt832 Doubts { get; private set; }

    /// <summary>Whose record a person chose.</summary>
    public List832? ResolvedTo { get; private set; }
    public string? Resolution { get; private set; }
    public Guid? ResolvedBy { get; private set; }
    public DateTime? ResolvedAt { get; private set; }

    /// <summary>The order of this market that is the same purchase: it counts here and is left out beside.</summary>
    public Guid? OrderId { get; private set; }

    /// <summary>An order of this market that looks like the same purchase.</summary>
    public Guid? SuspectOrderId { get; private set; }
    public IReadOnlyList<Record832> Records => records;
    public IReadOnlyList<ReserveEntry> Entries => entries;

    /// <summary>Bound, paid, told by a list of 832 that the buyer's side stands behind, and not in doubt.</summary>
    public bool Counts => UnitId is not null && PaidOn is not null && Match != Match832.Doubtful
        && (ResolvedTo is not null || Has(List832.Finance) || Has(List832.Buyer) || Has(List832.Supplier) && Has(List832.WrittenBack));

    public bool Has(List832 source) => records.Exists(record => record.Source == source);

    /// <summary>Digits and capital letters, as 832 writes them.</summary>
    public static string NumberOf(string? typed)
    {
        var number = Guard.Text(typed, "832 订单号", 40).ToUpperInvariant();
        return number.Length >= 6 && number.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? number
            : throw new RuleBroken("832 订单号“{0}”不对：应为 6 至 40 位数字或字母。", typed) { Field = "Number" };
    }

    /// <summary>What a source says, the first time or again. A resolution falls when records change.</summary>
    /// <returns>Whether anything is new.</returns>
    public bool Take(Facts832 facts, List832 source, Guid? by, DateTime now)
    {
        Check(facts);
        facts = facts with { Number = Number };
        if (records.Find(record => record.Source == source) is { } known)
        {
            var before = known.Facts(Number);
            // A source that cannot name the unit does not make us forget whom we recognised behind it.
            if (before == facts || facts.UnitId is null && before == facts with { UnitId = before.UnitId }) return false;
            known.Say(facts, by, now);
        }
        else records.Add(new Record832(Id, source, facts, by, now));
        (ResolvedTo, Resolution, ResolvedBy, ResolvedAt) = (null, null, null, null);
        UnitId ??= facts.UnitId;
        if (UnitId is not null) OutsideBuyerId = null;
        Settle();
        return true;
    }

    private static void Check(Facts832 facts)
    {
        if (!facts.Amount.IsPositive) throw new RuleBroken("{0}应大于 0。", "订单金额") { Field = "Amount" };
        if (facts.Refunded.Fen < 0 || facts.Refunded > facts.Amount) throw new RuleBroken("退款 {0} 应在 0 与订单金额 {1} 之间。", facts.Refunded, facts.Amount) { Field = "Refunded" };
        if (facts.PaidOn < facts.OrderedOn) throw new RuleBroken("付款日期 {0} 早于下单日期 {1}。", facts.PaidOn, facts.OrderedOn) { Field = "PaidOn" };
    }

    /// <summary>Bound to a unit: known by its list, assigned, or by an approved correction.</summary>
    public void Bind(Guid unitId, ReserveLine? line = null)
    {
        UnitId = unitId;
        OutsideBuyerId = null;
        if (line is { } named) Line = named;
    }

    /// <summary>The buyer's name became a unit known here.</summary>
    public void Recognise(Guid unitId)
    {
        foreach (var record in records) record.Recognise(unitId);
        Bind(unitId);
        Settle();
    }

    public void KeepOutside(Guid outsideBuyerId) => OutsideBuyerId = UnitId is null ? outsideBuyerId : null;

    /// <summary>The buyer placed the same purchase here too.</summary>
    public void SameAs(Guid orderId)
    {
        (OrderId, SuspectOrderId) = (orderId, null);
        Settle();
    }

    /// <summary>It looks like an order of this market: same unit, supplier, amount and about the same day.</summary>
    public void Suspect(Guid orderId)
    {
        if (OrderId is not null || ResolvedTo is not null) return;
        SuspectOrderId = orderId;
        Settle();
    }

    /// <summary>A person looked into it: whose record holds, and whether a like order of this market is the same purchase.</summary>
    public void Resolve(List832 to, bool isSameOrder, string? reason, Guid by, DateTime now)
    {
        if (Match != Match832.Doubtful) throw new RuleBroken("832 订单 {0} 没有存疑，不需要处理。", Number);
        if (!Has(to)) throw new RuleBroken("请选择以哪一份记录为准。") { Field = "To" };
        (ResolvedTo, Resolution, ResolvedBy, ResolvedAt) = (to, Guard.Text(reason, "处理说明", 300), by, now);
        (OrderId, SuspectOrderId) = (isSameOrder ? SuspectOrderId ?? OrderId : OrderId, null);
        Settle();
    }

    /// <summary>Holds the records against each other and takes over what counts.</summary>
    private void Settle()
    {
        var ordered = records.OrderBy(record => record.Source).ToArray();
        var chosen = ordered.FirstOrDefault(record => record.Source == ResolvedTo) ?? ordered[0];
        (Supplier, Buyer, Line, Amount, OrderedOn) = (chosen.Supplier, chosen.Buyer, chosen.Line, chosen.Amount, chosen.OrderedOn);
        var lists = ordered.Where(record => record.Source != List832.WrittenBack || record.Source == ResolvedTo).OrderBy(record => record == chosen ? 0 : 1).ToArray();
        PaidOn = lists.Select(record => record.PaidOn).FirstOrDefault(day => day is not null);
        (Refunded, RefundedOn) = lists.Where(record => record.Refunded.IsPositive).Select(record => (record.Refunded, record.RefundedOn)).FirstOrDefault((Money.Zero, null));
        Product = ordered.Select(record => record.Product).FirstOrDefault(product => product is not null);
        CategoryId = ordered.Select(record => record.CategoryId).FirstOrDefault(category => category is not null);
        Doubts = ordered.Skip(1).Aggregate(SuspectOrderId is null ? Doubt832.None : Doubt832.SameAsOrder, (doubts, record) => doubts | record.Against(ordered[0]));
        Match = MatchNow();
    }

    private Match832 MatchNow()
    {
        if (Doubts != Doubt832.None && ResolvedTo is null) return Match832.Doubtful;
        var (here, buyers) = (Has(List832.WrittenBack) || OrderId is not null, Has(List832.Finance) || Has(List832.Buyer));
        if (!buyers && !Has(List832.Supplier)) return Match832.OnlyHere;
        return here || buyers && Has(List832.Supplier) ? Match832.Matched : Match832.OnlyThere;
    }

    /// <summary>
    /// Brings the account in line with what holds now: what no longer holds is taken back by its linked negative, what holds
    /// is written anew. Needs the entries.
    /// </summary>
    /// <param name="countsFor">Under which unit it counts in a year: the bound one, or a shared canteen's representative.</param>
    /// <param name="bar">What keeps its category from counting.</param>
    public void Account(Func<int, Guid> countsFor, CanteenBar bar, string reason, DateTime now)
    {
        foreach (var part in Enum.GetValues<ReservePart>())
        {
            var standing = entries.Find(entry => entry.Part == part && !entry.IsReversal && !entries.Exists(other => other.ReversesId == entry.Id));
            var due = Due(part, countsFor, bar);
            if (standing?.Fact == due) continue;
            if (standing is not null) entries.Add(standing.Reverse(reason, now));
            if (due is not null) entries.Add(new ReserveEntry(Id, due, entries.Count(entry => entry.Part == part && !entry.IsReversal), reason, now));
        }
    }

    private ReserveFact? Due(ReservePart part, Func<int, Guid> countsFor, CanteenBar bar)
    {
        if (!Counts || part == ReservePart.Refunded && !Refunded.IsPositive) return null;
        var on = part == ReservePart.Paid ? PaidOn!.Value : RefundedOn ?? PaidOn!.Value;
        return new(part, UnitId!.Value, countsFor(on.Year), Line, bar, on, part == ReservePart.Paid ? Amount : -Refunded);
    }
}
