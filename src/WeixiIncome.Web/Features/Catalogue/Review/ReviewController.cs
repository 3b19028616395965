using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Review;

/// <summary>The county decides what comes on the shelf.</summary>
[For(MarketRole.CountySupervisor, MarketRole.Administrator), Route("/oversight/products")]
public sealed class ReviewController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListProductsToReview query) => Show(query, "Desk");

    [HttpGet("{number}")]
    public Task<IActionResult> Product(string number) => Show(new ShowProductToReview(number), "One");

    [HttpPost("{number}/publish")]
    public Task<IActionResult> Publish(PublishProduct form) => Do(form, _ => "/oversight/products", "已上架，供应商已收到通知。", () => Product(form.Number));

    [HttpPost("{number}/return")]
    public Task<IActionResult> Return(ReturnProduct form) => Do(form, _ => "/oversight/products", "已退回，供应商已收到通知。", () => Product(form.Number));
}
