using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Ledger.Activities;

/// <summary>The 四进 activities: entered by the county or a unit, with what was promised there and what came of it.</summary>
[Authorize, Route("/activities")]
public sealed class ActivitiesController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListActivities query) => Show(query, "Activities");

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListActivities query, string? format)
    {
        var sheet = await Mediator.Send(new ExportActivities(query), HttpContext.RequestAborted);
        return SheetFile.Download("activities", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("new"), For(MarketRole.CountySupervisor, MarketRole.Buyer, MarketRole.Approver)]
    public Task<IActionResult> New() => Show(new ShowActivityForm(null), "Form");

    [HttpGet("{number}/edit"), For(MarketRole.CountySupervisor, MarketRole.Buyer, MarketRole.Approver)]
    public Task<IActionResult> Edit(string number) => Show(new ShowActivityForm(number), "Form");

    [HttpPost("keep"), For(MarketRole.CountySupervisor, MarketRole.Buyer, MarketRole.Approver)]
    public Task<IActionResult> Keep(KeepActivity form) => Do(form, Page, "活动已保存。", () => Show(new ShowActivityForm(form.Number, form), "Form"));

    [HttpGet("{number}")]
    public Task<IActionResult> Activity(string number) => Show(new ShowActivity(number), "Activity");

    [HttpPost("{number}/papers"), For(MarketRole.CountySupervisor, MarketRole.Buyer, MarketRole.Approver)]
    public Task<IActionResult> Attach(AddActivityPaper form) => Act(form, form.Number, "材料已收存。");

    [HttpPost("{number}/report"), For(MarketRole.CountySupervisor, MarketRole.Buyer, MarketRole.Approver)]
    public Task<IActionResult> Report(ReportActivity form) => Act(form, form.Number, "活动总结已保存。");

    [HttpPost("{number}/cancel"), For(MarketRole.CountySupervisor, MarketRole.Buyer, MarketRole.Approver)]
    public Task<IActionResult> Cancel(CancelActivity form) => Act(form, form.Number, "活动已取消。");

    private Task<IActionResult> Act(IRequest<string> form, string number, string sentence) => Do(form, Page, sentence, () => Show(new ShowActivity(number), "Activity"));

    private static string Page(string number) => $"/activities/{number}";
}
