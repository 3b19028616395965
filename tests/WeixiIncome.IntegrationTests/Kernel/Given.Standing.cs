using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.IntegrationTests.Kernel;

public sealed partial class Given
{
    /// <summary>A weekly standing order for every Monday, ordered three days before, of what sellers offer.</summary>
    /// <param name="now">When it is written down; the test's clock where it is left out.</param>
    public async Task<StandingOrder> Standing(BuyingUnit unit, (Seller Seller, long Quantity)[] goods, bool approved = true, Rhythm? rhythm = null, PriceRule rule = PriceRule.Today, Money? limit = null,
        DateTime? now = null, DeliveryAddress? address = null, DateOnly? endsOn = null, int orderDaysBefore = 3)
    {
        address ??= await Address(unit.Organisation);
        var at = now ?? Now;
        return await market.InDb(async db => await db.Write(async ct =>
        {
            var lines = new List<StandingLineTerms>();
            foreach (var (seller, quantity) in goods)
            {
                var offer = await db.Offers.AsNoTracking().Include(o => o.Tiers).SingleAsync(o => o.Id == seller.Offer.Id, ct);
                lines.Add(new(offer, seller.Product, quantity, rule, limit));
            }
            var terms = new StandingTerms("每周一食堂", rhythm ?? Rhythm.Weekly(1, DayOfWeek.Monday), BusinessDate.Of(at), endsOn, orderDaysBefore, DeliveryWindow.Morning, address.Id, Purpose.Canteen, Activity.None, null, null, true, true, lines);
            var standing = StandingOrder.Submit($"DQ-{Interlocked.Increment(ref counter):0000}", unit.Organisation, terms, unit.Buyer.Id, at);
            if (approved) standing.Approve(unit.Approver.Id, null, at);
            db.StandingOrders.Add(standing);
            await db.SaveChangesAsync(ct);
            return standing;
        }, CancellationToken.None));
    }

    /// <summary>Appointed to read the papers of a unit, around the test's day.</summary>
    public async Task<Person> Auditor(Organisation unit)
    {
        var person = await Member(await Organisation(OrganisationKind.AuditOffice), MarketRole.Auditor);
        await market.InDb(async db =>
        {
            var post = await db.Memberships.Include(m => m.AuditedUnits).SingleAsync(m => m.MemberId == person.Id);
            post.Appoint([unit.Id], BusinessDate.Of(Now).AddDays(-60), BusinessDate.Of(Now).AddDays(60));
            await db.SaveChangesAsync();
        });
        return person;
    }

    public Task Holiday(Organisation unit, DateOnly from, DateOnly to, HolidayKind kind = HolidayKind.Own) => market.InDb(async db =>
    {
        db.HolidayPeriods.Add(new HolidayPeriod(unit.Id, "寒假", kind, from, to));
        await db.SaveChangesAsync();
    });

    /// <summary>An agreement or plan over what sellers offer, in force.</summary>
    public Task<Agreement> Agreement(BuyingUnit unit, (Seller Seller, long Quantity)[] goods, AgreementKind kind = AgreementKind.MonthlyPlan, PriceRule rule = PriceRule.Today, Money? price = null,
        DateOnly? from = null, DateOnly? to = null, Money? amount = null) => market.InDb(async db => await db.Write(async ct =>
    {
        var today = BusinessDate.Of(Now);
        var lines = new List<AgreementLineTerms>();
        foreach (var (seller, quantity) in goods)
            lines.Add(new(await db.Offers.AsNoTracking().Include(o => o.Tiers).SingleAsync(o => o.Id == seller.Offer.Id, ct), seller.Product, quantity, rule, price));
        var agreement = Domain.Buying.Agreements.Agreement.Submit($"XY-{Interlocked.Increment(ref counter):0000}", new(kind, "测试计划", unit.Organisation, kind == AgreementKind.Supply ? goods[0].Seller.Organisation : null,
            from ?? today, to ?? new DateOnly(today.Year, today.Month, DateTime.DaysInMonth(today.Year, today.Month)), amount, null, lines), unit.Buyer.Id, Now);
        agreement.Approve(unit.Approver.Id, null, Now);
        if (kind == AgreementKind.Supply) agreement.Confirm(goods[0].Seller.Clerk.Id, null, Now);
        db.Agreements.Add(agreement);
        await db.SaveChangesAsync(ct);
        return agreement;
    }, CancellationToken.None));
}
