using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Quotations;

/// <summary>One thing that is wanted.</summary>
/// <param name="Quantity">Base units.</param>
public sealed record WantedLine(string? Product, string? Specification, Guid CategoryId, UnitFamily Family, Unit Unit, long Quantity);

/// <summary>What the buyer writes before publication.</summary>
/// <param name="Deadline">UTC; the clock decides, to the instant.</param>
/// <param name="DeliverFrom">Business dates between which the goods should come, both included.</param>
/// <param name="Invited">Suppliers; empty means open to all active ones.</param>
/// <param name="Ceiling">Budget; suppliers never see it.</param>
public sealed record QuotationTerms(string? Title, Purpose Purpose, DateTime Deadline, DateOnly DeliverFrom, DateOnly DeliverTo,
    QuotationPlace Place, IReadOnlyList<WantedLine> Lines, IReadOnlyList<Guid> Invited, Money? Ceiling, string? Note);

/// <summary>Where the goods go.</summary>
public sealed record QuotationPlace(string Recipient, string Phone, string AreaCode, string Detail);
