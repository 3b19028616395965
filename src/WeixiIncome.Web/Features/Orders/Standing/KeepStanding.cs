using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders.Standing;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Buying;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>Writes a standing order down, or changes one from now on.</summary>
/// <param name="Number">None for a new one.</param>
/// <param name="Weekdays">Days of the week on which it delivers.</param>
public sealed record KeepStanding(Guid FormKey, string? Number, long? Version,
    [Required, StringLength(60), Display(Name = "名称")] string? Name,
    [Required, Display(Name = "频率")] RhythmKind? Kind,
    [Range(1, 8), Display(Name = "每几周一次")] int? EveryWeeks,
    [Display(Name = "送货的星期")] IReadOnlyList<DayOfWeek>? Weekdays,
    [Range(1, 31), Display(Name = "每月几号")] int? DayOfMonth,
    [Required, Display(Name = "开始日期")] DateOnly? StartsOn,
    [Display(Name = "截止日期")] DateOnly? EndsOn,
    [Required, Range(1, 30), Display(Name = "提前几天下单")] int? OrderDaysBefore,
    [Required, Display(Name = "送货时段")] DeliveryWindow? Window,
    [Required, Display(Name = "收货地址")] Guid? AddressId,
    [Required, Display(Name = "用途")] Purpose? Purpose,
    [Required, Display(Name = "活动")] Activity? Activity,
    [Display(Name = "预算项目")] Guid? BudgetLineId,
    [StringLength(500), Display(Name = "备注")] string? Note,
    [Display(Name = "本单位放假时不送")] bool PausesInOwnHolidays,
    [Display(Name = "学校假期不送")] bool PausesInSchoolHolidays,
    IReadOnlyList<PlanLine>? Lines) : ICommand<string>, IOnce;

internal sealed class KeepStandingHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<KeepStanding, string>
{
    public async Task<string> Handle(KeepStanding form, CancellationToken ct)
    {
        var (now, me) = (clock.Now(), user.MemberId!.Value);
        var standing = form.Number is null ? null : await db.StandingOrders.Of(user).WithDeliveries().Where(o => o.Number == form.Number).OrNotThere(ct);
        standing?.Expect(form.Version);
        var terms = await Terms(form, standing, ct);
        if (standing is not null) standing.Change(terms, me, now);
        else
        {
            var series = string.Create(CultureInfo.InvariantCulture, $"DQ{clock.Today().Year}");
            var buyer = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == user.OrganisationId, ct);
            var number = await db.NextNumber(series, ct);
            standing = StandingOrder.Submit(string.Create(CultureInfo.InvariantCulture, $"{series}-{number:0000}"), buyer, terms, me, now);
            db.StandingOrders.Add(standing);
        }
        if (standing.Approval == StandingApproval.Awaited)
            await db.Notify(standing.BuyerId, [MarketRole.Approver], "定期订单 {0}（{1}）等您审批。", [standing.Number, standing.Amount], $"/standing/{standing.Number}", now, ct, me);
        await db.SaveChangesAsync(ct);
        return standing.Number;
    }

    private async Task<StandingTerms> Terms(KeepStanding form, StandingOrder? standing, CancellationToken ct)
    {
        if (!await db.DeliveryAddresses.Of(user).AnyAsync(a => a.Id == form.AddressId, ct)) throw new RuleBroken("这个收货地址已删除，请另选一个。") { Field = "AddressId" };
        await CheckBudget(form.BudgetLineId, form.Purpose!.Value, ct);
        var asked = PlanLine.Asked(form.Lines);
        var offers = await db.OffersNow([.. asked.Select(line => line.OfferId)], user, ct);
        var lines = asked.Select(line => Line(line, offers.GetValueOrDefault(line.OfferId) ?? throw new NotThere(), standing, form.Purpose!.Value)).ToArray();
        var rhythm = new Rhythm(form.Kind!.Value, form.EveryWeeks ?? 1, (form.Weekdays ?? []).Distinct().Sum(Rhythm.Bit), form.DayOfMonth ?? 0);
        return new(form.Name, rhythm, form.StartsOn!.Value, form.EndsOn, form.OrderDaysBefore!.Value, form.Window!.Value, form.AddressId!.Value, form.Purpose!.Value, form.Activity!.Value,
            form.BudgetLineId, form.Note, form.PausesInOwnHolidays, form.PausesInSchoolHolidays, lines);
    }

    /// <summary>The line of another year with the same code pays then: only whose it is and what it pays for is asked now.</summary>
    private async Task CheckBudget(Guid? id, Purpose purpose, CancellationToken ct)
    {
        if (id is null) return;
        var line = await db.BudgetLines.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id && l.UnitId == user.OrganisationId, ct)
            ?? throw new RuleBroken("没有这个预算项目，请重新选择。") { Field = "BudgetLineId" };
        if (!line.Pays(purpose)) throw new RuleBroken("预算项目“{0}”不用于“{1}”，请改选项目或用途。", $"{line.Code} {line.Name}", purpose) { Field = "BudgetLineId" };
    }

    /// <summary>What is gone may stay on a standing order that names it already; nothing gone comes in anew.</summary>
    private static StandingLineTerms Line(PlanLine line, OfferNow offer, StandingOrder? standing, Purpose purpose)
    {
        var quantity = offer.Offer.Unit.ToBase(line.Quantity!.Value);
        if (!offer.IsOnSale && standing?.Lines.Any(l => l.OfferId == line.OfferId) != true) throw new RuleBroken("“{0}”已下架，不能加入定期订单。", offer.Product.Name);
        if (quantity < offer.Offer.MinimumQuantity)
            throw new RuleBroken("“{0}”起订量 {1}，现在是 {2}。", offer.Product.Name, new Measured(offer.Offer.MinimumQuantity, offer.Offer.Unit), new Measured(quantity, offer.Offer.Unit));
        if (purpose == Purpose.Canteen && (offer.Category.IsAlcohol || !offer.Category.IsFood)) throw new RuleBroken("“{0}”（{1}）不能用于食堂，请改用途或去掉这一行。", offer.Product.Name, offer.Category.Name) { Field = "Purpose" };
        return new(offer.Offer, offer.Product, quantity, line.Rule ?? PriceRule.Today, line.TypedPrice);
    }
}
