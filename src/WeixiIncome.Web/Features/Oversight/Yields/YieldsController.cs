using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Oversight.Yields;

/// <summary>Households above their plausible yield, for those who keep the register.</summary>
[For(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.Administrator), Route("/oversight/yields")]
public sealed class YieldsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListYields query) => Show(query, "Yields");

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListYields query, string? format)
    {
        var sheet = await Mediator.Send(new ExportYields(query), HttpContext.RequestAborted);
        return SheetFile.Download("yields", format, sheet.Columns, sheet.Rows);
    }
}
