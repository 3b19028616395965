using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Ledger.Declarations;

/// <summary>How declarations enter the ledger and are taken out of it again.</summary>
public static class DeclarationWriting
{
    private static readonly Stage[] Stages = [Stage.Ordered, Stage.Accepted, Stage.Verified];

    /// <summary>
    /// All three stages of each line at once: what the county verified was bought and delivered, so that accepted never falls below
    /// verified on the pages of goals (docs/decisions/0019).
    /// </summary>
    /// <param name="hashes">SHA-256 of its papers, by file.</param>
    public static void Enter(this MarketDb db, Declaration declaration, IReadOnlyDictionary<Guid, string> hashes, DateTime now)
    {
        var evidence = EvidenceManifest.Of(declaration, hashes, now);
        db.EvidenceManifests.Add(evidence);
        db.Ledger.AddRange(from stage in Stages from line in declaration.Lines select new LedgerEntry(declaration.Facts(line), stage, line.Amount, line.Quantity, now).ProvenBy(evidence.Digest));
    }

    /// <summary>Takes all stages back, each entry by its linked negative, on the day of the correction.</summary>
    public static async Task TakeOut(this MarketDb db, Declaration declaration, string reason, DateTime now, CancellationToken ct)
    {
        foreach (var stage in Stages) await db.TakeBack(declaration.Id, stage, reason, now, ct);
    }

    /// <summary>SB20261125-0001.</summary>
    public static async Task<string> NextDeclarationNumber(this MarketDb db, DateTime now, CancellationToken ct)
    {
        var day = $"SB{BusinessDate.Of(now):yyyyMMdd}";
        return $"{day}-{await db.NextNumber(day, ct):0000}";
    }

    /// <summary>The tracked declaration with everything that its verbs need.</summary>
    public static IQueryable<Declaration> Whole(this IQueryable<Declaration> declarations) =>
        declarations.Include(d => d.Lines.OrderBy(l => l.Position)).Include(d => d.Papers).Include(d => d.Claims);
}
