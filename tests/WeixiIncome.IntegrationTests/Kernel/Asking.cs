using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace WeixiIncome.IntegrationTests.Kernel;

/// <summary>Sends what a job would send, as the market itself would carry it out.</summary>
public static class Asking
{
    public static async Task<TAnswer> Send<TAnswer>(this Market market, IRequest<TAnswer> request)
    {
        await using var scope = market.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
