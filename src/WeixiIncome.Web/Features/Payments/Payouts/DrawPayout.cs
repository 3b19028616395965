using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.Payouts;

/// <summary>Draws a payout up for chosen households: all that is open of each, or a typed part.</summary>
public sealed record DrawPayout(Guid FormKey, [Required, Display(Name = "发放方式")] PayoutWay? Way, IReadOnlyList<PayoutForm>? Households) : ICommand<string>, IOnce;

/// <param name="Number">Of the household; chosen when ticked.</param>
/// <param name="Amount">Empty: all that is open.</param>
public sealed record PayoutForm(string? Number, bool Chosen, [Display(Name = "发放金额")] decimal? Amount);

/// <summary>A return to households beside the price (保底补差, 盈余返还), declared by the supplier.</summary>
public sealed record DeclareReturn(Guid FormKey, [Required, StringLength(12), Display(Name = "户编号")] string? Household, [Required, Display(Name = "款项类型")] DueKind? Kind, [Required, Display(Name = "金额")] decimal? Amount, [StringLength(200), Display(Name = "说明")] string? Note) : ICommand<bool>, IOnce;

internal sealed class DrawPayoutHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DrawPayout, string>, IRequestHandler<DeclareReturn, bool>
{
    public async Task<string> Handle(DrawPayout form, CancellationToken ct)
    {
        var now = clock.Now();
        var chosen = (form.Households ?? []).Where(h => h.Chosen && !string.IsNullOrWhiteSpace(h.Number)).DistinctBy(h => h.Number).ToArray();
        var numbers = chosen.Select(h => h.Number!).ToList();
        var households = await db.Households.Where(h => numbers.Contains(h.Number)).Select(h => new { h.Id, h.Number }).ToDictionaryAsync(h => h.Number, h => h.Id, ct);
        var ids = households.Values.ToList();
        var dues = (await db.HouseholdDues.VisibleTo(user, db).Where(d => d.SupplierId == user.OrganisationId && ids.Contains(d.HouseholdId) && d.VoidedAt == null && (long)d.Amount > (long)d.Paid + (long)d.OnTheWay).ToListAsync(ct)).ToLookup(d => d.HouseholdId);
        PayoutTerms Terms(PayoutForm one)
        {
            if (!households.TryGetValue(one.Number!, out var id) || !dues.Contains(id)) throw new RuleBroken("户 {0} 没有未付的款项。", one.Number) { Field = "Households" };
            var open = dues[id].Aggregate(Money.Zero, (sum, due) => sum + due.Open);
            return new(id, one.Number!, one.Amount is { } typed ? Money.Typed(typed, "Households") : open, [.. dues[id]]);
        }
        var payout = Payout.Draw(await db.NextDayNumber("FF", now, ct), user.OrganisationId!.Value, form.Way!.Value, [.. chosen.Select(Terms)], user.MemberId!.Value, now);
        db.Payouts.Add(payout);
        await db.SaveChangesAsync(ct);
        return payout.Number;
    }

    public async Task<bool> Handle(DeclareReturn form, CancellationToken ct)
    {
        if (form.Kind is not (DueKind.FloorPrice or DueKind.SurplusReturn)) throw new RuleBroken("请选择保底补差或盈余返还；收购款由过磅产生。") { Field = nameof(form.Kind) };
        var number = form.Household!.Trim().ToUpperInvariant();
        var household = await db.HouseholdBindings.Where(b => b.SupplierId == user.OrganisationId).Join(db.Households, b => b.HouseholdId, h => h.Id, (_, h) => h).Where(h => h.Number == number).Select(h => (Guid?)h.Id).FirstOrDefaultAsync(ct)
            ?? throw new RuleBroken("户 {0} 没有绑定过本单位。", number) { Field = nameof(form.Household) };
        db.HouseholdDues.Add(new HouseholdDue(user.OrganisationId!.Value, household, form.Kind.Value, form.FormKey, null, Money.Typed(form.Amount!.Value, nameof(form.Amount)), clock.Today(), form.Note, user.MemberId, clock.Now()));
        await db.SaveChangesAsync(ct);
        return true;
    }
}
