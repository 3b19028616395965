using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Desk;

/// <summary>Where administrators begin.</summary>
[For(MarketRole.Administrator)]
public sealed class AdminController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("/admin")]
    public Task<IActionResult> Index() => Show(new ShowAdminDesk(), "Index");
}
