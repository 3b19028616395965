using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders;

/// <summary>Who did what with an order, and when.</summary>
public sealed class OrderStep : Entity
{
    private OrderStep() { }

    internal OrderStep(Guid orderId, OrderAct act, Guid memberId, string? comment, DateTime at) =>
        (OrderId, Act, MemberId, Comment, At) = (orderId, act, memberId, comment, at);

    public Guid OrderId { get; private set; }
    public OrderAct Act { get; private set; }
    public Guid MemberId { get; private set; }
    public string? Comment { get; private set; }
    public DateTime At { get; private set; }
}

/// <summary>A message between the two sides of an order.</summary>
public sealed class OrderMessage : Entity
{
    private OrderMessage() { }

    public OrderMessage(Guid orderId, Guid memberId, Guid organisationId, string text, DateTime at) =>
        (OrderId, MemberId, OrganisationId, Text, At) = (orderId, memberId, organisationId, Guard.Text(text, "留言", 1000), at);

    public Guid OrderId { get; private set; }
    public Guid MemberId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Text { get; private set; } = "";
    public DateTime At { get; private set; }
}
