using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Import;

/// <summary>A supplier's harvest lots from a sheet: a dry run first, then the import of the same file.</summary>
[For(MarketRole.CooperativeClerk), Route("/supply/lots/import")]
public sealed class LotImportController(IMediator mediator) : MarketController(mediator)
{
    private static readonly (string Address, string Template) Own = ("/supply/lots/import", "/supply/lots/import/template");

    [HttpGet("")]
    public IActionResult Import() => View("Import", new ImportPage(Own.Address, Own.Template));

    [HttpPost("")]
    public async Task<IActionResult> Import(IFormFile? file, Guid? kept)
    {
        var page = await Mediator.Send(new HandInSheet(file, kept, new(Own.Address, Own.Template), (sheet, dryRun) => new ImportLots(sheet, dryRun)), HttpContext.RequestAborted);
        if (page.Report is { Saved: true, Counts: { } counts }) return Done("已导入 {0} 个批次。", [counts.Added], "/supply/lots");
        if (page.Report is not { IsGood: true }) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Import", page);
    }

    [HttpGet("template")]
    public IActionResult Template(string? format) => SheetFile.Download("lots-template", format, LotColumns.All, LotColumns.Examples);
}
