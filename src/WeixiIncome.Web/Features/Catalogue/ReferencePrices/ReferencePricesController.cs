using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Catalogue.ReferencePrices;

/// <summary>Reference prices: read by everyone, entered and corrected by the county and its townships.</summary>
[For(MarketRole.CountySupervisor, MarketRole.TownshipOfficer), Route("/prices")]
public sealed class ReferencePricesController(IMediator mediator) : MarketController(mediator)
{
    private const string ImportAddress = "/prices/import";
    private const string TemplateAddress = "/prices/import/template";

    [HttpGet("new")]
    public Task<IActionResult> New() => Show(new ShowNewPrice());

    [HttpPost("new")]
    public Task<IActionResult> New(EnterReferencePrice form) => Do(form, _ => "/prices", "参考价已登记。", () => Show(new ShowNewPrice(form), "New"));

    [HttpGet("{id:guid}")]
    public Task<IActionResult> Price(Guid id) => Show(new ShowPrice(id));

    [HttpPost("{id:guid}")]
    public Task<IActionResult> Price(CorrectReferencePrice form) => Do(form, _ => "/prices", "参考价已更正，原来的价格留在记录里。", () => Show(new ShowPrice(form.Id, form), "Price"));

    [HttpGet("import")]
    public IActionResult Import() => View("Import", new ImportPage(ImportAddress, TemplateAddress));

    [HttpPost("import")]
    public async Task<IActionResult> Import(IFormFile? file, Guid? kept)
    {
        var page = await Mediator.Send(new HandInSheet(file, kept, new(ImportAddress, TemplateAddress), (sheet, dryRun) => new ImportReferencePrices(sheet, dryRun)), HttpContext.RequestAborted);
        if (page.Report is { Saved: true, Counts: { } counts }) return Done("已导入：新增 {0}，修改 {1}，未变 {2}。", [counts.Added, counts.Changed, counts.Same], "/prices");
        if (page.Report is not { IsGood: true }) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Import", page);
    }

    [HttpGet("import/template")]
    public IActionResult Template(string? format) => SheetFile.Download("prices-template", format, PriceColumns.All, PriceColumns.Examples);
}

/// <summary>What everyone may read of reference prices.</summary>
[AllowAnonymous]
public sealed class PriceReadingController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("/prices")]
    public Task<IActionResult> Prices(ListReferencePrices query) => Show(query, "Prices");

    [HttpGet("/prices/export")]
    public async Task<IActionResult> Export(ListReferencePrices query, string? format)
    {
        var sheet = await Mediator.Send(new ExportReferencePrices(query), HttpContext.RequestAborted);
        return SheetFile.Download("prices", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("/catalogue/{number}/prices")]
    public Task<IActionResult> History(string number) => Show(new ShowPriceHistory(number));
}
