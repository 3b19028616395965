using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Listing;

/// <summary>Quantities as suppliers type them.</summary>
internal static class TypedQuantity
{
    /// <param name="field">The field of the form that a refusal is about.</param>
    /// <exception cref="RuleBroken">Finer than one base unit, or too large.</exception>
    public static long Typed(this Unit unit, decimal quantity, string field)
    {
        try
        {
            return unit.ToBase(quantity);
        }
        catch (RuleBroken broken)
        {
            throw broken.In(field);
        }
    }
}
