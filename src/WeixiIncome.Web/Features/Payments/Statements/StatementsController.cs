using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Payments.Invoices;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.Statements;

/// <summary>The monthly statement: one statement, one invoice, one transfer.</summary>
[Authorize]
[Route("statements")]
public sealed class StatementsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet]
    public Task<IActionResult> Statements(int? page) => Show(new ListStatements(page), "Statements");

    [HttpPost, For(MarketRole.Treasurer, MarketRole.CooperativeClerk)]
    public Task<IActionResult> Issue(IssueStatement form) => Do(form, number => $"/statements/{number}", "对账单已出具，等对方确认。", () => Again("issue", new ListStatements(), "Statements"));

    [HttpGet("{number}")]
    public Task<IActionResult> Statement(string number) => Show(new ShowStatement(number), "Statement");

    [HttpPost("{number}/answer"), For(MarketRole.Treasurer, MarketRole.CooperativeClerk)]
    public Task<IActionResult> Answer(AnswerStatement form) => On(form.Number, "answer", form, form.Agrees ? "对账单已确认。" : "已退回对方，订单可以重新对账。");

    [HttpPost("{number}/pay"), For(MarketRole.Treasurer)]
    public Task<IActionResult> Pay(PayStatement form) => On(form.Number, "pay", form, "付款已登记到各订单，等供应商确认到账。");

    [HttpPost("{number}/received"), For(MarketRole.Treasurer, MarketRole.CooperativeClerk)]
    public Task<IActionResult> Received(ConfirmStatementPaid form) => On(form.Number, "received", form, "已确认到账。");

    [HttpPost("{number}/invoice"), For(MarketRole.Treasurer, MarketRole.CooperativeClerk)]
    public Task<IActionResult> Invoice(string number, UploadInvoice form) => Do(form with { Statement = number }, invoice => $"/invoices/{invoice}", "数电票已登记，双方税号、明细和金额相符。", () => Again("invoice", new ShowStatement(number), "Statement"));

    [HttpPost("{number}/paper"), For(MarketRole.Treasurer, MarketRole.CooperativeClerk)]
    public Task<IActionResult> Paper(IssueStatementPaper form) => Do(form, paper => LocalRedirect($"/papers/{paper}?back=/statements/{form.Number}"), () => Show(new ShowStatement(form.Number), "Statement"));

    [HttpGet("{number}/bundle")]
    public async Task<IActionResult> Bundle(string number) => File(await Mediator.Send(new BundleStatement(number), HttpContext.RequestAborted), "application/zip", $"{number}.zip");

    private Task<IActionResult> On<TAnswer>(string number, string act, IRequest<TAnswer> form, string sentence) => Do(form, _ => $"/statements/{number}", sentence, () => Again(act, new ShowStatement(number), "Statement"));

    private Task<IActionResult> Again<TPage>(string act, IRequest<TPage> page, string view)
    {
        ViewData["Act"] = act;
        return Show(page, view);
    }
}
