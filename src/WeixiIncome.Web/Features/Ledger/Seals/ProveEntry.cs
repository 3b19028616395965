using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Ledger.Seals;
using WeixiIncome.Domain.Ledger.Seals;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.Features.Ledger.Seals;

/// <summary>The proof that an entry stood in the ledger when its day was closed; for those who may see the entry.</summary>
/// <param name="EntryId">An entry of the ledger.</param>
public sealed record ProveEntry(Guid EntryId) : IRequest<InclusionProof?>;

/// <param name="Text">What is hashed, as JSON.</param>
/// <param name="Leaf">64 hexadecimal digits, as every hash here.</param>
/// <param name="Signature">Of the seal, in Base64; IEEE P1363 over SHA-256.</param>
public sealed record InclusionProof(string Text, string Leaf, int Position, IReadOnlyList<InclusionStep> Path, PublishedSeal Seal, string? Signature, string? PublicKey);

/// <param name="Side">left or right: where the other half stands.</param>
public sealed record InclusionStep(string Side, string Hash);

internal sealed class ProveEntryHandler(MarketDb db, ICurrentUser user, LedgerHeads heads) : IRequestHandler<ProveEntry, InclusionProof?>
{
    public async Task<InclusionProof?> Handle(ProveEntry request, CancellationToken cancellationToken)
    {
        var entry = await db.Ledger.AsNoTracking().VisibleTo(user).FirstOrDefaultAsync(e => e.Id == request.EntryId, cancellationToken);
        if (entry is null) return null;
        var leaf = await db.LedgerLeaves.AsNoTracking().FirstOrDefaultAsync(l => l.EntryId == entry.Id, cancellationToken)
            ?? throw new Domain.Shared.RuleBroken("分录 {0} 是 {1} 登记的，这一天过后才封账，封账后才能证明。", entry.SourceNumber, entry.RecordedOn);
        var leaves = await db.LeavesOf(leaf.Day).Select(l => l.Hash).ToArrayAsync(cancellationToken);
        var seal = await db.LedgerSeals.AsNoTracking().SingleAsync(s => s.Day == leaf.Day, cancellationToken);
        return new(Encoding.UTF8.GetString(LeafText.Of(entry)), Convert.ToHexStringLower(leaf.Hash), leaf.Position,
            [.. MerkleTree.Path(leaves, leaf.Position).Select(step => new InclusionStep(step.IsLeft ? "left" : "right", Convert.ToHexStringLower(step.Hash)))],
            PublishedSeal.Of(seal), heads.SignatureOf(seal.Day), heads.PublicKey);
    }
}
