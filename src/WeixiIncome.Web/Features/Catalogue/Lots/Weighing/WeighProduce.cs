using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Weighing;

/// <summary>
/// Produce over the scale. Kept on the phone while the signal is lost: the form's key was made there, so that it counts once however often it
/// is sent and by whichever of the supplier's clerks, and <see cref="WeighedAt"/> says when it was weighed.
/// </summary>
/// <param name="Household">Number of a household that is bound to the supplier; empty for its own fields or producers that are not registered.</param>
public sealed record WeighProduce(Guid FormKey, [Required, StringLength(20), Display(Name = "批次")] string? Lot, [StringLength(12), Display(Name = "户编号")] string? Household,
    [Required, Display(Name = "毛重")] decimal? Gross, [Display(Name = "皮重")] decimal? Tare, [Required, Display(Name = "单价")] decimal? Price, [Display(Name = "过磅时间")] DateTimeOffset? WeighedAt) : ICommand<Weighed>, IOnce;

/// <summary>What the receipt is called, and what came of it.</summary>
public sealed record Weighed(string Receipt, string Lot, long Net, long Fen);

internal sealed class WeighProduceHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<WeighProduce, Weighed>
{
    public async Task<Weighed> Handle(WeighProduce form, CancellationToken ct)
    {
        var (now, id) = (clock.Now(), IdOf(form.FormKey));
        if (await Weighed(id, ct) is { } before) return before;
        var lot = await db.Lots.VisibleTo(user, db).Where(l => l.Number == form.Lot && l.SupplierId == user.OrganisationId).Include(l => l.Shares).SingleOrDefaultAsync(ct)
            ?? throw new RuleBroken("没有批次 {0}，请重新选择。", form.Lot) { Field = nameof(form.Lot) };
        var producer = await Producer(form.Household, ct);
        // Weighed before it was sent, but at most a fortnight: a phone whose clock is wrong is told.
        var at = form.WeighedAt is { } typed ? new DateTime(typed.UtcTicks / 10 * 10, DateTimeKind.Utc) : now;
        if (at < now.AddDays(-14)) throw new RuleBroken("过磅时间 {0} 太早，请核对手机的时间。", BusinessDate.Of(at)) { Field = nameof(form.WeighedAt) };
        var number = await db.NextDayNumber("GB", now, ct);
        // Numbers are given one by one: a colleague who sent the same a moment ago is done by now.
        if (await Weighed(id, ct) is { } meanwhile) return meanwhile;
        var weighed = lot.Weigh(new(number, producer, lot.Unit.ToBase(form.Gross!.Value), lot.Unit.ToBase(form.Tare ?? 0), Money.Typed(form.Price!.Value, nameof(form.Price)), at) { Id = id }, user.MemberId, now);
        await db.SaveChangesAsync(ct);
        await db.MoveLot(lot, weighed.Net, LotCause.WeighedIn, weighed.Id, now, ct);
        await db.SaveChangesAsync(ct);
        return new(weighed.Number, lot.Number, weighed.Net, weighed.Amount.Fen);
    }

    /// <summary>The same for every clerk of the supplier who sends what one phone kept; none where the form has no key.</summary>
    private Guid? IdOf(Guid key) => key == Guid.Empty ? null : new(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.OrganisationId:N}|{key:N}")).AsSpan(0, 16));

    private Task<Weighed?> Weighed(Guid? id, CancellationToken ct) =>
        (from row in db.WeighIns join lot in db.Lots on row.LotId equals lot.Id where row.Id == id select new Weighed(row.Number, lot.Number, row.Net, (long)row.Amount)).SingleOrDefaultAsync(ct);

    private async Task<Producer?> Producer(string? number, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(number)) return null;
        var typed = number.Trim().ToUpperInvariant();
        var household = await db.Households.VisibleTo(user).Where(h => h.Number == typed && h.Status == HouseholdStatus.Registered).Select(h => new { h.Id, h.Number, h.VillageCode, h.Kind }).SingleOrDefaultAsync(ct)
            ?? throw new RuleBroken("户 {0} 没有绑定本单位，请先登记绑定，或不填户编号（不归户）。", typed) { Field = nameof(WeighProduce.Household) };
        return new(household.Id, household.Number, household.VillageCode, household.Kind.IsAlleviated());
    }
}
