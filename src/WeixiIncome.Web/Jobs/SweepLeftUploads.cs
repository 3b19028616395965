using MediatR;
using Quartz;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Jobs;

/// <summary>Deletes uploads that no command took into use, every night.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepLeftUploads(IMediator mediator) : IJob
{
    /// <summary>By UTC: half past three in China.</summary>
    public const string Cron = "0 30 19 * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        while (await mediator.Send(new SweepUploads(), cancellationToken) == SweepUploads.AtOnce) { }
    }
}
