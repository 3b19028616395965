using MediatR;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Buying.Quotations;

namespace WeixiIncome.Web.Features.Orders.Awarding;

/// <summary>The opened answers by line, to be awarded.</summary>
public sealed record ShowAward(string Number, AwardQuotation? Typed = null) : IRequest<AwardPage>;

/// <summary>The page.</summary>
public sealed record AwardPage(QuotationPage Request, AwardQuotation Form)
{
    /// <summary>What was typed for an answer; nothing before.</summary>
    public decimal? Typed(Guid line, Guid bid) => Form.Awards?.FirstOrDefault(a => a.LineId == line && a.BidId == bid)?.Quantity;
}

internal sealed class ShowAwardHandler(IMediator mediator) : IRequestHandler<ShowAward, AwardPage>
{
    public async Task<AwardPage> Handle(ShowAward query, CancellationToken ct)
    {
        var page = await mediator.Send(new ShowQuotation(query.Number), ct);
        // An award that was just decided by somebody else is answered on the same page, with the sentence.
        if (query.Typed is null && page.Quotation.Status != QuotationStatus.Opened) throw new NotThere();
        return new(page, query.Typed ?? new(query.Number, page.Quotation.Version, null, null, null, Guid.CreateVersion7()));
    }
}
