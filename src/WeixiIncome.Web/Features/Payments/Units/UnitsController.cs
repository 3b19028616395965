using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Payments.Units;

/// <summary>What the people of a superior unit may read of the units below it; nothing here acts.</summary>
[For(MarketRole.Approver, MarketRole.Treasurer, MarketRole.Buyer), Route("/units")]
public sealed class UnitsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListUnitTotals query) => Show(query, "Totals");

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListUnitTotals query, string? format)
    {
        var sheet = await Mediator.Send(new ExportUnitTotals(query), HttpContext.RequestAborted);
        return SheetFile.Download("units", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("{id:guid}")]
    public Task<IActionResult> One(ListUnitOrders query) => Show(query, "Orders");

    [HttpGet("{id:guid}/export")]
    public async Task<IActionResult> ExportOne(ListUnitOrders query, string? format)
    {
        var sheet = await Mediator.Send(new ExportUnitOrders(query), HttpContext.RequestAborted);
        return SheetFile.Download("unit-orders", format, sheet.Columns, sheet.Rows);
    }
}
