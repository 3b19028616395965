using MediatR;
using Quartz;
using WeixiIncome.Web.Features.Orders.Standing;

namespace WeixiIncome.Web.Jobs;

/// <summary>Places the deliveries of standing orders that are due, a little after every full hour.</summary>
[DisallowConcurrentExecution]
internal sealed class PlaceStandingOrders(IMediator mediator) : IJob
{
    public const string Cron = "30 4 * * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await mediator.Send(new PlaceDueStandingOrders(), cancellationToken);
}
