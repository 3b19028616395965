using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Oversight;

/// <summary>Where those who watch over the trade begin their day.</summary>
[For(MarketRole.CountySupervisor, MarketRole.TownshipOfficer, MarketRole.VillageOfficer, MarketRole.ProvinceViewer, MarketRole.Auditor, MarketRole.Administrator)]
public sealed class DeskController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("/oversight")]
    public Task<IActionResult> Index() => Show(new ShowDesk(), "Desk");
}
