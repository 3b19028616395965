using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Reserves.Purchases;

/// <summary>What a purchase adds to a unit's year; one that no longer holds is taken back by a linked negative, never changed.</summary>
/// <param name="CountsFor">The bound unit, or the representative of its shared canteen.</param>
/// <param name="Bar">Other than none: shown apart, not in the rate.</param>
public sealed record ReserveFact(ReservePart Part, Guid UnitId, Guid CountsFor, ReserveLine Line, CanteenBar Bar, DateOnly On, Money Amount);

/// <summary>One line of the append-only account of 832 purchases.</summary>
public sealed class ReserveEntry : Entity
{
    private ReserveEntry() { }

    internal ReserveEntry(Guid purchaseId, ReserveFact fact, int revision, string reason, DateTime now)
    {
        (PurchaseId, Part, UnitId, CountsForId, Line, Bar) = (purchaseId, fact.Part, fact.UnitId, fact.CountsFor, fact.Line, fact.Bar);
        (On, Year, Amount, Revision, Reason, RecordedAt) = (fact.On, fact.On.Year, fact.Amount, revision, reason, now);
    }

    public Guid PurchaseId { get; private set; }
    public ReservePart Part { get; private set; }
    public Guid UnitId { get; private set; }
    public Guid CountsForId { get; private set; }
    public ReserveLine Line { get; private set; }
    public CanteenBar Bar { get; private set; }

    /// <summary>Business date of the payment or refund; its year is the rate's.</summary>
    public DateOnly On { get; private set; }
    public int Year { get; private set; }

    /// <summary>Negative for refunds; the opposite sign in a reversal.</summary>
    public Money Amount { get; private set; }

    /// <summary>0 as first written; 1, 2, … where it was taken back and written anew.</summary>
    public int Revision { get; private set; }
    public bool IsReversal { get; private set; }
    public Guid? ReversesId { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTime RecordedAt { get; private set; }

    internal ReserveFact Fact => new(Part, UnitId, CountsForId, Line, Bar, On, Amount);

    internal ReserveEntry Reverse(string reason, DateTime now)
    {
        var reversal = (ReserveEntry)MemberwiseClone();
        reversal.Id = Ids.Next();
        (reversal.Amount, reversal.IsReversal, reversal.ReversesId, reversal.Reason, reversal.RecordedAt) = (-Amount, true, Id, reason, now);
        return reversal;
    }
}
