using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Payments.Payouts;

/// <summary>Weighed quantity × agreed price is what the household is owed; a void weigh-in owes nothing.</summary>
internal sealed class OweWhenWeighed(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<ProduceWeighed>>, INotificationHandler<Happened<WeighInVoided>>
{
    public async Task Handle(Happened<ProduceWeighed> notification, CancellationToken cancellationToken)
    {
        var lot = (await db.Lots.FindAsync([notification.What.LotId], cancellationToken))!;
        var weighed = lot.WeighIns.Single(w => w.Id == notification.What.WeighInId);
        if (weighed.HouseholdId is not { } household) return;
        db.HouseholdDues.Add(new HouseholdDue(lot.SupplierId, household, DueKind.Produce, weighed.Id, (lot.Id, lot.Number), weighed.Amount, weighed.WeighedOn, null, weighed.WeighedBy, clock.Now()));
    }

    public async Task Handle(Happened<WeighInVoided> notification, CancellationToken cancellationToken)
    {
        if (await db.HouseholdDues.SingleOrDefaultAsync(d => d.SourceId == notification.What.WeighInId && d.Kind == DueKind.Produce, cancellationToken) is { } due) due.Void(clock.Now());
    }
}
