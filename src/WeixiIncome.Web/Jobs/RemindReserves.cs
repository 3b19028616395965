using MediatR;
using Quartz;
using WeixiIncome.Web.Features.Reserves.Overview;

namespace WeixiIncome.Web.Jobs;

/// <summary>Reminds units that are behind with their reserve: asks every morning in China, tells each unit once a month.</summary>
[DisallowConcurrentExecution]
internal sealed class RemindReserves(IMediator mediator) : IJob
{
    /// <summary>In UTC: at 9:10 of China's clocks, whatever clock the machine has.</summary>
    public const string Cron = "0 10 1 * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await mediator.Send(new RemindBehind(), cancellationToken);
}
