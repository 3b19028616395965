using MediatR;
using Quartz;
using WeixiIncome.Web.Features.Buying.Quotations;

namespace WeixiIncome.Web.Jobs;

/// <summary>Looks every minute which requests for quotation have reached their deadline, and which have expired.</summary>
[DisallowConcurrentExecution]
internal sealed class CloseQuotations(IMediator mediator) : IJob
{
    public const string Cron = "5 * * * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await mediator.Send(new CloseDueQuotations(), cancellationToken);
}
