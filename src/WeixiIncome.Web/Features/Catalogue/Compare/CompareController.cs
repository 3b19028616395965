using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Catalogue.Compare;

/// <summary>Offers side by side, chosen in the catalogue.</summary>
[AllowAnonymous, Route("/compare")]
public sealed class CompareController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Compare(ShowCompare query) => Show(query, "Compare");

    [HttpGet("export")]
    public async Task<IActionResult> Export(ShowCompare query, string? format)
    {
        var sheet = await Mediator.Send(new ExportCompare(query), HttpContext.RequestAborted);
        return SheetFile.Download("compare", format, sheet.Columns, sheet.Rows);
    }
}
