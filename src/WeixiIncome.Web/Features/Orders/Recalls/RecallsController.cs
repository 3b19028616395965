using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Catalogue.Lots;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Recalls;

/// <summary>Recalls: started by the supplier or the county, answered by every buyer that they reached.</summary>
[Authorize]
[Route("recalls")]
public sealed class RecallsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet]
    public Task<IActionResult> Recalls(int? page) => Show(new ListRecalls(page), "Recalls");

    [HttpGet("{number}")]
    public Task<IActionResult> Recall(string number, int? page) => Show(new ShowRecall(number, page), "Recall");

    [HttpPost("/supply/lots/{lot}/recall"), For(MarketRole.CooperativeClerk, MarketRole.CountySupervisor)]
    public Task<IActionResult> Start(StartRecall form) => Do(form, number => $"/recalls/{number}", "召回已开始，已通知所有收到这批货的采购方。", () => Again("recall", new ShowLot(form.Lot), "/Features/Catalogue/Lots/Lot.cshtml"));

    [HttpPost("{number}/answer"), For(MarketRole.Buyer, MarketRole.Receiver, MarketRole.Individual)]
    public Task<IActionResult> Answer(AnswerRecall form) => Do(form, _ => $"/recalls/{form.Number}", "已答复，谢谢配合。", () => Again("answer", new ShowRecall(form.Number), "Recall"));

    [HttpPost("{number}/end"), For(MarketRole.CooperativeClerk, MarketRole.CountySupervisor)]
    public Task<IActionResult> End(EndRecall form) => Do(form, _ => $"/recalls/{form.Number}", "召回已结束。", () => Again("end", new ShowRecall(form.Number), "Recall"));

    private Task<IActionResult> Again<TPage>(string act, IRequest<TPage> page, string view)
    {
        ViewData["Act"] = act;
        return Show(page, view);
    }
}
