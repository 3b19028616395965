using MediatR;
using Quartz;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Ledger.Seals;

namespace WeixiIncome.Web.Jobs;

/// <summary>Closes yesterday once it is over for certain, and holds the whole ledger against its seals.</summary>
[DisallowConcurrentExecution]
internal sealed class SealLedgerDays(IMediator mediator, ILogger<SealLedgerDays> log) : IJob
{
    /// <summary>In UTC: at 1:20 of China's clocks.</summary>
    public const string Cron = "0 20 17 * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await mediator.Send(new SealLedger(), cancellationToken);
        }
        catch (RuleBroken broken)
        {
            log.LogError("The ledger was not sealed: {Reason}", broken.Message);
        }
        var verdict = await mediator.Send(new VerifyLedger(), cancellationToken);
        if (verdict.Fault is { } fault) log.LogError("The ledger is not what was sealed: {Kind} on {Day}, entry {Entry}", fault.Kind, fault.Day, fault.EntryId);
    }
}
