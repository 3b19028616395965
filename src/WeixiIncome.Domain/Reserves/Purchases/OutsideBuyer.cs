using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Reserves.Purchases;

/// <summary>A buyer of 832's lists who is no unit of this market, kept by name and code; may become one later.</summary>
public sealed class OutsideBuyer : Aggregate
{
    private OutsideBuyer() { }

    public OutsideBuyer(string name, string? creditCode, DateTime now)
    {
        (Name, CreditCode, SeenAt) = (Guard.Text(name, "采购单位", 100), creditCode, now);
        NameCode = KeyOf(name, creditCode);
    }

    public string Name { get; private set; } = "";
    public string? CreditCode { get; private set; }

    /// <summary>The credit code, else the name: unique.</summary>
    public string NameCode { get; private set; } = "";
    public DateTime SeenAt { get; private set; }

    /// <summary>The unit that it turned out to be.</summary>
    public Guid? UnitId { get; private set; }
    public Guid? AssignedBy { get; private set; }
    public DateTime? AssignedAt { get; private set; }

    public static string KeyOf(string name, string? creditCode) => creditCode ?? name.Trim();

    public void Assign(Guid unitId, Guid by, DateTime now) => (UnitId, AssignedBy, AssignedAt) = (unitId, by, now);
}
