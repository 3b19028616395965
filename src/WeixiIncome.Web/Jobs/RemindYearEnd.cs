using MediatR;
using Quartz;
using WeixiIncome.Web.Features.Buying.YearEnd;

namespace WeixiIncome.Web.Jobs;

/// <summary>Reminds of the year end's days; hourly, so that a day without a running market is made up for.</summary>
[DisallowConcurrentExecution]
internal sealed class RemindYearEnd(IMediator mediator) : IJob
{
    public const string Cron = "0 12 * * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await mediator.Send(new RemindOfYearEnd(), cancellationToken);
}
