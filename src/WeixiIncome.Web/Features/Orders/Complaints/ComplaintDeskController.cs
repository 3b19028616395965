using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Orders.Complaints;

/// <summary>The complaint desk of the county, and of a township for its area.</summary>
[For(MarketRole.CountySupervisor, MarketRole.TownshipOfficer, MarketRole.Administrator), Route("/oversight/complaints")]
public sealed class ComplaintDeskController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListComplaints query) => Show(query, "Desk");

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListComplaints query, string? format)
    {
        var sheet = await Mediator.Send(new ExportComplaints(query), HttpContext.RequestAborted);
        return SheetFile.Download("complaints", format, sheet.Columns, sheet.Rows);
    }

    [HttpPost("terms"), For(MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> Terms(SetComplaintTerms form) => Do(form, _ => "/oversight/complaints", "办理期限已保存。", () => Show(new ListComplaints(), "Desk"));

    [HttpPost("{number}/assign")]
    public Task<IActionResult> Assign(AssignComplaint form) => Act(form, form.Number, "已受理并交办。");

    [HttpPost("{number}/decide")]
    public Task<IActionResult> Decide(DecideComplaint form) => Act(form, form.Number, "处理结果已保存，请另一位工作人员复核办结。");

    [HttpPost("{number}/close")]
    public Task<IActionResult> Close(CloseComplaint form) => Act(form, form.Number, "投诉已办结。");

    private Task<IActionResult> Act(ICommand<bool> command, string number, string sentence) =>
        Do(command, _ => $"/complaints/{number}", sentence, () => Show(new ShowComplaint(number), "Complaint"));
}
