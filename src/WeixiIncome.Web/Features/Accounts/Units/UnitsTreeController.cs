using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Units;

/// <summary>Superior and subordinate budget units, for those who keep registrations.</summary>
[For(MarketRole.Administrator, MarketRole.CountySupervisor), Route("/admin/organisations")]
public sealed class UnitsTreeController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("tree")]
    public Task<IActionResult> Index(string? q) => Show(new ListUnits(q), "Units");
}
