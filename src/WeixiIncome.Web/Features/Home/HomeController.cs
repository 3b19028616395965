using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Home;

/// <summary>The first page.</summary>
[AllowAnonymous]
public sealed class HomeController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("/")]
    public Task<IActionResult> Index() => Show(new ShowHome());
}
