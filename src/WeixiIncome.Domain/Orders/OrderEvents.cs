using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders;

/// <summary>An order awaits the buyer's own approval.</summary>
public sealed record OrderPlaced(Guid OrderId) : IDomainEvent;

/// <summary>The buyer's unit stands behind the order: it counts as ordered from here on.</summary>
public sealed record OrderApproved(Guid OrderId) : IDomainEvent;

/// <summary>An order ended without delivery; stock goes back. <c>WasApproved</c>: it had counted as ordered.</summary>
public sealed record OrderFellThrough(Guid OrderId, bool WasApproved) : IDomainEvent;

/// <summary>The supplier took the order on.</summary>
public sealed record OrderConfirmed(Guid OrderId) : IDomainEvent;

/// <summary>The goods are on their way.</summary>
public sealed record OrderShipped(Guid OrderId) : IDomainEvent;

/// <summary>A first receiver wrote down what arrived; the second has to countersign.</summary>
public sealed record OrderInspected(Guid OrderId) : IDomainEvent;

/// <summary>Both signatures are there: the accepted amount is due.</summary>
public sealed record OrderAccepted(Guid OrderId) : IDomainEvent;

/// <summary>One of several shipments was accepted; the order waits for the rest.</summary>
public sealed record ShipmentAccepted(Guid OrderId, Guid ShipmentId) : IDomainEvent;

/// <summary>Whose produce it was is seen otherwise than when it left: base A moves.</summary>
public sealed record OrderReweighed(Guid OrderId) : IDomainEvent;

/// <summary>One of several approvers agreed; another is next.</summary>
public sealed record OrderEndorsed(Guid OrderId) : IDomainEvent;

/// <summary>Who may exceed let the order exceed its budget line: the line is raised by what is missing, and commits it.</summary>
public sealed record OrderExcessApproved(Guid OrderId, Guid By, string? Reason) : IDomainEvent;
/// <summary>It counts for another unit than before.</summary>
public sealed record OrderRebound(Guid OrderId) : IDomainEvent;
