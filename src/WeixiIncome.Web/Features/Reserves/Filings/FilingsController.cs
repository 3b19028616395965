using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Reserves.Filings;

/// <summary>What units file: by a form where there is no file, and from 832's own file.</summary>
[For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer, MarketRole.CountySupervisor, MarketRole.Administrator), Route("/reserve")]
public sealed class FilingsController(IMediator mediator) : MarketController(mediator)
{
    private const string ImportAddress = "/reserve/import";

    [HttpGet("filing")]
    public Task<IActionResult> Filing(Guid? unit, int? year) => Show(new ShowFilingForm(unit, year), "Filing");

    [HttpPost("filing")]
    public Task<IActionResult> Filing(KeepFiling form) =>
        Do(form, id => form.Unit is null ? $"/reserve?year={form.Year}" : $"/reserve/units/{id}?year={form.Year}", "预留份额已保存。", () =>
        {
            ModelState.Remove(nameof(form.Version));
            return Show(new ShowFilingForm(form.Unit, form.Year, form), "Filing");
        });

    [HttpGet("import")]
    public IActionResult Import() => View("Import", new ImportPage(ImportAddress, $"{ImportAddress}/template"));

    [HttpPost("import")]
    public async Task<IActionResult> Import(IFormFile? file, Guid? kept)
    {
        var page = await Mediator.Send(new HandInSheet(file, kept, new(ImportAddress, $"{ImportAddress}/template"), (sheet, dryRun) => new ImportReserve(sheet, dryRun)), HttpContext.RequestAborted);
        if (page.Report is { Saved: true, Counts: { } counts }) return Done("已导入：新增 {0}，修改 {1}，未变 {2}。", [counts.Added, counts.Changed, counts.Same], "/reserve");
        if (page.Report is not { IsGood: true }) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Import", page);
    }

    [HttpGet("import/template")]
    public IActionResult Template(string? format) => SheetFile.Download("reserve-832-template", format, FilingColumns.All, FilingColumns.Examples);
}
