using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Approvals;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders;

/// <summary>What the buyer decides at checkout, the same for every supplier's order.</summary>
/// <param name="DeliverOn">Business date on which the goods should arrive.</param>
/// <param name="BoundUnit">The budget unit whose purchase it is: the buyer itself, or a person's own unit; none if a person binds none.</param>
public sealed record OrderTerms(Guid FormKey, Organisation Buyer, Organisation? BoundUnit, Purpose Purpose, Activity Activity,
    DateOnly DeliverOn, DeliveryWindow Window, DeliveryAddress Address, string? Note)
{
    /// <summary>The budget line that it is paid from, where the unit keeps budgets.</summary>
    public Guid? BudgetLineId { get; init; }

    /// <summary>What the budget line misses for this order, and who may let it exceed.</summary>
    public OrderExcess? Excess { get; init; }

    /// <summary>Who has to approve, by the unit's rules; without one any approver of the unit may.</summary>
    public ApprovalCourse? Course { get; init; }

    /// <summary>What was approved before and covers the order, so that it needs no approval of its own.</summary>
    public OrderCover? Cover { get; init; }

    /// <summary>Why nothing that was approved before covers it: stands in its history, for the approver to read.</summary>
    public string? Uncovered { get; init; }

    /// <summary>The pledge (认购) that it draws down.</summary>
    public Guid? PledgeId { get; init; }

    /// <summary>The quotation (询价) from whose award it comes.</summary>
    public Guid? QuotationId { get; init; }

    /// <summary>The 四进 activity that brought it about.</summary>
    public Guid? ActivityEventId { get; init; }
}

/// <summary>An approved standing order, monthly plan or supply agreement (供货协议) under which an order is placed.</summary>
/// <param name="Number">What people call it; stands in the order's history.</param>
public sealed record OrderCover(Guid AgreementId, string Number);

/// <summary>An order over its budget line, on its way to the one who may exceed.</summary>
/// <param name="Missing">When it was placed; what is missing at the decision is what the line is raised by.</param>
public sealed record OrderExcess(Guid MayExceedId, Money Missing);
