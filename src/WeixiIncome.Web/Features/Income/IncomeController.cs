using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Income;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Income;

/// <summary>Income against the plan's table, and tables exchanged with the monitoring systems.</summary>
[Route("income"), For(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.ProvinceViewer)]
public sealed class IncomeController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet]
    public Task<IActionResult> Income(ShowIncome query) => Show(query, "Income");

    [HttpGet("exchange"), For(MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public Task<IActionResult> Exchange(MonitoringSystem? system, int? year) => Show(new ShowExchange(system ?? MonitoringSystem.YunnanIncome, year), "Exchange");

    [HttpPost("exchange"), For(MarketRole.CountySupervisor)]
    public Task<IActionResult> Keep(KeepTemplate form) => Do(form, _ => $"/income/exchange?system={form.System}", "列名已保存。", () => Show(new ShowExchange(form.System ?? MonitoringSystem.YunnanIncome), "Exchange"));

    [HttpGet("export"), For(MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public async Task<IActionResult> Export(MonitoringSystem system, int year, string? format, bool template)
    {
        var sheet = await Mediator.Send(new ExportIncome(system, year, template), HttpContext.RequestAborted);
        return SheetFile.Download(template ? "income-template" : $"income-{year}", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("import"), For(MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public IActionResult Import(MonitoringSystem? system, int? year) => View("Import", Page(system, year));

    [HttpPost("import"), For(MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public async Task<IActionResult> Import(IFormFile? file, Guid? kept, MonitoringSystem? system, int? year)
    {
        var of = Page(system, year);
        var page = await Mediator.Send(new HandInSheet(file, kept, of.Import, (sheet, dryRun) => new ImportIncome(sheet, dryRun, of.System, of.Year)), HttpContext.RequestAborted);
        if (page.Report is not { IsGood: true }) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Import", of with { Import = page });
    }

    private IncomeImportPage Page(MonitoringSystem? system, int? year)
    {
        var (of, when) = (system ?? MonitoringSystem.YunnanIncome, year ?? IncomeYear.Of(DateOnly.FromDateTime(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime)));
        return new(of, when, new($"/income/import?system={of}&year={when}", $"/income/export?system={of}&year={when}&template=true"));
    }
}

/// <summary>The import page of a system and year.</summary>
public sealed record IncomeImportPage(MonitoringSystem System, int Year, ImportPage Import);
