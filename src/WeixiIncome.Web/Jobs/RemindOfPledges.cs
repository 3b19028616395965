using MediatR;
using Quartz;
using WeixiIncome.Web.Features.Ledger.Pledges;

namespace WeixiIncome.Web.Jobs;

/// <summary>Reminds units of their pledges; asked every day, it does so once a month for each.</summary>
[DisallowConcurrentExecution]
internal sealed class RemindOfPledges(IMediator mediator) : IJob
{
    public const string Cron = "0 40 0 * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await mediator.Send(new RemindUnits(), cancellationToken);
}
