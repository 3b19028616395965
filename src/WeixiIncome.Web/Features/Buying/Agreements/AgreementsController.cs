using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Buying.Agreements;

/// <summary>Supply agreements (供货协议) and monthly plans (月度计划) of both sides; the queries decide who sees which.</summary>
[Authorize, Route("agreements")]
public sealed class AgreementsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListAgreements query) => Show(query);

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListAgreements query, string? format)
    {
        var sheet = await Mediator.Send(new ExportAgreements(query), HttpContext.RequestAborted);
        return SheetFile.Download("agreements", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("new"), For(MarketRole.Buyer)]
    public Task<IActionResult> New(AgreementKind? kind, Guid? list, string? from) => Show(new ShowNewAgreement(kind, list, from), "New");

    [HttpPost("new"), For(MarketRole.Buyer)]
    public Task<IActionResult> New(SubmitAgreement form) =>
        Do(form, number => $"/agreements/{number}", "已提交，等本单位审批人审批。", () => Show(new ShowNewAgreement(form.Kind, null, null, form), "New"));

    [HttpGet("{number}")]
    public Task<IActionResult> One(string number) => Show(new ShowAgreement(number));

    [HttpPost("{number}/approve"), For(MarketRole.Approver)]
    public Task<IActionResult> Approve(ApproveAgreement form) => Act(form.Number, "approve", form, "已审批通过。");

    [HttpPost("{number}/refuse"), For(MarketRole.Approver)]
    public Task<IActionResult> Refuse(RefuseAgreement form) => Act(form.Number, "refuse", form, "已退回。");

    [HttpPost("{number}/confirm"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Confirm(ConfirmAgreement form) => Act(form.Number, "confirm", form, "已确认，协议开始执行。");

    [HttpPost("{number}/decline"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Decline(DeclineAgreement form) => Act(form.Number, "decline", form, "已谢绝，采购方会收到通知。");

    [HttpPost("{number}/terminate"), For(MarketRole.Buyer, MarketRole.Approver)]
    public Task<IActionResult> Terminate(TerminateAgreement form) => Act(form.Number, "terminate", form, "已终止；以后的订单要单独审批。");

    [HttpPost("{number}/paper"), For(MarketRole.Buyer, MarketRole.Approver, MarketRole.CooperativeClerk)]
    public Task<IActionResult> Paper(IssueAgreementPaper form) =>
        Do(form, paper => LocalRedirect($"/papers/{paper}?back=/agreements/{form.Number}"), () => Show(new ShowAgreement(form.Number), "One"));

    private Task<IActionResult> Act(string number, string act, ICommand<bool> command, string sentence) => Do(command, _ => $"/agreements/{number}", sentence, () =>
    {
        ViewData["Act"] = act;
        return Show(new ShowAgreement(number), "One");
    });
}
