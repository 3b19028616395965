using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>Standing orders of a unit: its people see them, its buyers keep them, its approvers stand behind them.</summary>
[For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Receiver, MarketRole.Treasurer, MarketRole.Auditor, MarketRole.Administrator), Route("standing")]
public sealed class StandingController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index() => Show(new ListStanding());

    [HttpGet("new"), For(MarketRole.Buyer)]
    public Task<IActionResult> New(Guid? list, string? order) => Show(new ShowStandingForm(null, list, order), "Form");

    [HttpPost("new"), For(MarketRole.Buyer)]
    public Task<IActionResult> New(KeepStanding form) => Do(form, number => $"/standing/{number}", "定期订单已建立；审批人审批之前，每次下单都要单独审批。", () => Show(new ShowStandingForm(null, null, null, form), "Form"));

    [HttpGet("{number}")]
    public Task<IActionResult> One(string number, bool last) => Show(new ShowStanding(number, last));

    [HttpGet("{number}/edit"), For(MarketRole.Buyer)]
    public Task<IActionResult> Edit(string number, Guid? list) => Show(new ShowStandingForm(number, list, null), "Form");

    [HttpPost("{number}/edit"), For(MarketRole.Buyer)]
    public Task<IActionResult> Edit(string number, KeepStanding form) => Do(form with { Number = number }, _ => $"/standing/{number}", "今后都按新的内容执行。", () => Show(new ShowStandingForm(number, null, null, form), "Form"));

    [HttpPost("{number}/submit"), For(MarketRole.Buyer)]
    public Task<IActionResult> Submit(SubmitDelivery form) => Do(form, done => done.Problems == 0
        ? Done(done.Awaiting == 0 ? "本次 {0} 张订单在已审批范围内，已直接发给供应商。" : "本次 {0} 张订单已提交，其中 {1} 张等审批。", [done.Orders, done.Awaiting], $"/orders/placed/{done.OrderKey}")
        : Done("本次 {0} 张订单已提交，有 {1} 种产品没有下单，原因见执行记录。", [done.Orders, done.Problems], $"/standing/{form.Number}"), () => Again(form.Number, "submit"));

    [HttpPost("{number}/once"), For(MarketRole.Buyer)]
    public Task<IActionResult> Once(ChangeDeliveryOnce form) => Act(form.Number, "once", form, "已改好这一次的数量，到下单日自动下单；以后仍按原来的数量。");

    [HttpPost("{number}/from-now"), For(MarketRole.Buyer)]
    public Task<IActionResult> FromNow(ChangeFromNowOn form) => Act(form.Number, "from-now", form, "今后每次都按新的数量。");

    [HttpPost("{number}/skip"), For(MarketRole.Buyer)]
    public Task<IActionResult> Skip(SkipDelivery form) => Act(form.Number, "skip", form, "已跳过这一次。");

    [HttpPost("{number}/unskip"), For(MarketRole.Buyer)]
    public Task<IActionResult> Unskip(UnskipDelivery form) => Act(form.Number, "unskip", form, "这一次照常送货。");

    [HttpPost("{number}/pause"), For(MarketRole.Buyer)]
    public Task<IActionResult> Pause(PauseStanding form) => Act(form.Number, "pause", form, "已暂停，恢复之前不再自动下单。");

    [HttpPost("{number}/resume"), For(MarketRole.Buyer)]
    public Task<IActionResult> Resume(ResumeStanding form) => Act(form.Number, "resume", form, "已恢复执行。");

    [HttpPost("{number}/end"), For(MarketRole.Buyer)]
    public Task<IActionResult> End(EndStanding form) => Act(form.Number, "end", form, "定期订单已结束。");

    [HttpPost("{number}/take-over"), For(MarketRole.Buyer)]
    public Task<IActionResult> TakeOver(TakeOverStanding form) => Act(form.Number, "take-over", form, "以后由您负责，以您的名义下单。");

    [HttpPost("{number}/approve"), For(MarketRole.Approver)]
    public Task<IActionResult> Approve(ApproveStanding form) => Act(form.Number, "approve", form, "已审批通过，±10% 以内的订单不再逐单审批。");

    [HttpPost("{number}/refuse"), For(MarketRole.Approver)]
    public Task<IActionResult> Refuse(RefuseStanding form) => Act(form.Number, "refuse", form, "已退回。");

    [HttpGet("runs")]
    public Task<IActionResult> Runs(ListRuns query) => Show(query);

    [HttpGet("runs/export")]
    public async Task<IActionResult> ExportRuns(ListRuns query, string? format)
    {
        var sheet = await Mediator.Send(new ExportRuns(query), HttpContext.RequestAborted);
        return SheetFile.Download("standing-runs", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("holidays"), For(MarketRole.Buyer, MarketRole.Approver)]
    public Task<IActionResult> Holidays() => Show(new ListHolidays());

    [HttpPost("holidays"), For(MarketRole.Buyer)]
    public Task<IActionResult> Holidays(KeepHoliday form) => Do(form, _ => "/standing/holidays", "假期已保存。", () => Show(new ListHolidays(form), "Holidays"));

    [HttpPost("holidays/{id:guid}/remove"), For(MarketRole.Buyer)]
    public Task<IActionResult> RemoveHoliday(RemoveHoliday form) => Do(form, _ => "/standing/holidays", "假期已删除。", () => Show(new ListHolidays(), "Holidays"));

    private Task<IActionResult> Act(string number, string act, ICommand<bool> command, string sentence) => Do(command, _ => $"/standing/{number}", sentence, () => Again(number, act));

    private Task<IActionResult> Again(string number, string act)
    {
        ViewData["Act"] = act;
        return Show(new ShowStanding(number, false), "One");
    }
}
