using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Catalogue.Import;

/// <summary>A supplier's products from a sheet: a dry run first, then the import of the same file.</summary>
[For(MarketRole.CooperativeClerk), Route("/supply/products/import")]
public sealed class ImportController(IMediator mediator) : MarketController(mediator)
{
    private const string Address = "/supply/products/import";
    private const string TemplateAddress = "/supply/products/import/template";

    [HttpGet("")]
    public IActionResult Index() => View("Import", new ImportPage(Address, TemplateAddress));

    /// <summary>After a good dry run the page offers to import; an imported file leads to the list.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Index(IFormFile? file, Guid? kept)
    {
        var page = await Mediator.Send(new HandInSheet(file, kept, new(Address, TemplateAddress), (sheet, dryRun) => new ImportProducts(sheet, dryRun)), HttpContext.RequestAborted);
        if (page.Report is { Saved: true, Counts: { } counts }) return Done("已导入：新增 {0}，修改 {1}，未变 {2}。", [counts.Added, counts.Changed, counts.Same], "/supply/products");
        if (page.Report is not { IsGood: true }) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Import", page);
    }

    [HttpGet("template")]
    public IActionResult Template(string? format) => SheetFile.Download("products-template", format, ProductColumns.All, ProductTemplate.Rows);
}
