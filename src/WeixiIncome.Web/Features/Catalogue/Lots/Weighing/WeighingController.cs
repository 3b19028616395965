using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Weighing;

/// <summary>The scale (过磅) on a phone, and its receipts.</summary>
[For(MarketRole.CooperativeClerk)]
public sealed class WeighingController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("/supply/weigh-in")]
    public Task<IActionResult> Scale(string? lot) => Show(new ShowScale(lot), "Scale");

    [HttpPost("/supply/weigh-in")]
    public Task<IActionResult> Weigh(WeighProduce form) => Do(form, weighed => Done("已过磅，收据 {0}。", [weighed.Receipt], $"/supply/weigh-in?lot={weighed.Lot}"), () => Show(new ShowScale(form.Lot), "Scale"));

    [HttpGet("/supply/weigh-ins/{number}")]
    public Task<IActionResult> Receipt(string number) => Show(new ShowReceipt(number), "Receipt");
}
