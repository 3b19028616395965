using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared.Papers;

/// <summary>Whether a printed paper was issued here and is unchanged.</summary>
/// <param name="Digest">The first sixteen characters of the digest, as the QR code carries them.</param>
public sealed record CheckPaper(string Number, string? Digest) : IRequest<PaperCheck>;

/// <summary>What may be said to whoever holds the paper: no content of it.</summary>
/// <param name="IsTrue">Issued here, kept unchanged, and the copy carries the same digest.</param>
public sealed record PaperCheck(string Number, PaperKind Kind, string Organisation, DateTime IssuedAt, string Digest, bool IsTrue, bool IsSealed);

internal sealed class CheckPaperHandler(MarketDb db) : IRequestHandler<CheckPaper, PaperCheck>
{
    public async Task<PaperCheck> Handle(CheckPaper query, CancellationToken ct)
    {
        var paper = await db.Papers.AsNoTracking().Where(p => p.Number == query.Number).OrNotThere(ct);
        // Without the digest, which stands on the paper alone, numbers could be tried one after the other.
        if (query.Digest is not { Length: >= 8 } digest || !paper.Sha256.StartsWith(digest[..8], StringComparison.OrdinalIgnoreCase)) throw new NotThere();
        var organisation = await db.Organisations.Where(o => o.Id == paper.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        var isTrue = paper.IsIntact && paper.Sha256.StartsWith(digest, StringComparison.OrdinalIgnoreCase);
        return new(paper.Number, paper.Kind, organisation, paper.IssuedAt, paper.Sha256, isTrue, paper.ScanFileId is not null);
    }
}
