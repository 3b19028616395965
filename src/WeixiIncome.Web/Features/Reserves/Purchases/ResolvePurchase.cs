using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Purchases;

/// <summary>A person settles what the sources disagree in.</summary>
/// <param name="To">Whose record holds.</param>
/// <param name="IsSameOrder">The like order of this market is the same purchase: it counts on 832 only.</param>
public sealed record ResolvePurchase(Guid FormKey, string Number, long? Version,
    [Required, Display(Name = "以哪一份为准")] List832? To,
    [Display(Name = "与本平台订单是同一笔采购")] bool IsSameOrder,
    [Required, StringLength(300), Display(Name = "处理说明")] string? Reason) : ICommand<bool>, IOnce
{
    /// <summary>The bureau, or the unit's approver or treasurer; never a supplier.</summary>
    internal static bool MayBy(ICurrentUser user, Purchase832 purchase, Guid? own) =>
        user.IsBureau() || purchase.UnitId is not null && purchase.UnitId == own && user.Has(MarketRole.Approver, MarketRole.Treasurer);
}

internal sealed class ResolvePurchaseHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ResolvePurchase, bool>
{
    public async Task<bool> Handle(ResolvePurchase form, CancellationToken ct)
    {
        var own = await db.ReserveUnitOf(user, ct);
        var purchase = await db.Purchases832.VisibleTo(user, own, db).Whole().Where(p => p.Number == form.Number).OrNotThere(ct);
        if (!ResolvePurchase.MayBy(user, purchase, own?.Id)) throw new NotThere();
        purchase.Expect(form.Version);
        purchase.Resolve(form.To!.Value, form.IsSameOrder, form.Reason, user.MemberId!.Value, clock.Now());
        await db.Account([purchase], form.Reason!, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
