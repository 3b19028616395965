using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Papers;

/// <summary>Tells suppliers once of proofs that end within thirty days. Sent by the daily job.</summary>
public sealed record WarnOfProofs : ICommand<int>;

internal sealed class WarnOfProofsHandler(MarketDb db, TimeProvider clock) : IRequestHandler<WarnOfProofs, int>
{
    public async Task<int> Handle(WarnOfProofs command, CancellationToken ct)
    {
        var (today, until) = (clock.Today(), clock.Today().AddDays(QualityProof.WarnDays));
        var ending = await db.QualityProofs.Where(p => p.RemovedAt == null && p.WarnedAt == null && p.ExpiresOn != null && p.ExpiresOn >= today && p.ExpiresOn <= until).OrderBy(p => p.Id).Take(500).ToListAsync(ct);
        foreach (var proof in ending)
        {
            await db.Notify(proof.SupplierId, [MarketRole.CooperativeClerk], "{0} {1} 将在 {2} 到期，到期后不再展示，请及时换证。", [proof.Kind, proof.Number, proof.ExpiresOn], "/supply/proofs", clock.Now(), ct);
            proof.Warned(clock.Now());
        }
        await db.SaveChangesAsync(ct);
        return ending.Count;
    }
}
