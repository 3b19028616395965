using MediatR;
using Quartz;
using WeixiIncome.Web.Features.Accounts.Notices;

namespace WeixiIncome.Web.Jobs;

/// <summary>Empties the outbox every twenty seconds.</summary>
[DisallowConcurrentExecution]
internal sealed class SendMail(IMediator mediator) : IJob
{
    public const string Cron = "0/20 * * * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await mediator.Send(new SendOutbox(), cancellationToken);
}
