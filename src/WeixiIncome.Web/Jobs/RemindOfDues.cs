using MediatR;
using Quartz;
using WeixiIncome.Web.Features.Payments.Payouts;

namespace WeixiIncome.Web.Jobs;

/// <summary>Reminds suppliers and townships of late money to households; asked every morning in China, each due is told of once a week.</summary>
[DisallowConcurrentExecution]
internal sealed class RemindOfDues(IMediator mediator) : IJob
{
    /// <summary>In UTC: at 9:25 of China's clocks, whatever clock the machine has.</summary>
    public const string Cron = "0 25 1 * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await mediator.Send(new RemindOfLateDues(), cancellationToken);
}
