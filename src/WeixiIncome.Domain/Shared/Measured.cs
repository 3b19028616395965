namespace WeixiIncome.Domain.Shared;

/// <summary>A quantity in base units with the unit in which people speak of it.</summary>
public readonly record struct Measured(long BaseQuantity, Unit Unit)
{
    public decimal InUnit => Unit.FromBase(BaseQuantity);
}
