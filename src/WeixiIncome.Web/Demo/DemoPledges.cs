using WeixiIncome.Data;
using WeixiIncome.Data.Buying.Activities;
using WeixiIncome.Data.Buying.Pledges;
using WeixiIncome.Data.Ledger.Pledges;
using WeixiIncome.Domain.Buying.Activities;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>The pledges of two units for last year and this one, and two activities of this year; made before the purchases that draw them down.</summary>
internal sealed class DemoPledges(DemoParties parties, DateTime now)
{
    private readonly Dictionary<(Guid Unit, int Year), Pledge> pledges = [];
    private readonly List<ActivityEvent> activities = [];

    private int Year => BusinessDate.Of(now).Year;

    public async Task Make(MarketDb db, CancellationToken ct)
    {
        foreach (var (buyer, amount) in new[] { (parties.Units[6], 900_000m), (parties.Units[11], 1_200_000m) })
            foreach (var year in new[] { Year - 1, Year })
            {
                var at = BusinessDate.Start(new DateOnly(year, 1, 5)).AddHours(2);
                if (at > now) continue;
                var before = pledges.GetValueOrDefault((buyer.Organisation.Id, year - 1));
                var pledge = Pledge.Draft(await db.NextPledgeNumber(year, ct), buyer.Organisation,
                    new(year, PledgingBody.Unit, Money.FromYuan(before is null ? amount : amount * 1.2m), [], "示例：按年认购，自愿承诺。"), before?.Id, buyer.Buyer, at);
                pledge.Sign(new DateOnly(year, 1, 5), $"示例函〔{year}〕{pledges.Count + 1}号", null, buyer.Approver, at.AddHours(1));
                pledges[(buyer.Organisation.Id, year)] = pledge;
                db.Pledges.Add(pledge);
            }
        await Arrange(db, Activity.Hospitals, "维西山珍进医院（示例）", new DateOnly(Year, 3, 18), 1, "县示例医院门诊广场", 3, [(3, 60_000m), (1, 20_000m)], ct);
        await Arrange(db, Activity.Communities, "维西农产品进宝山社区（示例）", new DateOnly(Year, 9, 12), 3, "宝山区示例街道文化广场", 12, [(12, 200_000m), (11, 150_000m)], ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>What a purchase draws down.</summary>
    public Guid? PledgeOf(DemoPurchase plan) =>
        plan.Purpose == Purpose.Pledge && pledges.TryGetValue((plan.Buyer.Organisation.Id, plan.DeliverOn.Year), out var pledge) && plan.At >= BusinessDate.Start(pledge.SignedOn!.Value) ? pledge.Id : null;

    /// <summary>The activity that brought a purchase about, within three months.</summary>
    public Guid? ActivityOf(DemoPurchase plan) => activities.Find(a => a.Kind == plan.Activity && a.Promises.Any(p => p.UnitId == plan.Buyer.Organisation.Id)
        && BusinessDate.Of(plan.At) >= a.From && BusinessDate.Of(plan.At) <= a.From.AddDays(90))?.Id;

    /// <summary>Last year's are closed in January with what had been accepted.</summary>
    public async Task Close(MarketDb db, CancellationToken ct)
    {
        var at = BusinessDate.Start(new DateOnly(Year, 1, 8)).AddHours(2);
        if (at > now) return;
        foreach (var buyer in new[] { parties.Units[6], parties.Units[11] })
        {
            if (!pledges.TryGetValue((buyer.Organisation.Id, Year - 1), out var last)) continue;
            db.Pledges.Attach(last);
            last.Close(await db.ProgressOf(last, ct), "示例：部分采购改到次年执行，其余已完成。", buyer.Approver, at);
        }
        await db.SaveChangesAsync(ct);
    }

    private async Task Arrange(MarketDb db, Activity kind, string title, DateOnly from, int days, string place, int host, (int Unit, decimal Amount)[] promises, CancellationToken ct)
    {
        var unit = parties.Units[host].Organisation;
        var activity = ActivityEvent.Arrange(await db.NextActivityNumber(from.Year, ct), unit, unit, new(kind, title, from, from.AddDays(days - 1), place,
            [parties.Suppliers[0].Organisation.Id, parties.Suppliers[4].Organisation.Id, parties.Suppliers[5].Organisation.Id],
            [.. promises.Select(p => new PromiseTerms(parties.Units[p.Unit].Organisation.Id, parties.Units[p.Unit].Organisation.Name, Money.FromYuan(p.Amount)))]));
        var told = BusinessDate.Start(from.AddDays(days + 2)).AddHours(2);
        if (told <= now) activity.Tell("示例：现场展销维西山药、核桃和蜂蜜，各单位当场认购，后续按订单兑现。", told);
        activities.Add(activity);
        db.ActivityEvents.Add(activity);
    }
}
