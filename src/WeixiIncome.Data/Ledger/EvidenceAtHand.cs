using Microsoft.EntityFrameworkCore;

namespace WeixiIncome.Data.Ledger;

/// <summary>The hashes of kept papers, for the evidence of a purchase.</summary>
public static class EvidenceAtHand
{
    public static async Task<Dictionary<Guid, string>> HashesOf(this MarketDb db, IEnumerable<Guid> fileIds, CancellationToken ct)
    {
        var ids = fileIds.Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Files.Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Sha256, ct);
    }
}
