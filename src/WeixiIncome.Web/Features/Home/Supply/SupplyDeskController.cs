using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Home.Supply;

/// <summary>The first page of a supplier's day.</summary>
[For(MarketRole.CooperativeClerk)]
public sealed class SupplyDeskController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("/supply")]
    public Task<IActionResult> Desk() => Show(new ShowSupplyDesk(), "SupplyDesk");
}
