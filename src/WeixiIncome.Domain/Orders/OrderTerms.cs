using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders;

/// <summary>What the buyer decides at checkout, the same for every supplier's order.</summary>
/// <param name="DeliverOn">Business date on which the goods should arrive.</param>
/// <param name="BoundUnit">The budget unit whose purchase it is: the buyer itself, or a person's own unit; none if a person binds none.</param>
public sealed record OrderTerms(Guid FormKey, Organisation Buyer, Organisation? BoundUnit, Purpose Purpose, Activity Activity,
    DateOnly DeliverOn, DeliveryWindow Window, DeliveryAddress Address, string? Note);
