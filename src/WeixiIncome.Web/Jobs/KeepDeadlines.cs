using MediatR;
using Quartz;
using WeixiIncome.Web.Features.Accounts.Contractors;
using WeixiIncome.Web.Features.Orders.Accepting;
using WeixiIncome.Web.Features.Orders.Complaints;
using WeixiIncome.Web.Features.Orders.Returns;

namespace WeixiIncome.Web.Jobs;

/// <summary>Every hour: reminds of complaints whose deadline passed, ends contracts whose last day passed, moves returns on, accepts what buyers agreed that time accepts.</summary>
[DisallowConcurrentExecution]
internal sealed class KeepDeadlines(IMediator mediator) : IJob
{
    public const string Cron = "0 7 * * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await mediator.Send(new RemindComplaints(), cancellationToken);
        await mediator.Send(new EndPastContracts(), cancellationToken);
        await mediator.Send(new KeepReturnDeadlines(), cancellationToken);
        await mediator.Send(new AcceptAsAgreed(), cancellationToken);
    }
}
