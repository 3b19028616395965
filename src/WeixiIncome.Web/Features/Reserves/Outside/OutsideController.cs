using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Outside;

/// <summary>Buyers unknown here, until somebody says which unit they are.</summary>
[For(MarketRole.CountySupervisor, MarketRole.Administrator), Route("/reserve/outside")]
public sealed class OutsideController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListOutside query) => Show(query, "Outside");

    [HttpPost("{id:guid}/assign")]
    public Task<IActionResult> Assign(Guid id, AssignBuyer form) =>
        Do(form with { Id = id }, _ => "/reserve/outside", "已归到该单位，它的 832 订单随之绑定。", () => Index(new(null, null)));
}
