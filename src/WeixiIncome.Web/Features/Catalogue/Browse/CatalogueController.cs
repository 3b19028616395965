using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Browse;

/// <summary>What can be bought, for everyone.</summary>
[AllowAnonymous, Route("/catalogue")]
public sealed class CatalogueController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListCatalogue query) => Show(query, "Catalogue");

    [HttpGet("{number}")]
    public Task<IActionResult> Product(string number) => Show(new ShowProduct(number));
}
