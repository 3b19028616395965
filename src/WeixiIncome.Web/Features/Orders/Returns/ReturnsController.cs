using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Orders.Returns;

/// <summary>Goods that come back after acceptance. Who may see which is decided by the queries.</summary>
[Authorize, Route("/returns")]
public sealed class ReturnsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListReturns query) => Show(query, "Returns");

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListReturns query, string? format)
    {
        var sheet = await Mediator.Send(new ExportReturns(query), HttpContext.RequestAborted);
        return SheetFile.Download("returns", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("/orders/{number}/return"), For(MarketRole.Buyer, MarketRole.Receiver, MarketRole.Treasurer, MarketRole.Individual)]
    public Task<IActionResult> New(string number) => Show(new ShowReturnForm(number), "New");

    [HttpPost("/orders/{number}/return"), For(MarketRole.Buyer, MarketRole.Receiver, MarketRole.Treasurer, MarketRole.Individual)]
    public Task<IActionResult> Ask(AskReturn form) => Do(form, asked => $"/returns/{asked}", "退货申请已提交，等供应商答复。", () => Show(new ShowReturnForm(form.Number, form), "New"));

    [HttpGet("{number}")]
    public Task<IActionResult> Return(string number) => Show(new ShowReturn(number), "Return");

    [HttpPost("{number}/agree"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Agree(AgreeReturn form) => Act("agree", form, form.Number, "已同意退货，应付和台账已冲减。");

    [HttpPost("{number}/refuse"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Refuse(RefuseReturn form) => Act("refuse", form, form.Number, "已答复，采购方可以申请裁定。");

    [HttpPost("{number}/goods"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Goods(ReceiveReturned form) => Act("goods", form, form.Number, "退回的货已登记。");

    [HttpPost("{number}/dispute"), For(MarketRole.Buyer, MarketRole.Receiver, MarketRole.Treasurer, MarketRole.Individual)]
    public Task<IActionResult> Dispute(DisputeReturn form) => Act("dispute", form, form.Number, "已申请裁定，主管部门会收到通知。");

    [HttpPost("{number}/withdraw"), For(MarketRole.Buyer, MarketRole.Receiver, MarketRole.Treasurer, MarketRole.Individual)]
    public Task<IActionResult> Withdraw(WithdrawReturn form) => Act("withdraw", form, form.Number, "已撤回退货申请。");

    [HttpPost("{number}/decide"), For(MarketRole.CountySupervisor)]
    public Task<IActionResult> Decide(DecideReturn form) => Act("decide", form, form.Number, "裁定已作出，双方会收到通知。");

    [HttpPost("{number}/messages")]
    public Task<IActionResult> Say(SayInReturn form) => Act("say", form, form.Number, "留言已发送。");

    private Task<IActionResult> Act(string act, ICommand<bool> form, string number, string sentence) => Do(form, _ => $"/returns/{number}", sentence, () =>
    {
        ViewData["Act"] = act;
        return Show(new ShowReturn(number), "Return");
    });
}
