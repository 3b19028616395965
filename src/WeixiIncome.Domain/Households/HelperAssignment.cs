using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

/// <summary>Who helps a household, one to one or several to one (一对一、多对一), from a day to a day.</summary>
public sealed class HelperAssignment : Entity
{
    private HelperAssignment() { }

    internal HelperAssignment(Guid householdId, string name, string unit, DateOnly from) => (HouseholdId, Name, Unit, From) = (householdId, name, unit, from);

    public Guid HouseholdId { get; private set; }
    public string Name { get; private set; } = "";
    public string Unit { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    internal void End(DateOnly on) => To = on;
}
