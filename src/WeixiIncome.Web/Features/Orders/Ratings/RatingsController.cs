using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Ratings;

/// <summary>Ratings of an order by its two sides.</summary>
[For(MarketRole.Buyer, MarketRole.Receiver, MarketRole.Individual, MarketRole.CooperativeClerk)]
public sealed class RatingsController(IMediator mediator) : OrderActs(mediator)
{
    [HttpPost("/orders/{number}/rating")]
    public Task<IActionResult> Rate(RateOrder form) => Act(form.Number, "rating", form, "评价已保存，7 天内可以修改。");
}
