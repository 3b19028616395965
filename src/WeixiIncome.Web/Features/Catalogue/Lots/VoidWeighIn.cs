using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Lots;

/// <summary>A mistake at the scale, while the lot is open: it counts no longer, and nothing is owed for it.</summary>
public sealed record VoidWeighIn(Guid FormKey, string Number, long? Version, Guid WeighInId, [Required, StringLength(200), Display(Name = "作废原因")] string? Reason) : ICommand<bool>, IOnce;

internal sealed class VoidWeighInHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<VoidWeighIn, bool>
{
    public async Task<bool> Handle(VoidWeighIn form, CancellationToken ct)
    {
        var lot = await db.Lots.VisibleTo(user, db).Where(l => l.Number == form.Number && l.SupplierId == user.OrganisationId).Include(l => l.Shares).Include(l => l.WeighIns.Where(w => w.Id == form.WeighInId)).OrNotThere(ct);
        lot.Expect(form.Version);
        var weighed = lot.VoidWeighIn(form.WeighInId, form.Reason, user.MemberId, clock.Now());
        await db.MoveLot(lot, -weighed.Net, LotCause.WeighInVoided, weighed.Id, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
