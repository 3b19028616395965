using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Buying.Quotations;

/// <summary>Requests for quotation, read by the unit and those who watch over it.</summary>
[For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Receiver, MarketRole.Treasurer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.ProvinceViewer, MarketRole.Auditor, MarketRole.Administrator)]
[Route("/quotations")]
public sealed class QuotationsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListQuotations query) => Show(query, "Quotations");

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListQuotations query, string? format)
    {
        var sheet = await Mediator.Send(new ExportQuotations(query), HttpContext.RequestAborted);
        return SheetFile.Download("quotations", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("{number}")]
    public Task<IActionResult> One(string number) => Show(new ShowQuotation(number), "Quotation");

    [HttpGet("{number}/export")]
    public async Task<IActionResult> Answers(string number, string? format)
    {
        var sheet = await Mediator.Send(new ExportAnswers(number), HttpContext.RequestAborted);
        return SheetFile.Download(number, format, sheet.Columns, sheet.Rows);
    }
}

/// <summary>What a buyer does with requests for quotation.</summary>
[For(MarketRole.Buyer), Route("/quotations")]
public sealed class RequestingController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("new")]
    public Task<IActionResult> New() => Show(new ShowQuotationForm(), "Form");

    [HttpPost("new")]
    public Task<IActionResult> New(KeepQuotation form) => Keep(form with { Number = null });

    [HttpGet("{number}/edit")]
    public Task<IActionResult> Edit(string number) => Show(new ShowQuotationForm(number), "Form");

    [HttpPost("{number}/edit")]
    public Task<IActionResult> Edit(KeepQuotation form) => Keep(form);

    [HttpPost("{number}/publish")]
    public Task<IActionResult> Publish(PublishQuotation form) => Act(form.Number, form, "询价已发布，供应商会收到通知。");

    [HttpPost("{number}/withdraw")]
    public Task<IActionResult> Withdraw(WithdrawQuotation form) => Act(form.Number, form, "询价已撤回。");

    private Task<IActionResult> Keep(KeepQuotation form) =>
        Do(form, number => $"/quotations/{number}", "询价草稿已保存，核对后发布。", () => Show(new ShowQuotationForm(form.Number, form), "Form"));

    private Task<IActionResult> Act<TAnswer>(string number, ICommand<TAnswer> command, string sentence) =>
        Do(command, _ => $"/quotations/{number}", sentence, () => Show(new ShowQuotation(number), "Quotation"));
}

/// <summary>What buyers and approvers do once the deadline has passed; awarding itself stands with the orders that come of it.</summary>
[For(MarketRole.Buyer, MarketRole.Approver), Route("/quotations/{number}")]
public sealed class OpeningController(IMediator mediator) : MarketController(mediator)
{
    [HttpPost("open")]
    public Task<IActionResult> Open(OpenQuotation form) => Act(form.Number, form, "报价已开启，请审批人比较后定标。");

    [HttpPost("fail")]
    public Task<IActionResult> Fail(FailQuotation form) => Act(form.Number, form, "已宣布流标。");

    [HttpPost("paper")]
    public Task<IActionResult> Paper(IssueAwardPaper form) =>
        Do(form, paper => LocalRedirect($"/papers/{paper}?back=/quotations/{form.Number}"), () => Show(new ShowQuotation(form.Number), "Quotation"));

    private Task<IActionResult> Act<TAnswer>(string number, ICommand<TAnswer> command, string sentence) =>
        Do(command, _ => $"/quotations/{number}", sentence, () => Show(new ShowQuotation(number), "Quotation"));
}
