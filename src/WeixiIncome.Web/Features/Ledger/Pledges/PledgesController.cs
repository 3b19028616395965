using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Ledger.Pledges;

/// <summary>Pledges with what orders have drawn of them. A unit's people write them, its approver signs and closes; the county reads and exports.</summary>
[Authorize, Route("/pledges")]
public sealed class PledgesController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListPledges query) => Show(query, "Pledges");

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListPledges query, string? format)
    {
        var sheet = await Mediator.Send(new ExportPledges(query), HttpContext.RequestAborted);
        return SheetFile.Download("pledges", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("new"), For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer)]
    public Task<IActionResult> New() => Show(new ShowPledgeForm(null), "Form");

    [HttpGet("{number}/edit"), For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer)]
    public Task<IActionResult> Edit(string number) => Show(new ShowPledgeForm(number), "Form");

    [HttpPost("keep"), For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer)]
    public Task<IActionResult> Keep(KeepPledge form) => Do(form, Page, "认购草稿已保存。", () => Show(new ShowPledgeForm(form.Number, form), "Form"));

    [HttpGet("{number}")]
    public Task<IActionResult> Pledge(string number) => Show(new ShowPledge(number), "Pledge");

    [HttpPost("{number}/sign"), For(MarketRole.Approver)]
    public Task<IActionResult> Sign(SignPledge form) => Act(form, form.Number, "认购已签署，订单可以兑现它了。");

    [HttpPost("{number}/close"), For(MarketRole.Approver)]
    public Task<IActionResult> Close(ClosePledge form) => Act(form, form.Number, "认购已结转。");

    [HttpPost("{number}/withdraw"), For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer)]
    public Task<IActionResult> Withdraw(WithdrawPledge form) => Act(form, form.Number, "认购草稿已撤回。");

    [HttpPost("{number}/repeat"), For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer)]
    public Task<IActionResult> Repeat(RepeatPledge form) => Do(form, Page, "下一年的认购草稿已按这一份做好，请核对后签署。", () => Show(new ShowPledge(form.Number), "Pledge"));

    [HttpPost("{number}/print"), For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer)]
    public Task<IActionResult> Print(PrintPledge form) =>
        Do(form, paper => LocalRedirect($"/papers/{paper}?back=/pledges/{form.Number}"), () => Show(new ShowPledge(form.Number), "Pledge"));

    private Task<IActionResult> Act(IRequest<string> form, string number, string sentence) => Do(form, Page, sentence, () => Show(new ShowPledge(number), "Pledge"));

    private static string Page(string number) => $"/pledges/{number}";
}
