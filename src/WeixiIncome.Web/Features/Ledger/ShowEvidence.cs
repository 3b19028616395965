using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Ledger;

namespace WeixiIncome.Web.Features.Ledger;

/// <summary>What proved an entry when it was verified; for those who may see the entry.</summary>
/// <param name="EntryId">A verified entry.</param>
public sealed record ShowEvidence(Guid EntryId) : IRequest<EvidencePage?>;

/// <param name="IsGenuine">The list still leads to the digest that stands in the entry.</param>
public sealed record EvidencePage(PurchaseSource Source, string SourceNumber, string Digest, bool IsGenuine, DateTime MadeAt, IReadOnlyList<EvidenceRow> Rows)
{
    public string Address => Addresses.Of(Source, SourceNumber);
}

/// <param name="IsKept">Whether a file with that hash is still kept; none where no file belongs to it.</param>
public sealed record EvidenceRow(EvidenceItem Item, bool? IsKept);

internal sealed class ShowEvidenceHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowEvidence, EvidencePage?>
{
    public async Task<EvidencePage?> Handle(ShowEvidence request, CancellationToken cancellationToken)
    {
        var digest = await db.Ledger.AsNoTracking().VisibleTo(user).Where(e => e.Id == request.EntryId).Select(e => e.EvidenceDigest).FirstOrDefaultAsync(cancellationToken);
        if (digest is null || await db.EvidenceManifests.AsNoTracking().FirstOrDefaultAsync(m => m.Digest == digest, cancellationToken) is not { } manifest) return null;
        var hashes = manifest.Items.Select(i => i.Sha256).OfType<string>().Distinct().ToList();
        var kept = hashes.Count == 0 ? [] : (await db.Files.Where(f => hashes.Contains(f.Sha256)).Select(f => f.Sha256).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return new(manifest.Source, manifest.SourceNumber, digest, EvidenceManifest.DigestOf(manifest.Text) == digest, manifest.MadeAt,
            [.. manifest.Items.Select(item => new EvidenceRow(item, item.Sha256 is null ? null : kept.Contains(item.Sha256)))]);
    }
}
