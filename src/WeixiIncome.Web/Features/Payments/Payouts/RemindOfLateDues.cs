using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Payments.Payouts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.Payouts;

/// <summary>
/// Reminds suppliers of what households wait for longer than usual, and the households' townships: of a due once when it becomes late, and
/// every week from then. Answers how many suppliers were reminded. Sent by the daily job.
/// </summary>
public sealed record RemindOfLateDues : IRequest<int>;

/// <summary>Reminds one supplier; false where that was done, by whichever process.</summary>
public sealed record RemindSupplierOfDues(Guid SupplierId) : ICommand<bool>;

internal sealed class RemindOfLateDuesHandler(MarketDb db, IMediator mediator, TimeProvider clock, ILogger<RemindOfLateDuesHandler> log) : IRequestHandler<RemindOfLateDues, int>
{
    public async Task<int> Handle(RemindOfLateDues request, CancellationToken ct)
    {
        var suppliers = await db.HouseholdDues.ToRemind(clock.Today()).Select(d => d.SupplierId).Distinct().OrderBy(id => id).ToListAsync(ct);
        var reminded = 0;
        foreach (var id in suppliers)
        {
            try
            {
                if (await mediator.Send(new RemindSupplierOfDues(id), ct)) reminded++;
            }
            catch (RuleBroken other)
            {
                // Another process took some of them: it told of those, and the rest is told at the next run.
                log.LogInformation("Late dues of {Supplier}: {Reason}", id, other.Message);
            }
        }
        return reminded;
    }
}

internal sealed class RemindSupplierOfDuesHandler(MarketDb db, TimeProvider clock) : IRequestHandler<RemindSupplierOfDues, bool>
{
    private const string Address = "/payouts?late=true";
    private const int TownshipDigits = 9;

    private sealed record LateDue(Guid Id, Guid HouseholdId, string Township, long Open, DateOnly OwedOn);

    public async Task<bool> Handle(RemindSupplierOfDues command, CancellationToken ct)
    {
        var (now, today) = (clock.Now(), clock.Today());
        var late = await (from due in db.HouseholdDues.ToRemind(today)
                          join household in db.Households on due.HouseholdId equals household.Id
                          where due.SupplierId == command.SupplierId
                          select new LateDue(due.Id, due.HouseholdId, household.VillageCode.Substring(0, TownshipDigits), (long)due.Amount - (long)due.Paid - (long)due.OnTheWay, due.OwedOn)).ToListAsync(ct);
        var ids = late.ConvertAll(d => d.Id);
        // Whoever writes the day first reminds; the others find it written.
        var claimed = await db.HouseholdDues.ToRemind(today).Where(d => ids.Contains(d.Id)).ExecuteUpdateAsync(set => set.SetProperty(d => d.RemindedOn, today), ct);
        if (claimed == 0) return false;
        if (claimed != ids.Count) throw new RuleBroken("这些款项刚刚提醒过。");
        await TellSupplier(command.SupplierId, late, now, ct);
        foreach (var township in late.GroupBy(d => d.Township)) await TellTownship(command.SupplierId, township.Key, [.. township], now, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private Task TellSupplier(Guid supplierId, List<LateDue> late, DateTime now, CancellationToken ct) =>
        db.Notify(supplierId, [MarketRole.CooperativeClerk, MarketRole.Treasurer], "{0} 户的货款共 {1} 超过 {2} 天没有付，最早一笔是 {3} 的，请尽快发放。",
            [HouseholdsOf(late), SumOf(late), HouseholdDue.UsualDays, late.Min(d => d.OwedOn)], Address, now, ct);

    private async Task TellTownship(Guid supplierId, string township, List<LateDue> late, DateTime now, CancellationToken ct)
    {
        var supplier = await db.Organisations.Where(o => o.Id == supplierId).Select(o => o.Name).SingleAsync(ct);
        foreach (var office in await db.Organisations.Where(o => o.Kind == OrganisationKind.Township && o.AreaCode == township && o.Status == OrganisationStatus.Active).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(ct))
            await db.Notify(office, [MarketRole.TownshipOfficer], "{0} 欠本地 {1} 户货款共 {2}，超过 {3} 天没有付，请督促。", [supplier, HouseholdsOf(late), SumOf(late), HouseholdDue.UsualDays], Address, now, ct);
    }

    private static int HouseholdsOf(List<LateDue> late) => late.Select(d => d.HouseholdId).Distinct().Count();

    private static Money SumOf(List<LateDue> late) => new(late.Sum(d => d.Open));
}
