using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Quotations;

/// <summary>Closes requests whose deadline passed, and lets those expire that nobody awarded; answers how many. Several replicas may do so at once.</summary>
public sealed record CloseDueQuotations : IRequest<int>;

internal sealed class CloseDueQuotationsHandler(MarketDb db, IMediator mediator, TimeProvider clock) : IRequestHandler<CloseDueQuotations, int>
{
    private const int AtOnce = 200;

    public async Task<int> Handle(CloseDueQuotations request, CancellationToken ct)
    {
        var now = clock.Now();
        var late = now.AddDays(-Quotation.DaysToAward);
        var due = await db.Quotations.Where(q => q.Status == QuotationStatus.Published && q.Deadline <= now
                || (q.Status == QuotationStatus.Closed || q.Status == QuotationStatus.Opened) && q.Deadline <= late)
            .OrderBy(q => q.Deadline).Select(q => q.Id).Take(AtOnce).ToListAsync(ct);
        var moved = 0;
        foreach (var id in due)
            if (await Moved(id, ct)) moved++;
        return moved;
    }

    /// <summary>False where another process was faster.</summary>
    private async Task<bool> Moved(Guid id, CancellationToken ct)
    {
        try
        {
            return await mediator.Send(new LetTimePass(id), ct);
        }
        catch (RuleBroken)
        {
            return false;
        }
    }
}

/// <summary>What the clock does with one request: closes it, or lets it expire. Its version lets one process do so.</summary>
public sealed record LetTimePass(Guid QuotationId) : ICommand<bool>;

internal sealed class LetTimePassHandler(MarketDb db, TimeProvider clock) : IRequestHandler<LetTimePass, bool>
{
    public async Task<bool> Handle(LetTimePass command, CancellationToken ct)
    {
        var quotation = await db.Quotations.Where(q => q.Id == command.QuotationId).OrNotThere(ct);
        var now = clock.Now();
        var moved = quotation.Close(now);
        moved |= quotation.Expire(now);
        await db.SaveChangesAsync(ct);
        return moved;
    }
}
