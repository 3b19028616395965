using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Quotations;

/// <summary>Suppliers may answer a request from now on.</summary>
public sealed record QuotationPublished(Guid QuotationId) : IDomainEvent;

/// <summary>The deadline passed: the buyer may open the answers.</summary>
public sealed record QuotationClosed(Guid QuotationId) : IDomainEvent;

/// <summary>The answers were opened: an approver may award.</summary>
public sealed record QuotationOpened(Guid QuotationId) : IDomainEvent;

/// <summary>An approver decided who delivers what.</summary>
public sealed record QuotationAwarded(Guid QuotationId) : IDomainEvent;

/// <summary>A request ended without an award: withdrawn, failed or expired.</summary>
/// <param name="WasPublished">Suppliers knew of it.</param>
public sealed record QuotationFellThrough(Guid QuotationId, bool WasPublished) : IDomainEvent;
