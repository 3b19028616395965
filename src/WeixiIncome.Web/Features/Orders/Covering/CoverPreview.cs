using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Covering;

/// <summary>Whether agreements and plans would cover what lies in the cart, before it is submitted.</summary>
public sealed record ShowCover(DateOnly DeliverOn) : IRequest<IReadOnlyList<CoverRow>>;

/// <summary>One supplier's part: covered by an agreement, or why not.</summary>
/// <param name="Amount">What it comes to at the prices that hold under the agreement.</param>
public sealed record CoverRow(string Supplier, string Agreement, Money Amount, RuleBroken? Why);

internal sealed class ShowCoverHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowCover, IReadOnlyList<CoverRow>>
{
    public async Task<IReadOnlyList<CoverRow>> Handle(ShowCover query, CancellationToken ct)
    {
        if (user.OrganisationId is not { } buyer || user.Kind?.BuysAlone() != false) return [];
        var agreements = await db.AgreementsFor(buyer, query.DeliverOn, ct);
        if (agreements.Count == 0) return [];
        return [.. (await db.CartItems(user, ct)).GroupBy(item => item.Supplier.Id).Select(group => Row(agreements, [.. group], query.DeliverOn)).OfType<CoverRow>()];
    }

    private static CoverRow? Row(IReadOnlyList<Agreement> agreements, IReadOnlyList<CartItem> items, DateOnly deliverOn)
    {
        var wanted = items.Select(item => new WantedOfPlan(item.OfferId, item.Product.Name, item.Offer.Unit, item.Quantity, item.Price, Guid.Empty)).ToArray();
        CoverRow? first = null;
        foreach (var agreement in agreements.Fitting(wanted, items[0].Supplier.Id))
        {
            var draws = agreement.Hold(wanted, deliverOn, out var why);
            var row = new CoverRow(items[0].Supplier.Name, agreement.Number, draws.Aggregate(Money.Zero, (sum, draw) => sum + draw.Amount), why);
            if (why is null) return row;
            first ??= row;
        }
        return first;
    }
}

/// <summary>The preview on the checkout: @await Component.InvokeAsync("CoverPreview", new { deliverOn }).</summary>
[ViewComponent(Name = "CoverPreview")]
public sealed class CoverPreview(IMediator mediator) : ViewComponent
{
    /// <param name="deliverOn">The day of delivery as it stands on the form.</param>
    public async Task<IViewComponentResult> InvokeAsync(DateOnly? deliverOn) =>
        View("/Features/Orders/Covering/CoverPreview.cshtml", deliverOn is { } day ? await mediator.Send(new ShowCover(day), HttpContext.RequestAborted) : []);
}
