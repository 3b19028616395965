using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Buying.Lists;

/// <summary>Shopping lists, shared by all who buy for the unit.</summary>
[For(MarketRole.Buyer, MarketRole.Individual), Route("lists")]
public sealed class ListsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index() => Show(new ListLists());

    [HttpPost("")]
    public Task<IActionResult> Create(CreateList form) => Do(form, id => $"/lists/{id}", "清单已建立。", () => Show(new ListLists(), "Index"));

    [HttpPost("add")]
    public Task<IActionResult> Add(AddToList form) => Do(form, id => $"/lists/{id}", "已加入清单。", () => Show(new ListLists(), "Index"));

    [HttpPost("add-cart")]
    public Task<IActionResult> AddCart(AddCartToList form) => Do(form, id => $"/lists/{id}", "已加入清单。", () => Show(new ListLists(), "Index"));

    [HttpGet("{id:guid}")]
    public Task<IActionResult> One(Guid id) => Show(new ShowList(id));

    [HttpPost("{id:guid}/lines")]
    public Task<IActionResult> Set(SetList form) => Do(form, _ => $"/lists/{form.Id}", "清单已保存。", () => Show(new ShowList(form.Id), "One"));

    [HttpPost("{id:guid}/remove")]
    public Task<IActionResult> Remove(RemoveList form) => Do(form, _ => "/lists", "清单已删除。", () => Show(new ShowList(form.Id), "One"));

    [HttpPost("{id:guid}/to-cart")]
    public Task<IActionResult> ToCart(PutListIntoCart form) => Do(form, refilled =>
    {
        if (refilled.Changes.Count > 0) TempData["Changes"] = refilled.Changes.ToArray();
        return Done("清单里的 {0} 种产品已放入购物车。", [refilled.Put], "/cart");
    }, () => Show(new ShowList(form.Id), "One"));

    [HttpGet("{id:guid}/export")]
    public async Task<IActionResult> Export(Guid id, string? format)
    {
        var sheet = await Mediator.Send(new ExportList(id), HttpContext.RequestAborted);
        return SheetFile.Download("list", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("{id:guid}/import")]
    public async Task<IActionResult> Import(Guid id)
    {
        await Mediator.Send(new ShowList(id), HttpContext.RequestAborted);
        return View("Import", Page(id));
    }

    [HttpPost("{id:guid}/import")]
    public async Task<IActionResult> Import(Guid id, IFormFile? file, Guid? kept)
    {
        var page = await Mediator.Send(new HandInSheet(file, kept, Page(id), (sheet, dryRun) => new ImportList(id, sheet, dryRun)), HttpContext.RequestAborted);
        if (page.Report is not { IsGood: true }) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Import", page);
    }

    [HttpGet("template")]
    public IActionResult Template(string? format) => SheetFile.Download("list-template", format, ListColumns.Template, [["P000001", "", 10m]]);

    private static ImportPage Page(Guid id) => new($"/lists/{id}/import", "/lists/template");
}
