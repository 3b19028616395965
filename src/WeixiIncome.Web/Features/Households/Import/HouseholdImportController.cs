using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Households.Import;

/// <summary>An officer hands a sheet of households in.</summary>
[Route("/households/import"), For(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.Administrator)]
public sealed class HouseholdImportController(IMediator mediator) : MarketController(mediator)
{
    private static readonly (string Address, string Template) Own = ("/households/import", "/households/import/template");

    [HttpGet("")]
    public IActionResult Import() => View("Import", new ImportPage(Own.Address, Own.Template));

    [HttpPost("")]
    public async Task<IActionResult> Import(IFormFile? file, Guid? kept)
    {
        var page = await Mediator.Send(new HandInSheet(file, kept, new(Own.Address, Own.Template), (sheet, dryRun) => new ImportHouseholds(sheet, dryRun)), HttpContext.RequestAborted);
        if (page.Report is not { IsGood: true }) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Import", page);
    }

    [HttpGet("template")]
    public IActionResult Template(string? format) => SheetFile.Download("households-template", format, HouseholdColumns.All, HouseholdColumns.Examples);
}
