using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Income.Notices;

/// <summary>Public notices of villages (村级公示), and what is objected to them.</summary>
[Route("income/notices"), For(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
public sealed class PublicNoticesController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet]
    public Task<IActionResult> Notices(int? page) => Show(new ListNotices(page), "PublicNotices");

    [HttpPost]
    public Task<IActionResult> Post(PostNotice form) => Do(form, number => $"/income/notices/{number}", "公示已制作，请打印张贴并上传照片。", () => Again("post", new ListNotices(), "PublicNotices"));

    [HttpGet("{number}")]
    public Task<IActionResult> Notice(string number) => Show(new ShowNotice(number), "PublicNotice");

    [HttpPost("{number}/photo")]
    public Task<IActionResult> Photo(PhotographNotice form) => On(form.Number, "photo", form, "照片已收存。");

    [HttpPost("{number}/objections")]
    public Task<IActionResult> TakeObjection(RecordObjection form) => On(form.Number, "object", form, "异议已登记，由另一人核实。");

    [HttpPost("{number}/decide")]
    public Task<IActionResult> Decide(DecideObjection form) => On(form.Number, $"decide-{form.ObjectionId}", form, "异议已处理。");

    private Task<IActionResult> On<TAnswer>(string number, string act, IRequest<TAnswer> form, string sentence) => Do(form, _ => $"/income/notices/{number}", sentence, () => Again(act, new ShowNotice(number), "PublicNotice"));

    private Task<IActionResult> Again<TPage>(string act, IRequest<TPage> page, string view)
    {
        ViewData["Act"] = act;
        return Show(page, view);
    }
}
