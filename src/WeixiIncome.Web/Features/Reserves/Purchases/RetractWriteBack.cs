using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Purchases;

/// <summary>Takes back a number that the buyer wrote wrongly, as long as no list knows it and nothing counts.</summary>
public sealed record RetractWriteBack(Guid FormKey, string Number, long? Version) : ICommand<bool>, IOnce
{
    internal static bool MayBy(ICurrentUser user, Purchase832 purchase, Guid? own) =>
        user.ActsForUnit() && purchase.UnitId is not null && purchase.UnitId == own && purchase.Entries.Count == 0 && purchase.Records.All(record => record.Source == List832.WrittenBack);
}

internal sealed class RetractWriteBackHandler(MarketDb db, ICurrentUser user) : IRequestHandler<RetractWriteBack, bool>
{
    public async Task<bool> Handle(RetractWriteBack form, CancellationToken ct)
    {
        var own = await db.ReserveUnitOf(user, ct);
        var purchase = await db.Purchases832.VisibleTo(user, own, db).Whole().Where(p => p.Number == form.Number).OrNotThere(ct);
        if (!RetractWriteBack.MayBy(user, purchase, own?.Id) || await db.BindingCorrections.AnyAsync(c => c.OpenFor == purchase.Id, ct)) throw new NotThere();
        purchase.Expect(form.Version);
        db.Purchases832.Remove(purchase);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
