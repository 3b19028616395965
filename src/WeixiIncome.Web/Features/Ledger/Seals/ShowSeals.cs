using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Domain.Ledger.Seals;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.Features.Ledger.Seals;

/// <summary>The days that are closed, newest first; for everybody.</summary>
public sealed record ShowSeals(int? Page) : IRequest<SealsPage>;

public sealed record SealsPage(Paged<LedgerSeal> Seals, LedgerSeal? Last, LedgerAudit? Audit, string? PublicKey);

internal sealed class ShowSealsHandler(MarketDb db, LedgerHeads heads) : IRequestHandler<ShowSeals, SealsPage>
{
    private const int Size = 31;

    public async Task<SealsPage> Handle(ShowSeals request, CancellationToken cancellationToken)
    {
        var last = await db.LedgerSeals.AsNoTracking().OrderByDescending(s => s.Day).FirstOrDefaultAsync(cancellationToken);
        var total = last?.Sequence ?? 0;
        var number = Math.Clamp(request.Page ?? 1, 1, Math.Max(1, (total + Size - 1) / Size));
        var seals = await db.LedgerSeals.AsNoTracking().OrderByDescending(s => s.Day).Skip((number - 1) * Size).Take(Size).ToListAsync(cancellationToken);
        var audit = await db.LedgerAudits.AsNoTracking().OrderByDescending(a => a.At).FirstOrDefaultAsync(cancellationToken);
        return new(new(seals, number, Size, total), last, audit, heads.PublicKey);
    }
}
