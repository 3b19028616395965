using WeixiIncome.Data;
using WeixiIncome.Data.Ledger.Declarations;
using WeixiIncome.Domain.Ledger.Declarations;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>A room above the ledger that keeps purchases of its own says which of them may be the declared one. Registered beside the room's own services.</summary>
public interface ITellsOfDoubles
{
    Task<IReadOnlyList<PossibleDouble>> Of(Declaration declaration, CancellationToken ct);
}

/// <summary>Every record, in any room, that may be the same purchase as a declaration.</summary>
internal sealed class DoublesAtHand(MarketDb db, IEnumerable<ITellsOfDoubles> rooms)
{
    public async Task<IReadOnlyList<PossibleDouble>> Of(Declaration declaration, CancellationToken ct)
    {
        var found = new List<PossibleDouble>(await db.DoublesOf(declaration, ct));
        foreach (var room in rooms) found.AddRange(await room.Of(declaration, ct));
        return [.. found.DistinctBy(twin => twin.Number)];
    }
}
