using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Ledger.Seals;
using WeixiIncome.Domain.Ledger.Seals;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.Features.Ledger.Seals;

/// <summary>Holds the whole ledger against its seals and what was kept outside, and leaves the result for the desk.</summary>
public sealed record VerifyLedger : IRequest<LedgerVerdict>;

internal sealed class VerifyLedgerHandler(MarketDb db, LedgerHeads heads, TimeProvider clock) : IRequestHandler<VerifyLedger, LedgerVerdict>
{
    public async Task<LedgerVerdict> Handle(VerifyLedger request, CancellationToken cancellationToken)
    {
        var verdict = await db.Verify(heads.Read(), cancellationToken);
        db.LedgerAudits.Add(new LedgerAudit(verdict.Days, verdict.Entries, verdict.Fault, clock.Now()));
        await db.SaveChangesAsync(cancellationToken);
        return verdict;
    }
}
