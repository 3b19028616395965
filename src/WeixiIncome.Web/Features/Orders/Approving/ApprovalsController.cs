using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Orders.Approving;

/// <summary>The approver's inbox and what an approver does with an order.</summary>
[For(MarketRole.Approver)]
public sealed class ApprovalsController(IMediator mediator) : OrderActs(mediator)
{
    [HttpGet("/approvals")]
    public Task<IActionResult> Approvals(string? q, decimal? from, decimal? to, Purpose? purpose, string? sort, int? page) => Show(new ListApprovals(q, from, to, purpose, sort, page));

    [HttpGet("/approvals/export")]
    public async Task<IActionResult> Export(string? q, decimal? from, decimal? to, Purpose? purpose, string? sort, string? format)
    {
        var sheet = await Mediator.Send(new ExportApprovals(new(q, from, to, purpose, sort)), HttpContext.RequestAborted);
        return SheetFile.Download("approvals", format, sheet.Columns, sheet.Rows);
    }

    [HttpPost("/approvals")]
    public async Task<IActionResult> Several(ApproveSeveral form)
    {
        var done = ModelState.IsValid ? await Mediator.Send(form, HttpContext.RequestAborted) : [];
        if (done.Count == 0 || done.Any(approval => approval.Refused is not null)) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        if (ModelState.IsValid && done.Count == 0) Refuse(new("请先勾选要审批的订单。"));
        return await Show(new ListApprovals(Done: done, Comment: done.Count == 0 ? form.Comment : null), "Approvals");
    }

    [HttpPost("/orders/{number}/approve")]
    public Task<IActionResult> Approve(ApproveOrder form) =>
        Do(form, isLast => Done(isLast ? "已审批通过，供应商会收到通知。" : "已同意，转给下一位审批人。", $"/orders/{form.Number}"), () =>
        {
            ViewData["Act"] = "approve";
            return Show(new ShowOrder(form.Number), "Order");
        });

    [HttpPost("/orders/{number}/reject")]
    public Task<IActionResult> Reject(RejectOrder form) => Act(form.Number, "reject", form, "已退回，库存已退还供应商。");
}
