using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Domain.Ledger.Seals;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.Features.Ledger.Seals;

/// <summary>All seals, oldest first, with the key that signs them: what an inclusion is held against.</summary>
public sealed record ExportSeals : IRequest<SealsFile>;

/// <summary>A seal as it is published.</summary>
/// <param name="Day">yyyy-MM-dd.</param>
public sealed record PublishedSeal(int Sequence, string Day, int Count, long Total, string Root, string Previous, string Head)
{
    public static PublishedSeal Of(LedgerSeal seal) => new(seal.Sequence, seal.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), seal.Count, seal.Total, seal.Root, seal.Previous, seal.Head);
}

/// <param name="PublicKey">PEM, P-256.</param>
public sealed record SealsFile(string? PublicKey, IReadOnlyList<PublishedSeal> Seals);

internal sealed class ExportSealsHandler(MarketDb db, LedgerHeads heads) : IRequestHandler<ExportSeals, SealsFile>
{
    public async Task<SealsFile> Handle(ExportSeals request, CancellationToken cancellationToken) =>
        new(heads.PublicKey, [.. (await db.LedgerSeals.AsNoTracking().OrderBy(s => s.Sequence).ToListAsync(cancellationToken)).Select(PublishedSeal.Of)]);
}
