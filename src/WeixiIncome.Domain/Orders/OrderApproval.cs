using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders;

/// <summary>Why somebody has to approve an order.</summary>
public enum ApprovalKind
{
    [Description("按规则审批")] Rule = 1,
    [Description("超预算审批")] Excess = 2,
}

/// <summary>Where a required approval stands.</summary>
public enum ApprovalState
{
    [Description("待前一步")] Waiting = 1,
    [Description("待处理")] Due = 2,
    [Description("已同意")] Approved = 3,
    [Description("已退回")] Rejected = 4,
    [Description("无需再批")] NotNeeded = 5,
}

/// <summary>An approval that an order needs: whose, and who gave it, perhaps on behalf of the one named.</summary>
public sealed class OrderApproval : Entity
{
    private OrderApproval() { }

    internal OrderApproval(Guid orderId, int position, ApprovalKind kind, Guid approverId, Money? missing) =>
        (OrderId, Position, Kind, ApproverId, Missing, State) = (orderId, position, kind, approverId, missing, ApprovalState.Waiting);

    public Guid OrderId { get; private set; }
    public int Position { get; private set; }
    public ApprovalKind Kind { get; private set; }
    public Guid ApproverId { get; private set; }
    public ApprovalState State { get; private set; }

    /// <summary>What the budget line missed when the order was placed.</summary>
    public Money? Missing { get; private set; }
    public Guid? DecidedBy { get; private set; }

    /// <summary>The one named, where a substitute or successor decided.</summary>
    public Guid? OnBehalfOf { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? Comment { get; private set; }

    public bool IsOpen => State is ApprovalState.Waiting or ApprovalState.Due;

    internal void Turn() => State = ApprovalState.Due;

    internal void Skip() => State = ApprovalState.NotNeeded;

    internal void Decide(ApprovalState state, Guid by, string? comment, DateTime now)
    {
        (State, DecidedBy, OnBehalfOf, DecidedAt) = (state, by, by == ApproverId ? null : ApproverId, now);
        Comment = Guard.OptionalText(comment, "意见", 300);
    }
}
