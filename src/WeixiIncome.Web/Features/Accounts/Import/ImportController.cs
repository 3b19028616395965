using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Accounts.Import;

/// <summary>A bureau's organisations from a sheet: a dry run first, then the import of the same file.</summary>
[For(MarketRole.Administrator, MarketRole.CountySupervisor), Route("/admin/organisations/import")]
public sealed class ImportController(IMediator mediator) : MarketController(mediator)
{
    private const string Address = "/admin/organisations/import";

    [HttpGet("")]
    public IActionResult Index() => View("Import", new ImportPage(Address, $"{Address}/template"));

    [HttpPost("")]
    public async Task<IActionResult> Index(IFormFile? file, Guid? kept)
    {
        var page = await Mediator.Send(new HandInSheet(file, kept, new(Address, $"{Address}/template"), (sheet, dryRun) => new ImportOrganisations(sheet, dryRun)), HttpContext.RequestAborted);
        if (page.Report is not { IsGood: true }) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Import", page);
    }

    [HttpGet("template")]
    public IActionResult Template(string? format) => SheetFile.Download("organisations-template", format, OrganisationColumns.All, OrganisationTemplate.Rows);
}

/// <summary>Two rows that show how the columns are filled in; people write over them.</summary>
internal static class OrganisationTemplate
{
    public static readonly IReadOnlyList<IReadOnlyList<object?>> Rows =
    [
        ["维西县某某中学（食堂）", "", "预算单位", "县级", "533423101", "", "和老师", "0887-8620000", "mouzhong", "和老师"],
        ["上海市宝山区某某公司", "", "上海协作单位", "上海", "310113", "", "陆经理", "", "", ""],
    ];
}
