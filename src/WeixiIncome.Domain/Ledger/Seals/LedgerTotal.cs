using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Ledger.Seals;

/// <summary>In what the entries of one total are alike: the month that they count for, and all that pages of goals break down by.</summary>
/// <param name="Place">Township, or county where the supplier's township is unknown.</param>
public sealed record TotalKey(int Year, int Month, Stage Stage, AssistanceRelation Relation, Purpose Purpose, Series Series, PurchaseBase Base, bool Unattributed, string Place, Guid Category)
{
    public static TotalKey Of(LedgerEntry e) => new(e.CountsOn.Year, e.CountsOn.Month, e.Stage, e.Relation, e.Purpose, e.Series, e.Base, e.Unattributed, e.TownshipCode, e.CategoryId);
}

/// <summary>
/// The sum of all entries of closed days that are alike. It grows when a day is closed, in the same transaction; entries of days that
/// are not closed yet are added when it is read. Nothing of it is a source: it can be made anew from the entries.
/// </summary>
public sealed class LedgerTotal : Entity
{
    private LedgerTotal() { }

    public LedgerTotal(TotalKey key) =>
        (Year, Month, Stage, Relation, Purpose, Series, Base, Unattributed, TownshipCode, CategoryId) = key;

    public int Year { get; private set; }
    public int Month { get; private set; }
    public Stage Stage { get; private set; }
    public AssistanceRelation Relation { get; private set; }
    public Purpose Purpose { get; private set; }
    public Series Series { get; private set; }
    public PurchaseBase Base { get; private set; }
    public bool Unattributed { get; private set; }
    public string TownshipCode { get; private set; } = "";
    public Guid CategoryId { get; private set; }

    /// <summary>Reversals counted negative.</summary>
    public Money Amount { get; private set; }

    /// <summary>How many entries stand in it.</summary>
    public long Entries { get; private set; }

    public TotalKey Key => new(Year, Month, Stage, Relation, Purpose, Series, Base, Unattributed, TownshipCode, CategoryId);

    public LedgerTotal Grow(Money amount, long entries)
    {
        (Amount, Entries) = (Amount + amount, Entries + entries);
        return this;
    }
}
