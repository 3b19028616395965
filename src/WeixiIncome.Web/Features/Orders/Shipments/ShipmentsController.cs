using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Orders.Shipments;

/// <summary>Delivery notes, their papers, and the record of what was inspected.</summary>
[Authorize]
public sealed class ShipmentsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("/orders/{number}/shipments/{sequence:int}")]
    public Task<IActionResult> Shipment(string number, int sequence) => Show(new ShowShipment(number, sequence), "Shipment");

    [HttpPost("/orders/{number}/shipments/{sequence:int}/papers")]
    public Task<IActionResult> Issue(IssueShipmentPaper form) => Do(form, paper => LocalRedirect($"/papers/{paper}?back=/orders/{form.Number}/shipments/{form.Sequence}"), () => Show(new ShowShipment(form.Number, form.Sequence), "Shipment"));

    [HttpGet("/inspections"), For(MarketRole.Buyer, MarketRole.Receiver, MarketRole.Approver, MarketRole.Treasurer)]
    public Task<IActionResult> Inspections(ListInspections query) => Show(query, "Inspections");

    [HttpGet("/inspections/export"), For(MarketRole.Buyer, MarketRole.Receiver, MarketRole.Approver, MarketRole.Treasurer)]
    public async Task<IActionResult> Export(ListInspections query, string? format)
    {
        var sheet = await Mediator.Send(new ExportInspections(query), HttpContext.RequestAborted);
        return SheetFile.Download("inspections", format, sheet.Columns, sheet.Rows);
    }
}
