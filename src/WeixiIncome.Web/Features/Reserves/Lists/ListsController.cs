using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Reserves.Lists;

/// <summary>Lists of 832 orders: the buyer's, the finance bureau's, the supplier's; and what their headings mean.</summary>
[Route("/reserve")]
public sealed class ListsController(IMediator mediator) : MarketController(mediator)
{
    private const string Address = "/reserve/lists";

    [HttpGet("lists"), For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer, MarketRole.CooperativeClerk, MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> Lists() => Show(new ShowLists(null, null, new(Address, $"{Address}/template")), "Lists");

    [HttpPost("lists"), For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer, MarketRole.CooperativeClerk, MarketRole.CountySupervisor, MarketRole.Administrator)]
    public async Task<IActionResult> Lists(IFormFile? file, Guid? kept, List832? source)
    {
        var page = await Mediator.Send(new HandInSheet(file, kept, new(Address, $"{Address}/template"), (sheet, dryRun) => new ImportOrders832(sheet, dryRun, source)), HttpContext.RequestAborted);
        if (page.Report is { Saved: true, Counts: { } counts }) return Done("已导入：新增 {0}，修改 {1}，未变 {2}。", [counts.Added, counts.Changed, counts.Same], "/reserve/purchases");
        if (page.Report is not { IsGood: true }) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var upload = file is null ? null : await UploadedSheet.From(file, HttpContext.RequestAborted);
        return View("Lists", await Mediator.Send(new ShowLists(upload, source, page), HttpContext.RequestAborted));
    }

    [HttpGet("lists/template"), For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer, MarketRole.CooperativeClerk, MarketRole.CountySupervisor, MarketRole.Administrator)]
    public async Task<IActionResult> Template(List832? source, string? format)
    {
        var page = await Mediator.Send(new ShowLists(null, source, new(Address, $"{Address}/template")), HttpContext.RequestAborted);
        var columns = page.Known.FirstOrDefault(known => known.Source == source) ?? page.Known[0];
        return SheetFile.Download("orders-832-template", format, [.. columns.Columns.Where(c => c.Field != Field832.Ignored).GroupBy(c => c.Field).OrderBy(g => g.Key).Select(g => g.First().Title)], []);
    }

    [HttpGet("columns"), For(MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> Columns() => Show(new ShowColumns(), "Columns");

    [HttpPost("columns"), For(MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> Columns(KeepColumns form) => Do(form, _ => "/reserve/columns", "列对应已保存，下次导入就按它读。", () => Show(new ShowColumns(form), "Columns"));
}
