namespace WeixiIncome.Web.Features.Shared;

/// <summary>Something that a person who hands their posts over leaves open in an organisation.</summary>
/// <param name="Text">Chinese; translated where it is shown.</param>
/// <param name="Follows">What becomes of it: it moves to the successor, or stays with the role.</param>
public sealed record LeftOpen(string Icon, string Text, int Count, string Follows, string? Href = null);

/// <summary>Each room says what hangs on a person in it: orders, carts, standing orders. Registered beside the room's own services.</summary>
public interface ILeavesOpen
{
    Task<IReadOnlyList<LeftOpen>> Of(Guid memberId, Guid organisationId, CancellationToken ct);
}
