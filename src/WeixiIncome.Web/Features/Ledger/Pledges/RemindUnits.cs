using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Ledger.Pledges;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Pledges;

/// <summary>Reminds every unit of its open pledges, each once a month, and tells the county of those that are behind; answers how many were reminded.</summary>
public sealed record RemindUnits : IRequest<int>;

/// <summary>Reminds of one pledge; false where that was done this month, by whichever process.</summary>
public sealed record RemindOfPledge(Guid PledgeId) : ICommand<bool>;

internal sealed class RemindUnitsHandler(MarketDb db, IMediator mediator, TimeProvider clock, ILogger<RemindUnitsHandler> log) : IRequestHandler<RemindUnits, int>
{
    public async Task<int> Handle(RemindUnits request, CancellationToken ct)
    {
        var (period, year) = (RemindOfPledgeHandler.PeriodOf(clock.Today()), clock.Today().Year);
        var due = await db.Pledges.Where(p => p.Status == PledgeStatus.InForce && p.Year <= year && !db.PledgeReminders.Any(r => r.PledgeId == p.Id && r.Period == period))
            .OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
        var reminded = 0;
        foreach (var id in due)
        {
            try
            {
                if (await mediator.Send(new RemindOfPledge(id), ct)) reminded++;
            }
            catch (RuleBroken other)
            {
                // Another process was faster; it told them.
                log.LogInformation("Pledge {Pledge}: {Reason}", id, other.Message);
            }
        }
        return reminded;
    }
}

internal sealed class RemindOfPledgeHandler(MarketDb db, TimeProvider clock) : IRequestHandler<RemindOfPledge, bool>
{
    private static readonly MarketRole[] Hands = [MarketRole.Buyer, MarketRole.Approver];

    public static int PeriodOf(DateOnly day) => day.Year * 100 + day.Month;

    public async Task<bool> Handle(RemindOfPledge command, CancellationToken ct)
    {
        var (now, today) = (clock.Now(), clock.Today());
        var pledge = await db.Pledges.Include(p => p.Goods).SingleAsync(p => p.Id == command.PledgeId, ct);
        if (!pledge.IsOpen || await db.PledgeReminders.AnyAsync(r => r.PledgeId == pledge.Id && r.Period == PeriodOf(today), ct)) return false;
        var progress = await db.ProgressOf(pledge, ct);
        var isBehind = pledge.IsBehind(progress, today);
        db.PledgeReminders.Add(new PledgeReminder(pledge.Id, PeriodOf(today), isBehind, now));
        await Tell(pledge, progress, isBehind, now, ct);
        await db.SaveUnlessTaken(new RuleBroken("这份认购本月已经提醒过。"), ct);
        return true;
    }

    private async Task Tell(Pledge pledge, PledgeProgress progress, bool isBehind, DateTime now, CancellationToken ct)
    {
        var link = $"/pledges/{pledge.Number}";
        var sentence = pledge.IsFulfilledBy(progress) ? "认购 {0} 已完成：已验收 {1}，可以结转。"
            : isBehind ? "认购 {0} 落后于时间进度：已验收 {1}，请安排采购。" : "认购 {0} 进度正常：已验收 {1}。";
        await db.Notify(pledge.UnitId, Hands, sentence, [pledge.Number, progress.Accepted], link, now, ct);
        if (!isBehind) return;
        var unit = await db.Organisations.Where(o => o.Id == pledge.UnitId).Select(o => o.Name).SingleAsync(ct);
        foreach (var office in await db.Organisations.Where(o => o.Kind == OrganisationKind.CountyDepartment && o.AreaCode == Area.Weixi).Select(o => o.Id).ToListAsync(ct))
            await db.Notify(office, [MarketRole.CountySupervisor], "{0} 的认购 {1} 落后于时间进度：已验收 {2}。", [unit, pledge.Number, progress.Accepted], link, now, ct);
    }
}
