using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Thresholds;

/// <summary>Purchase thresholds (采购限额) by year, with the document that says so.</summary>
[For(MarketRole.CountySupervisor, MarketRole.Administrator)]
[Route("/oversight/thresholds")]
public sealed class ThresholdsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index() => Show(new ListThresholds(), "Thresholds");

    [HttpPost("")]
    public Task<IActionResult> Index(KeepThreshold form) => Do(form, _ => "/oversight/thresholds", "采购限额已保存。", () => Show(new ListThresholds(form), "Thresholds"));
}
