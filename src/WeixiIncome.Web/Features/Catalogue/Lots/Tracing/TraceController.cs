using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Tracing;

/// <summary>The public page behind a label's QR code.</summary>
[AllowAnonymous]
public sealed class TraceController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("/trace/{number}")]
    public Task<IActionResult> Trace(string number) => Show(new TraceLot(number), "Trace");
}
