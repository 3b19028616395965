using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Reserves.Overview;

/// <summary>The reserve of one's own unit, of the units below it, or of an officer's area.</summary>
[Authorize, Route("/reserve")]
public sealed class ReserveController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int? year) =>
        await Mediator.Send(new ShowReserve(null, year), HttpContext.RequestAborted) is { } page ? View("Reserve", page) : LocalRedirect(year is null ? "/reserve/units" : $"/reserve/units?year={year}");

    [HttpGet("units")]
    public Task<IActionResult> Units(ListReserves query) => Show(query, "Units");

    [HttpGet("units/export")]
    public async Task<IActionResult> Export(ListReserves query, string? format)
    {
        var sheet = await Mediator.Send(new ExportReserves(query), HttpContext.RequestAborted);
        return SheetFile.Download("reserve", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("units/{id:guid}")]
    public Task<IActionResult> One(Guid id, int? year) => Show(new ShowReserve(id, year), "Reserve");

    [HttpPost("units/{id:guid}/remind")]
    public Task<IActionResult> Remind(Guid id, RemindUnit form) =>
        Do(form with { Unit = id }, _ => $"/reserve/units/{id}?year={form.Year}", "已提醒该单位的采购员、审批人和财务。", () => One(id, form.Year));
}
