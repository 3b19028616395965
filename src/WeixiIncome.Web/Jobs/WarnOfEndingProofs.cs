using MediatR;
using Quartz;
using WeixiIncome.Web.Features.Catalogue.Lots.Papers;

namespace WeixiIncome.Web.Jobs;

/// <summary>Warns suppliers of test reports and certifications that end soon; each once.</summary>
[DisallowConcurrentExecution]
internal sealed class WarnOfEndingProofs(IMediator mediator) : IJob
{
    public const string Cron = "0 50 0 * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await mediator.Send(new WarnOfProofs(), cancellationToken);
}
